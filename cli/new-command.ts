/** `reglo new`: a few questions, then the file of a first regulation that checks, with an example that holds. */
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Language } from "../diagnostics/render.js";
import { LETTERS } from "../grammar/spelling.js";
import { scaffold, type Answers } from "./scaffold.js";
import type { Terminal } from "./terminal.js";
import { systemReason, WrongUse, type Sentence } from "./wrong-use.js";

export interface NewOptions {
  readonly titre?: string;
  readonly source?: string;
  readonly session?: string;
  readonly unites: boolean;
  readonly blocs: boolean;
  /** In months. */
  readonly conservation?: string;
  readonly rules: string;
  readonly lang: Language;
}

const CODE = new RegExp(`^[${LETTERS}][${LETTERS}0-9]*(-[${LETTERS}0-9]+)*$`);

/** The exit code: 0 written, 1 given up, and nothing is. What the options say is not asked. */
export async function newCommand(code: string | undefined, options: NewOptions, terminal: Terminal): Promise<number> {
  const answers = await answersOf(code, options, terminal);
  if (answers === undefined) {
    terminal.writeError(options.lang === "fr" ? "Rien n'a été écrit.\n" : "Nothing was written.\n");
    return 1;
  }
  const path = join(options.rules, answers.code, `${answers.session}.rules`);
  write(resolve(terminal.cwd, path), path, await laidOut(scaffold(answers), path));
  terminal.write(
    options.lang === "fr"
      ? `${path} est écrit.\nRelisez-le, puis : reglo check ${options.rules} ; reglo test ${options.rules}\n`
      : `${path} is written.\nRead it, then: reglo check ${options.rules}; reglo test ${options.rules}\n`,
  );
  return 0;
}

/** In the one spelling, which `reglo format` would leave as it is. */
async function laidOut(text: string, path: string): Promise<string> {
  const { format } = await import("../editor/format/format.js");
  const formatted = format(text, path);
  return "text" in formatted ? formatted.text : text;
}

/** What was given as options, and what somebody answers to the rest; nothing when they give up. */
async function answersOf(
  code: string | undefined,
  options: NewOptions,
  terminal: Terminal,
): Promise<Answers | undefined> {
  const say = ({ fr, en }: Sentence): string => (options.lang === "fr" ? fr : en);
  const year = String(new Date().getFullYear() + 1);
  if (!terminal.isInteractive || code !== undefined) {
    if (code === undefined) throw missing("code");
    const taken = faultOfTakenCode(code, options, terminal);
    if (taken !== undefined) throw new WrongUse(taken);
    return checked(code, options, options.session ?? year);
  }
  const ask = (question: Sentence, initial: string, check: (answer: string) => Sentence | undefined) =>
    terminal.ask(say(question), initial, (answer) => {
      const fault = check(answer);
      return fault && say(fault);
    });
  const confirm = (question: Sentence): Promise<boolean> =>
    terminal.confirm(say(question), say({ fr: "Oui", en: "Yes" }), say({ fr: "Non", en: "No" }));
  const chosen = await ask(
    { fr: "Code de la certification ?", en: "Code of the certification?" },
    "mon-diplome",
    (answer) => faultOfCode(answer) ?? faultOfTakenCode(answer, options, terminal),
  );
  if (chosen === undefined) return undefined;
  const titre = options.titre ?? (await ask({ fr: "Titre ?", en: "Title?" }, "Mon diplôme", () => undefined));
  if (titre === undefined) return undefined;
  const source =
    options.source ??
    (await ask({ fr: "Texte officiel dont il vient ?", en: "Official text it comes from?" }, "", () => undefined));
  const session =
    options.session ??
    (await ask({ fr: "Première session jugée ?", en: "First session judged?" }, year, faultOfSession));
  if (source === undefined || session === undefined) return undefined;
  const unites =
    options.unites ||
    (await confirm({
      fr: "Le candidat a-t-il des notes, avec des coefficients ?",
      en: "Does the candidate have marks, with coefficients?",
    }));
  const blocs =
    options.blocs ||
    (await confirm({
      fr: "A-t-il des blocs de compétences à valider ?",
      en: "Are there blocks of competences to validate?",
    }));
  const conservation =
    options.conservation ??
    (await ask(
      {
        fr: "Mois pendant lesquels un acquis est conservé (0 : il ne l'est pas) ?",
        en: "Months during which what is acquired is kept (0: it is not)?",
      },
      "60",
      faultOfMonths,
    ));
  if (conservation === undefined) return undefined;
  return checked(chosen, { ...options, titre, source, unites, blocs, conservation }, session);
}

function checked(code: string, options: Omit<NewOptions, "session">, session: string): Answers {
  const { titre, source, unites, blocs, conservation } = options;
  const faults = [
    faultOfCode(code),
    faultOfSession(session),
    conservation === undefined ? undefined : faultOfMonths(conservation),
  ].filter((fault) => fault !== undefined);
  if (faults.length > 0) {
    throw new WrongUse({ fr: faults.map(({ fr }) => fr).join("\n"), en: faults.map(({ en }) => en).join("\n") });
  }
  const months = Number(conservation ?? 0);
  return {
    code,
    title: titre ?? code,
    ...(source === undefined || source === "" ? {} : { source }),
    session: Number(session),
    // A regulation decides of something: marks, when nothing is said.
    hasUnits: unites || !blocs,
    hasBlocks: blocs,
    ...(months > 0 ? { keptFor: months } : {}),
  };
}

const faultOfCode = (code: string): Sentence | undefined =>
  CODE.test(code)
    ? undefined
    : {
        fr: `Le code « ${code} » ne convient pas : des lettres, des chiffres et des traits d'union, comme bac-pro.`,
        en: `The code « ${code} » will not do: letters, digits and hyphens, such as bac-pro.`,
      };
/** A folder with versions is a regulation's: another one would be in force at the same time. */
function faultOfTakenCode(
  code: string,
  { rules }: Pick<NewOptions, "rules">,
  terminal: Terminal,
): Sentence | undefined {
  const folder = resolve(terminal.cwd, rules, code);
  const [version] = CODE.test(code) && existsSync(folder) ? readdirSync(folder).filter(isVersion).sort() : [];
  if (version === undefined) return undefined;
  const there = join(rules, code, version);
  return {
    fr: `Le code « ${code} » est déjà pris par ${there}. Choisissez-en un autre ; une nouvelle version s'écrit à côté de celle-là.`,
    en: `The code « ${code} » is already taken by ${there}. Choose another; a new version is written beside that one.`,
  };
}
const isVersion = (name: string): boolean => name.endsWith(".rules");

const faultOfSession = (session: string): Sentence | undefined =>
  /^(20\d\d)$/.test(session)
    ? undefined
    : {
        fr: `La session « ${session} » ne convient pas : une année, de 2000 à 2099.`,
        en: `The session « ${session} » will not do: a year, from 2000 to 2099.`,
      };
const faultOfMonths = (months: string): Sentence | undefined =>
  /^\d{1,3}$/.test(months)
    ? undefined
    : {
        fr: `La durée « ${months} » ne convient pas : un nombre de mois, de 0 à 999.`,
        en: `The duration « ${months} » will not do: a number of months, from 0 to 999.`,
      };

function missing(name: string): WrongUse {
  return new WrongUse({
    fr: `Personne ne peut répondre ici : donnez le ${name}, par exemple « reglo new mon-diplome --titre "Mon diplôme" --unites ».`,
    en: `Nobody can answer here: give the ${name}, such as « reglo new mon-diplome --titre "Mon diplôme" --unites ».`,
  });
}

/** Never over another file; whole or not at all. */
function write(file: string, shown: string, text: string): void {
  if (existsSync(file)) {
    throw new WrongUse({
      fr: `« ${shown} » existe déjà : rien n'a été écrit.`,
      en: `« ${shown} » is already there: nothing was written.`,
    });
  }
  try {
    mkdirSync(dirname(file), { recursive: true });
    const beside = `${file}.${process.pid}.tmp`;
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (failure) {
    const reason = systemReason(failure);
    throw new WrongUse({
      fr: `« ${shown} » ne peut pas être écrit : ${reason.fr}.`,
      en: `« ${shown} » cannot be written: ${reason.en}.`,
    });
  }
}
