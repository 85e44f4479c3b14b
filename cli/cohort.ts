/** `reglo test --dossiers … --attendu …`: a cohort against the verdicts expected of it, differences grouped by the rule behind them. */
import { accessSync, constants } from "node:fs";
import { resolve } from "node:path";
import type { Language } from "../diagnostics/render.js";
import { runCohort, type CohortResult } from "../harness/cohort.js";
import { changeText, ruleName } from "../harness/phrases.js";
import type { Pack } from "../runtime/pack.js";
import type { Terminal } from "./terminal.js";
import type { Loaded } from "./test-command.js";
import { systemReason, WrongUse } from "./wrong-use.js";

export interface CohortOptions {
  readonly dossiers?: string;
  readonly attendu?: string;
  readonly code?: string;
  readonly lang: Language;
}

/** The exit code: 0 when every verdict is as expected, 1 when one differs or a line cannot be used. */
export async function cohortCommand(
  pack: Pack,
  loaded: Loaded,
  options: CohortOptions,
  terminal: Terminal,
): Promise<number> {
  const { dossiers, attendu } = options;
  if (dossiers === undefined || attendu === undefined) {
    throw new WrongUse({
      fr: "Une cohorte se compare à ses verdicts : donnez --dossiers et --attendu.",
      en: "A cohort is compared with its verdicts: give --dossiers and --attendu.",
    });
  }
  const code = codeOf(pack, options);
  const paths = { dossiers: resolve(terminal.cwd, dossiers), expected: resolve(terminal.cwd, attendu) };
  for (const [path, given] of [
    [paths.dossiers, dossiers],
    [paths.expected, attendu],
  ] as const)
    refuseUnreadable(path, given);
  const progress = terminal.progress(true);
  const result = await runCohort(pack, code, paths, (read) => {
    progress.say(options.lang === "fr" ? `${read} lignes lues` : `${read} lines read`);
  });
  progress.end();
  terminal.write(cohortText(result, loaded, code, options));
  const isFine = result.differing + result.broken.length + result.unpaired.dossiers + result.unpaired.expected === 0;
  return isFine && !loaded.hasErrors ? 0 : 1;
}

function codeOf(pack: Pack, { code }: CohortOptions): string {
  const codes = pack.regulations.map((regulation) => regulation.code);
  if (code !== undefined && codes.includes(code)) return code;
  if (code === undefined && codes.length === 1) return codes[0] ?? "";
  const list = codes.map((one) => `« ${one} »`).join(", ");
  throw new WrongUse({
    fr: `Dites de quel règlement sont ces dossiers, avec --code : ${list}.`,
    en: `Say which regulation these dossiers are for, with --code: ${list}.`,
  });
}

function refuseUnreadable(path: string, given: string): void {
  try {
    accessSync(path, constants.R_OK);
  } catch (failure) {
    const reason = systemReason(failure);
    throw new WrongUse({
      fr: `« ${given} » ne peut pas être lu : ${reason.fr}.`,
      en: `« ${given} » cannot be read: ${reason.en}.`,
    });
  }
}

function cohortText(result: CohortResult, { versions }: Loaded, code: string, options: CohortOptions): string {
  const { lang } = options;
  const say = (fr: string, en: string): string => (lang === "fr" ? fr : en);
  const lines: string[] = [];
  for (const { file, line, reason } of result.broken) {
    const name = file === "dossiers" ? options.dossiers : options.attendu;
    lines.push(
      say(
        `${name}:${line} : cette ligne ne peut pas être lue. ${reason.fr}`,
        `${name}:${line}: this line cannot be read. ${reason.en}`,
      ),
    );
  }
  for (const { rules, count, line, changes, version } of result.groups) {
    const loaded = versions.find(({ plan }) => plan.code === code && plan.version === version);
    const by =
      rules.length === 0
        ? say("sans règle en cause", "no rule involved")
        : rules.map((rule) => ruleName(rule, loaded, lang)).join(", ");
    const many = count > 1;
    lines.push(
      "",
      `${count} dossier${many ? "s" : ""}${version === undefined ? "" : ` (${version})`} — ${by}`,
      say(`  le premier, ligne ${line} :`, `  the first one, line ${line}:`),
      ...changes.map((change) => `  – ${changeText(change, loaded, lang)}`),
    );
  }
  const { dossiers, expected } = result.unpaired;
  if (dossiers > 0)
    lines.push("", say(`${dossiers} dossiers sans verdict attendu`, `${dossiers} dossiers without verdict`));
  if (expected > 0) lines.push("", say(`${expected} verdicts sans dossier`, `${expected} verdicts without dossier`));
  lines.push(
    ...(lines.length > 0 ? [""] : []),
    say(
      `${result.judged} dossiers jugés : ${result.judged - result.differing} conformes, ${result.differing} différents`,
      `${result.judged} dossiers judged: ${result.judged - result.differing} as expected, ${result.differing} different`,
    ),
  );
  return `${lines.join("\n")}\n`;
}
