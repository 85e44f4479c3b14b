/** The command line: in come its words, out goes an exit code. Knows the commands and their options, and nothing of what they do. */
import type { Command } from "commander";
import { CommanderError, Option } from "commander";
import type { Language } from "../diagnostics/render.js";
import { suggest } from "../diagnostics/suggest.js";
import type { CompileOptions } from "./compile-command.js";
import type { BatchOptions } from "./batch/batch-command.js";
import type { FixOptions } from "./fix/fix-command.js";
import { frenchProgram } from "./french-program.js";
import type { FormatOptions } from "./format-command.js";
import type { FuzzOptions } from "./fuzz-command.js";
import type { NewOptions } from "./new-command.js";
import type { WatchOptions } from "./watch-command.js";
import type { Terminal } from "./terminal.js";
import type { TestOptions } from "./test-command.js";
import { WrongUse, type Sentence } from "./wrong-use.js";

const WRONG_USE = 2;

function program(terminal: Terminal, done: (code: number) => void): Command {
  const reglo = frenchProgram(terminal);
  const json = (): Option => new Option("--json", "résultat en JSON, pour les outils").default(false);
  const lang = (): Option =>
    new Option("--lang <langue>", "langue des messages : fr (sans cette option) ou en")
      .choices(["fr", "en"])
      .default("fr");
  const command = (name: string, summary: string): Command =>
    reglo
      .command(name)
      .description(summary)
      .helpOption("-h, --help", "affiche cette aide")
      .configureHelp(reglo.configureHelp());

  command("check", "vérifie des règlements et dit tout ce qui ne va pas")
    .usage("[chemins…] [options]")
    .argument("[chemins...]", "fichiers .rules, ou répertoires qui en contiennent ; sans eux, rules", ["rules"])
    .option("--strict", "un avertissement compte comme une erreur", false)
    .option("--fix", "montre les corrections sûres et les écrit, en gardant une copie d'avant à côté", false)
    .option("--dry-run", "avec --fix : montre les corrections et n'écrit rien", false)
    .option("--undo", "remet les textes comme ils étaient avant la dernière correction", false)
    .addOption(json())
    .addOption(lang())
    .action(async (paths: string[], options: FixOptions & { readonly fix: boolean; readonly undo: boolean }) => {
      if (!options.fix && !options.dryRun && !options.undo) {
        const { checkCommand } = await import("./check-command.js");
        done(checkCommand(paths, options, terminal));
        return;
      }
      const { fixCommand, undoCommand } = await import("./fix/fix-command.js");
      done((options.undo ? undoCommand : fixCommand)(paths, options, terminal));
    });

  command("format", "récrit des règlements dans l'orthographe et la présentation communes")
    .usage("[chemins…] [options]")
    .argument("[chemins...]", "fichiers .rules, ou répertoires qui en contiennent ; sans eux, rules", ["rules"])
    .option("--check", "n'écrit rien et nomme les fichiers à récrire", false)
    .option("--stdin", "lit un texte sur l'entrée standard et l'écrit sur la sortie", false)
    .addOption(lang())
    .action(async (paths: string[], options: FormatOptions) => {
      const { formatCommand } = await import("./format-command.js");
      done(formatCommand(paths, options, terminal));
    });

  command("compile", "compile des règlements en un paquet qui s'exécute seul")
    .usage("<chemins…> [options]")
    .argument("<chemins...>", "fichiers .rules, ou répertoires qui en contiennent")
    .option("--out <répertoire>", "où écrire le paquet ; sans cette option, dist/rules", "dist/rules")
    .addOption(json())
    .addOption(lang())
    .action(async (paths: string[], options: CompileOptions) => {
      const { compileCommand } = await import("./compile-command.js");
      done(await compileCommand(paths, options, terminal));
    });

  command("evaluate", "applique un règlement compilé à un dossier, et explique le résultat, ou à un lot de dossiers")
    .usage(
      "<code> <dossier.json | -> [options]\n       reglo evaluate <code> --in <lot.ndjson> --out <verdicts.ndjson> [options]",
    )
    .argument("<code>", "code de la certification, par exemple bts")
    .argument("[dossier]", "fichier JSON du candidat, ou - pour l'entrée standard")
    .option("--in <fichier>", "un lot à juger, un dossier JSON par ligne, compressé ou non ; - pour l'entrée standard")
    .option("--out <fichier>", "où écrire les verdicts du lot, dans son ordre : .ndjson, .csv, .gz ; - pour la sortie")
    .option(
      "--rejects <fichier>",
      "où mettre à part les lignes du lot qui ne peuvent pas être jugées, avec leurs motifs",
    )
    .option("--force", "remplace les résultats d'un autre lot, et ne reprend pas un lot interrompu", false)
    .option("--threads <nombre>", "combien de fils jugent le lot ; sans cette option, un par cœur")
    .option("--progress", "dit l'avancement du lot en lignes ordinaires", false)
    .option(
      "--separateur <signe>",
      "ce qui sépare les cellules d'un .csv ; sans cette option, « ; », ou « , » en anglais",
    )
    .option("--pack <répertoire>", "paquet compilé ; sans cette option, dist/rules", "dist/rules")
    .option(
      "--rules <répertoire>",
      "textes dont le paquet doit être à jour, s'ils sont là ; sans cette option, rules",
      "rules",
    )
    .option(
      "--parametre <nom=valeur>",
      "choix de lecture laissé ouvert par le règlement ; peut être répétée",
      (value: string, previous: readonly string[]) => [...previous, value],
      [],
    )
    .addOption(
      new Option("--engine <moteur>", "ce qui décide : compiled, le code compilé (sans cette option), ou json-logic")
        .choices(["compiled", "json-logic"])
        .default("compiled"),
    )
    .addOption(json())
    .addOption(lang())
    .action(async (code: string, dossier: string | undefined, options: BatchOptions) => {
      if ((dossier === undefined) === (options.in === undefined && options.out === undefined)) throw oneOrMany();
      if (dossier !== undefined) {
        const { evaluateCommand } = await import("./evaluate-command.js");
        done(await evaluateCommand(code, dossier, options, terminal));
      } else {
        const { batchCommand } = await import("./batch/batch-command.js");
        done(await batchCommand(code, options, terminal));
      }
    });

  command("test", "examine les exemples et les dossiers témoins des règlements")
    .usage("[chemins…] [options]")
    .argument("[chemins...]", "fichiers .rules, ou répertoires qui en contiennent ; sans eux, rules", ["rules"])
    .option("--filter <texte>", "seulement les cas dont le titre contient ce texte")
    .option("--bail", "s'arrête au premier échec", false)
    .addOption(
      new Option("--reporter <format>", "forme du résultat : texte (sans cette option), junit, json ou tap")
        .choices(["texte", "junit", "json", "tap"])
        .default("texte"),
    )
    .option("--update", "montre chaque verdict attendu qui change et, si vous l'acceptez, l'enregistre", false)
    .option("--yes", "avec --update, enregistre tout sans demander", false)
    .option("--watch", "recommence à chaque enregistrement d'un fichier", false)
    .option("--dossiers <fichier.ndjson>", "une cohorte à juger, un dossier par ligne")
    .option("--attendu <fichier.ndjson>", "les verdicts attendus de la cohorte, un par ligne")
    .option("--coverage", "dit ce que les exemples et les dossiers témoins essaient du texte", false)
    .option("--coverage-html <fichier>", "écrit la couverture en une page, dans le texte des règlements")
    .option("--coverage-min <pour-cent>", "échoue si la couverture d'un règlement est au-dessous")
    .option("--code <code>", "le règlement de la cohorte, s'il y en a plusieurs")
    .option("--mutants", "lit mal le texte exprès, et demande ce qu'aucun exemple ne décide", false)
    .option("--seuil-mutants <nombre>", "avec --mutants, échoue au-delà de ce nombre de lectures fautives acceptées")
    .addOption(lang())
    .action(async (paths: string[], options: TestOptions) => {
      const { testCommand } = await import("./test-command.js");
      done(await testCommand(paths, options, terminal));
    });

  command("fuzz", "tire des dossiers au hasard et compare les moteurs qui les jugent")
    .usage("[chemins…] [options]")
    .argument("[chemins...]", "fichiers .rules, ou répertoires qui en contiennent ; sans eux, rules", ["rules"])
    .option("--runs <nombre>", "combien de dossiers en tout ; sans cette option, 10000", "10000")
    .option("--seed <nombre>", "le tirage : le même nombre redonne les mêmes dossiers ; sans cette option, 1", "1")
    .option("--code <code>", "seulement ce règlement")
    .addOption(lang())
    .action(async (paths: string[], options: FuzzOptions) => {
      const { fuzzCommand } = await import("./fuzz-command.js");
      done(await fuzzCommand(paths, options, terminal));
    });

  command("watch", "vérifie, compile et examine les règlements à chaque enregistrement")
    .usage("[chemins…] [options]")
    .argument("[chemins...]", "fichiers .rules, ou répertoires qui en contiennent ; sans eux, rules", ["rules"])
    .option("--out <répertoire>", "où écrire le paquet ; sans cette option, dist/rules", "dist/rules")
    .addOption(lang())
    .action(async (paths: string[], options: WatchOptions) => {
      const { watchCommand } = await import("./watch-command.js");
      done(await watchCommand(paths, options, terminal));
    });

  command("new", "écrit un premier règlement à partir de quelques questions")
    .usage("[code] [options]")
    .argument("[code]", "code de la certification, par exemple bac-pro ; sans lui, les questions sont posées")
    .option("--titre <titre>", "titre de la certification")
    .option("--source <texte>", "texte officiel dont elle vient")
    .option("--session <année>", "première session jugée ; sans cette option, l'année prochaine")
    .option("--unites", "le candidat a des notes, avec des coefficients", false)
    .option("--blocs", "le candidat a des blocs de compétences à valider", false)
    .option("--conservation <mois>", "combien de mois un acquis est conservé")
    .option("--rules <répertoire>", "où écrire le règlement ; sans cette option, rules", "rules")
    .addOption(lang())
    .action(async (code: string | undefined, options: NewOptions) => {
      const { newCommand } = await import("./new-command.js");
      done(await newCommand(code, options, terminal));
    });
  return reglo;
}

/** What commander found wrong, in our words. */
function misuse(error: CommanderError, reglo: Command): Sentence {
  const [quoted = "", second = ""] = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? "");
  const meant = (known: readonly string[]): string | undefined => suggest(quoted, known);
  const perhaps = (word: string | undefined): Sentence =>
    word === undefined
      ? { fr: "", en: "" }
      : { fr: ` Vouliez-vous dire « ${word} » ?`, en: ` Did you mean « ${word} »?` };
  switch (error.code) {
    case "commander.unknownCommand": {
      const { fr, en } = perhaps(meant(reglo.commands.map((command) => command.name())));
      return { fr: `La commande « ${quoted} » n'existe pas.${fr}`, en: `There is no command « ${quoted} ».${en}` };
    }
    case "commander.unknownOption": {
      const options = reglo.commands.flatMap((command) => command.options.map((option) => option.long ?? ""));
      const { fr, en } = perhaps(meant(options));
      return { fr: `L'option « ${quoted} » n'existe pas.${fr}`, en: `There is no option « ${quoted} ».${en}` };
    }
    case "commander.missingArgument":
      return { fr: `Il manque « ${quoted} ».`, en: `« ${quoted} » is missing.` };
    case "commander.optionMissingArgument":
      return { fr: `L'option « ${quoted} » attend une valeur.`, en: `The option « ${quoted} » needs a value.` };
    case "commander.invalidArgument":
      return {
        fr: `L'option « ${quoted} » ne peut pas valoir « ${second} ».`,
        en: `The option « ${quoted} » cannot be « ${second} ».`,
      };
    case "commander.excessArguments":
      return { fr: "Il y a un argument de trop.", en: "There is one argument too many." };
    default:
      return { fr: "La commande n'est pas comprise.", en: "The command is not understood." };
  }
}

const oneOrMany = (): WrongUse =>
  new WrongUse({
    fr: "Donnez soit un dossier (reglo evaluate <code> <dossier.json>), soit un lot (reglo evaluate <code> --in <lot.ndjson> --out <verdicts.ndjson>).",
    en: "Give either one dossier (reglo evaluate <code> <dossier.json>), or a batch (reglo evaluate <code> --in <batch.ndjson> --out <verdicts.ndjson>).",
  });

function languageOf(words: readonly string[]): Language {
  return words.some((word, index) => word === "--lang=en" || (word === "--lang" && words[index + 1] === "en"))
    ? "en"
    : "fr";
}

/** Runs one command; every failure becomes a sentence, never a trace of calls. */
export async function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const language = languageOf(words);
  const say = (sentence: Sentence): number => {
    terminal.writeError(`${sentence[language]}\n`);
    return WRONG_USE;
  };
  let code = 0;
  const reglo = program(terminal, (reached) => {
    code = reached;
  });
  try {
    // The accent may be typed or not, as everywhere in the language.
    const typed = words.map((word) =>
      word
        .normalize("NFC")
        .replace(/^--paramètre(?=$|=)/, "--parametre")
        .replace(/^--unités$/, "--unites")
        .replace(/^--séparateur(?=$|=)/, "--separateur"),
    );
    await reglo.parseAsync(typed, { from: "user" });
    return code;
  } catch (failure) {
    if (failure instanceof WrongUse) return say(failure.sentence);
    if (failure instanceof CommanderError) {
      if (failure.code === "commander.helpDisplayed") return 0;
      if (failure.code === "commander.help") return WRONG_USE;
      const hint = { fr: "Essayez : reglo --help", en: "Try: reglo --help" };
      const { fr, en } = misuse(failure, reglo);
      return say({ fr: `${fr} ${hint.fr}`, en: `${en} ${hint.en}` });
    }
    return say(unforeseen(failure));
  }
}

/** The last resort: something that nobody foresaw, in one sentence. */
export function unforeseen(failure: unknown): Sentence {
  const what = failure instanceof Error ? `${failure.name}: ${failure.message.split("\n")[0] ?? ""}` : String(failure);
  return {
    fr: `Réglo s'est arrêté sur une erreur imprévue, qui vient de lui et non de vos textes : ${what}`,
    en: `Réglo stopped on an unforeseen error, which is its own and not your texts': ${what}`,
  };
}
