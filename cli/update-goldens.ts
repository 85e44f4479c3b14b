/** `reglo test --update`: each verdict that changes is shown as people speak of it, and kept when they agree. */
import { renameSync, writeFileSync } from "node:fs";
import { colorsOf } from "../diagnostics/colors.js";
import type { Language } from "../diagnostics/render.js";
import { caseTitle, changeText, resultLines } from "../harness/phrases.js";
import type { Result } from "../harness/suite.js";
import type { Terminal } from "./terminal.js";
import { systemReason, WrongUse } from "./wrong-use.js";

/** Verdicts are read by someone before they are kept: continuous integration never writes one. */
export function refuseUpdateHere(isAgreed: boolean, terminal: Terminal): void {
  if (terminal.isCi) {
    throw new WrongUse({
      fr: "Les verdicts attendus ne s'enregistrent pas dans l'intégration continue (la variable CI est définie) : quelqu'un doit les relire.",
      en: "Expected verdicts are not kept in continuous integration (the variable CI is set): somebody must read them.",
    });
  }
  if (!isAgreed && !terminal.isInteractive) {
    throw new WrongUse({
      fr: "Personne ne peut répondre ici. Relisez les changements avec « reglo test », puis enregistrez-les tous : reglo test --update --yes",
      en: "Nobody can answer here. Read the changes with « reglo test », then keep them all: reglo test --update --yes",
    });
  }
}

/** Whether everything is as kept in the end: nothing refused, and no other failure. */
export async function updateGoldens(
  results: readonly Result[],
  { yes, lang }: { readonly yes: boolean; readonly lang: Language },
  terminal: Terminal,
): Promise<boolean> {
  const colors = colorsOf(terminal.color);
  const say = (fr: string, en: string): string => (lang === "fr" ? fr : en);
  let [kept, left] = [0, 0];
  for (const result of results.filter(({ passed }) => !passed)) {
    terminal.write(`${colors.bold(caseTitle(result))}\n`);
    const lines = isToKeep(result)
      ? result.changes.length > 0
        ? result.changes.map((change) => changeText(change, result.version, lang))
        : [say("nouveau dossier : son verdict n'a pas encore été relu", "new dossier: its verdict was not read yet")]
      : resultLines(result, lang);
    for (const line of lines) terminal.write(line === "" ? "\n" : `  ${line}\n`);
    if (!isToKeep(result)) {
      left++;
      continue;
    }
    if (
      yes ||
      (await terminal.confirm(say("Garder ce verdict ?", "Keep this verdict?"), say("Oui", "Yes"), say("Non", "No")))
    ) {
      keep(result);
      kept++;
    } else left++;
  }
  terminal.write(
    say(
      `${kept} verdict${kept > 1 ? "s enregistrés" : " enregistré"}${left > 0 ? `, ${left} cas à revoir` : ""}\n`,
      `${kept} verdict${kept === 1 ? "" : "s"} kept${left > 0 ? `, ${left} case${left === 1 ? "" : "s"} to see to` : ""}\n`,
    ),
  );
  return left === 0;
}

/** A golden whose verdict may be kept: it changed, or there is none that can be read yet. Engines that disagree have no verdict. */
function isToKeep({ case: one, verdict, failures }: Result): boolean {
  return one.kind === "golden" && verdict !== undefined && failures.every(({ kind }) => kind === "file");
}

/** Written beside and moved into place: an interruption leaves the old verdict or the new one. */
function keep({ case: one, verdict }: Result): void {
  if (one.kind !== "golden") return;
  const path = one.golden.expected;
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, `${JSON.stringify(verdict, null, 2)}\n`);
    renameSync(beside, path);
  } catch (failure) {
    const reason = systemReason(failure);
    throw new WrongUse({
      fr: `« ${path} » ne peut pas être écrit : ${reason.fr}.`,
      en: `« ${path} » cannot be written: ${reason.en}.`,
    });
  }
}
