/** Runs something again each time a regulation, or a file beside one, is saved; until the command is interrupted. */
import { resolve } from "node:path";
import type { Language } from "../diagnostics/render.js";
import type { Terminal } from "./terminal.js";
import { WrongUse } from "./wrong-use.js";

/** Saves that come together, as an editor's do, are one. In thousandths of a second. */
const TOGETHER = 80;

/** The exit code once interrupted. A wrong use is told and waited out, since the next save may put it right. */
export async function watchRules(
  paths: readonly string[],
  terminal: Terminal,
  lang: Language,
  run: () => Promise<number>,
): Promise<number> {
  const { watch } = await import("chokidar");
  const watcher = watch(
    paths.map((path) => resolve(terminal.cwd, path)),
    {
      ignoreInitial: true,
      ignored: (path, stats) => stats?.isFile() === true && !/\.(rules|json|md)$/.test(path),
    },
  );
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  let isAsked = false;
  let isOver = false;
  const runOnce = async (): Promise<void> => {
    isAsked = false;
    if (isOver) return;
    terminal.clear();
    try {
      await run();
    } catch (failure) {
      if (!(failure instanceof WrongUse)) throw failure;
      terminal.writeError(`${failure.sentence[lang]}\n`);
    }
    terminal.writeError(lang === "fr" ? "En attente d'un changement…\n" : "Waiting for a change…\n");
  };
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Saves during a run are one run more, however many they are.
      if (isAsked) return;
      isAsked = true;
      current = current.then(runOnce);
    }, TOGETHER);
  });
  await new Promise<void>((ready) => void watcher.once("ready", ready));
  current = current.then(runOnce);
  await terminal.interrupted();
  isOver = true;
  clearTimeout(timer);
  await Promise.all([watcher.close(), current]);
  return 0;
}
