/** `reglo watch`: check, compile and test each time a regulation is saved, in one screen. */
import { newMemory } from "../compiler/index.js";
import { compileCommand } from "./compile-command.js";
import { checkCommand } from "./check-command.js";
import type { Language } from "../diagnostics/render.js";
import type { Terminal } from "./terminal.js";
import { testCommand } from "./test-command.js";
import { watchRules } from "./watch.js";

export interface WatchOptions {
  readonly out: string;
  readonly lang: Language;
}

/** The exit code once interrupted. What is wrong in the texts is shown first, and stops the rest. */
export function watchCommand(
  paths: readonly string[],
  { out, lang }: WatchOptions,
  terminal: Terminal,
): Promise<number> {
  const memory = newMemory();
  return watchRules(paths, terminal, lang, async () => {
    const checked = checkCommand(paths, { json: false, strict: false, lang }, terminal, memory);
    if (checked !== 0) return checked;
    const compiled = await compileCommand(paths, { out, json: false, lang }, terminal, memory);
    if (compiled !== 0) return compiled;
    const shown = {
      bail: false,
      reporter: "texte",
      update: false,
      yes: false,
      watch: false,
      mutants: false,
      lang,
    } as const;
    return testCommand(paths, shown, terminal);
  });
}
