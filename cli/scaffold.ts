/** A first regulation from a few answers: in they come, out goes the text of a file that checks, with a first example that holds. */
import { format } from "../editor/format/format.js";

export interface Answers {
  /** `mon-diplome`: the folder's name. */
  readonly code: string;
  readonly title: string;
  /** The official text it comes from. */
  readonly source?: string;
  /** The first session judged. */
  readonly session: number;
  /** Units with marks and coefficients: delivered on their average. */
  readonly hasUnits: boolean;
  /** Competences grouped in blocks: delivered when all blocks are validated. */
  readonly hasBlocks: boolean;
  /** How many months a mark, or a validated competence, is kept; left out when nothing is. */
  readonly keptFor?: number;
}

/** In canonical form. At least one of `hasUnits` and `hasBlocks` is true. */
export function scaffold(answers: Answers): string {
  const laidOut = format(draft(answers), answers.code);
  if (!("text" in laidOut)) throw new RangeError("a first regulation can always be read");
  return laidOut.text;
}

function draft(answers: Answers): string {
  const { hasUnits, hasBlocks } = answers;
  return [
    header(answers),
    vocabulary(answers),
    ...(hasUnits ? [unit(answers)] : []),
    ...(hasBlocks ? [competence(answers)] : []),
    dossier(answers),
    ...(answers.keptFor === undefined ? [] : [delay(answers.keptFor)]),
    ...(hasUnits ? [average(answers)] : []),
    ...(hasBlocks ? [blocks(answers)] : []),
    conclusion(answers),
    example(answers),
  ].join("\n\n");
}

const label = (text: string): string => `« ${text.replace(/[«»\r\n]/g, " ").trim()} »`;

const header = ({ code, title, source, session }: Answers): string =>
  [
    `règlement ${code} ${label(title)}`,
    `  version « Session ${session} et suivantes »`,
    ...(source === undefined ? [] : [`  source ${label(source)}`]),
    `  en vigueur à compter de ${session}`,
    "  applicable selon session",
    "",
    "# Une ligne qui commence par « > » cite le texte officiel mot pour mot ; une ligne qui commence par « # » est un commentaire.",
  ].join("\n");

const vocabulary = ({ hasUnits, hasBlocks, keptFor }: Answers): string =>
  [
    ...(hasUnits
      ? [
          "énumération État :",
          "  notée « Notée à cette session »,",
          ...(keptFor === undefined ? [] : ["  conservée « Note conservée d'une session précédente »,"]),
          "  absente « Absence »,",
          "  dispensée « Dispense »",
          "",
        ]
      : []),
    ...(hasBlocks ? ["énumération Validation : acquis « Acquis », non_acquis « Non acquis »", ""] : []),
    "énumération Issue : reçu « Reçu », refusé « Refusé »",
  ].join("\n");

function unit({ keptFor }: Answers): string {
  const marked = keptFor === undefined ? "état = notée" : "état = notée ou état = conservée";
  return [
    "structure Unité identifiée par code",
    "  code        : texte « Code de l'unité »",
    "  coefficient : entier de 1 à 20 « Coefficient »",
    "  état        : État « Situation du candidat »",
    `  note        : nombre de 0 à 20 au centième, présente si ${marked} « Note sur 20 »`,
    ...(keptFor === undefined
      ? []
      : ["  obtenue_le  : date, présente si état = conservée « Date d'obtention de la note conservée »"]),
  ].join("\n");
}

const competence = ({ keptFor }: Answers): string =>
  [
    "structure Compétence identifiée par code",
    "  code       : texte « Code de la compétence »",
    "  bloc       : texte « Bloc de compétences »",
    "  validée    : booléen « Compétence validée »",
    ...(keptFor === undefined ? [] : ["  validée_le : date, présente si validée « Date de la validation »"]),
  ].join("\n");

const dossier = ({ hasUnits, hasBlocks, keptFor }: Answers): string =>
  [
    "dossier",
    "  session      : entier de 2000 à 2100 « Année de la session »",
    ...(keptFor === undefined ? [] : ["  délibération : date « Date de la délibération du jury »"]),
    ...(hasUnits ? ["  unités       : liste de 1 à 40 Unité « Unités »"] : []),
    ...(hasBlocks ? ["  compétences  : liste de 1 à 100 Compétence « Compétences »"] : []),
  ].join("\n");

const delay = (months: number): string =>
  [
    "# Le dernier jour du délai est compris.",
    `paramètre durée_de_conservation : durée en mois « Durée pendant laquelle un acquis est conservé » = ${months % 12 === 0 ? `${months / 12} an${months > 12 ? "s" : ""}` : `${months} mois`}`,
  ].join("\n");

function average({ keptFor }: Answers): string {
  const counts =
    keptFor === undefined
      ? "état = notée"
      : "état = notée ou (état = conservée et délibération est dans le délai de durée_de_conservation suivant obtenue_le)";
  return [
    "paramètre seuil : nombre « Moyenne exigée, sur 20 » = 10",
    "",
    "# Une absence compte zéro et reste dans la moyenne ; une dispense en sort." +
      (keptFor === undefined ? "" : " Une note qui n'est plus conservée compte zéro : l'épreuve est à repasser."),
    "définition valeur d'une Unité u « Note comptée »",
    `  = si ${counts} alors note sinon 0`,
    "",
    "définition comptées « Unités qui comptent » = unités telles que état ≠ dispensée",
    "définition moyenne « Moyenne générale » = moyenne de valeur pondérée par coefficient parmi comptées",
  ].join("\n");
}

function blocks({ keptFor }: Answers): string {
  const held =
    keptFor === undefined
      ? "validée"
      : "(validée et délibération est dans le délai de durée_de_conservation suivant validée_le)";
  return [
    "groupe Bloc, liste blocs : compétences regroupées par bloc",
    "",
    "décision validation d'un Bloc : Validation « Validation du bloc »",
    "",
    "# Un bloc est acquis quand toutes ses compétences le sont.",
    "règle bloc_acquis",
    "  pour chaque b parmi blocs",
    `  si tous les éléments de b vérifient ${held}`,
    "  alors validation de b vaut acquis",
    "",
    "règle bloc_non_acquis",
    "  pour chaque b parmi blocs",
    "  à défaut",
    "  alors validation de b vaut non_acquis",
  ].join("\n");
}

function conclusion({ title, hasUnits, hasBlocks }: Answers): string {
  const reached = [
    ...(hasUnits ? ["(moyenne n'est pas renseignée ou moyenne ≥ seuil)"] : []),
    ...(hasBlocks ? ["tous les blocs vérifient validation = acquis"] : []),
  ];
  const condition =
    reached.length === 1
      ? [`  si ${(reached[0] ?? "").replace(/^\((.*)\)$/, "$1")}`]
      : [
          "  si toutes les conditions suivantes sont remplies :",
          ...reached.map((one, i) => `    ${i + 1}° ${one}${i < reached.length - 1 ? " ;" : ""}`),
        ];
  return [
    "décision résultat : Issue « Résultat »",
    "",
    `document Diplôme ${label(title)}`,
    ...(hasBlocks ? ["document Attestation « Attestation de bloc de compétences »", "  bloc : texte « Bloc »"] : []),
    "",
    ...(hasUnits ? ["# Qui est dispensé de tout n'a pas de moyenne : le diplôme lui est acquis."] : []),
    "règle réussite",
    ...condition,
    "  alors résultat vaut reçu",
    "",
    "règle échec",
    "  à défaut",
    "  alors résultat vaut refusé",
    "",
    "règle délivrance",
    "  si résultat = reçu",
    "  alors délivrer Diplôme",
    ...(hasBlocks
      ? [
          "",
          "règle attestation",
          "  pour chaque b parmi blocs",
          "  si résultat = refusé et validation de b = acquis",
          "  alors délivrer Attestation avec bloc = bloc de b",
        ]
      : []),
  ].join("\n");
}

function example({ session, hasUnits, hasBlocks, keptFor }: Answers): string {
  const day = `${session}-07-05`;
  const cells = (columns: readonly (readonly string[])[]): string[] => {
    const widths = (columns[0] ?? []).map((_, i) => Math.max(...columns.map((row) => (row[i] ?? "").length)));
    return columns.map((row) => `      | ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`);
  };
  return `${[
    hasUnits ? "exemple « la moyenne est exactement 10 »" : "exemple « tous les blocs sont acquis »",
    "  dossier",
    `    session = ${session}`,
    ...(keptFor === undefined ? [] : [`    délibération = ${day}`]),
    ...(hasUnits
      ? [
          "    unités =",
          ...cells([
            ["code", "coefficient", "état", "note"],
            ['"U1"', "1", "notée", "0,4"],
            ['"U2"', "3", "notée", "13,2"],
          ]),
        ]
      : []),
    ...(hasBlocks
      ? [
          "    compétences =",
          ...cells([
            ["code", "bloc", "validée", ...(keptFor === undefined ? [] : ["validée_le"])],
            ['"C1"', '"B1"', "vrai", ...(keptFor === undefined ? [] : [day])],
            ['"C2"', '"B2"', "vrai", ...(keptFor === undefined ? [] : [day])],
          ]),
        ]
      : []),
    "  attendu",
    "    résultat = reçu par la règle réussite",
    "    délivre Diplôme",
  ].join("\n")}\n`;
}
