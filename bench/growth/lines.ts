/**
 * A regulation as long as wanted, such as a certification of many units has: a number of lines comes in, a text comes out, the same on every
 * machine. Every chapter is about one unit of the certification: parameters, definitions, decisions, rules with their quoted text,
 * exceptions, a table, and examples.
 */

/** At least `lines` lines, up to a chapter more; at least one chapter. */
export function regulation(lines: number): string {
  const text = head();
  const base = example(
    "dossier de départ",
    ["  dossier", "    session = 2024", "    naissance = 2003-05-12", "    épreuves = ()"],
    1,
  );
  let length = count(text) + count(base);
  const chapters: string[] = [];
  const fields: string[] = [];
  for (let n = 1; n === 1 || length < lines; n++) {
    const chapter = chapterOf(n);
    chapters.push(chapter);
    fields.push(...fieldsOf(n));
    length += count(chapter) + fieldsOf(n).length;
  }
  return `${text}${fields.join("\n")}\n\n${chapters.join("")}${base}`;
}

const count = (text: string): number => text.split("\n").length - 1;

function head(): string {
  return `règlement grand-diplome « Diplôme de nombreuses unités »
  version « Session 2024 et suivantes »
  source « Arrêté du 3 juin 2024 »
  en vigueur à compter de 2022
  applicable selon session

énumération État : notée « Notée », absente « Absent », excusée « Absence excusée », dispensée « Dispense »
énumération Voie : scolaire « Voie scolaire », apprentissage « Apprentissage », vae « Validation des acquis de l'expérience »
énumération Issue : acquise « Acquise », rattrapage « À rattraper », refusée « Refusée », annulée « Annulée »
énumération Mention : passable « Passable », assez_bien « Assez bien », bien « Bien », très_bien « Très bien »

structure Épreuve identifiée par code
  code        : texte                                                     « Code de l'épreuve »
  unité       : entier de 1 à 100 000                                     « Unité dont elle fait partie »
  coefficient : nombre de 0,5 à 20 au dixième                             « Coefficient »
  état        : État                                                      « Situation du candidat »
  note        : nombre de 0 à 20 au centième, présente si état = notée    « Note sur 20 »
  obtenue_le  : date, facultative                                         « Date d'obtention »

# Une absence compte zéro ; une épreuve dispensée ne compte pas.
définition valeur d'une Épreuve e « Note comptée » = si état = notée alors note sinon 0

document Attestation « Attestation de réussite »
  unité   : entier de 1 à 100 000    « Unité »
  épreuve : texte                    « Épreuve »

dossier
  session   : entier de 2000 à 2100    « Année de la session »
  naissance : date                     « Date de naissance »
  voie      : Voie, facultative        « Voie de formation »
  épreuves  : liste de 0 à 1000 Épreuve « Épreuves »
`;
}

function fieldsOf(n: number): string[] {
  return [
    `  fraude_${n} : booléen, facultatif    « Fraude constatée à l'unité ${n} »`,
    `  validée_le_${n} : date, facultative    « Date de validation de l'unité ${n} »`,
  ];
}

function chapterOf(n: number): string {
  // Units go by ten: the others need the first of theirs.
  const first = n - ((n - 1) % 10);
  const needsFirst = n === first ? "" : ` ;\n    4° issue_${first} ≠ annulée`;
  const dispensed = 2015 + (n % 7);
  return `
# ─── Unité ${n} ${"─".repeat(90)}

paramètre seuil_${n} : nombre « Moyenne exigée à l'unité ${n} » = ${decimal(threshold(n))}
paramètre plancher_${n} : nombre « Moyenne qui ouvre le rattrapage de l'unité ${n} »
  = 7 à compter de 2000
  = ${decimal(threshold(n) - 3)} à compter de 2024
paramètre validité_${n} : durée en mois « Durée de validité de l'unité ${n} » = ${4 + (n % 3)} ans

contrainte « L'unité ${n} ne peut avoir été validée avant les seize ans du candidat »
  validée_le_${n} n'est pas renseignée ou âge de naissance le validée_le_${n} ≥ 16

définition comptées_${n} « Épreuves qui comptent dans l'unité ${n} »
  = épreuves telles que unité = ${n} et état ≠ dispensée

définition moyenne_${n} « Moyenne de l'unité ${n} »
  > Article D${n}-1
  > La moyenne de l'unité ${n} est celle des notes obtenues, affectées de leur coefficient.
  = moyenne de valeur pondérée par coefficient parmi comptées_${n}

définition absences_${n} « Absences à l'unité ${n} » = nombre de comptées_${n} telles que état = absente

définition est_validée_${n} =
  validée_le_${n} est renseignée et le 31 décembre de session est dans le délai de validité_${n} suivant validée_le_${n}

décision issue_${n} : Issue « Issue de l'unité ${n} »
décision mention_${n} : Mention, facultative « Mention à l'unité ${n} »

règle acquisition_${n}
  > Article D${n}-2
  > L'unité ${n} est acquise au candidat dont la moyenne est au moins égale à la moyenne exigée.
  si moyenne_${n} est renseignée et moyenne_${n} ≥ seuil_${n}
  alors issue_${n} vaut acquise
  motif « Moyenne de {moyenne_${n}} sur 20 à l'unité ${n}, au moins égale à {seuil_${n}}. »

règle validation_${n}
  > Article D${n}-2, deuxième alinéa
  > L'unité déjà validée reste acquise pendant la durée de sa validité.
  si moyenne_${n} n'est pas renseignée et est_validée_${n}
  alors issue_${n} vaut acquise
  motif « Unité ${n} validée le {validée_le_${n}}. »

règle rattrapage_${n}
  > Article D${n}-3
  > Le candidat qui a obtenu la moyenne qui ouvre le rattrapage y est admis, s'il n'a pas plus d'une absence.
  si toutes les conditions suivantes sont remplies :
    1° moyenne_${n} est renseignée ;
    2° plancher_${n} ≤ moyenne_${n} < seuil_${n} ;
    3° l'une des conditions suivantes est remplie :
       a) absences_${n} ≤ 1 ;
       b) voie est renseignée et voie = vae${needsFirst}
  alors issue_${n} vaut rattrapage

règle absence_d_épreuve_${n}
  > Article D${n}-2, troisième alinéa
  > L'unité sans épreuve ni validation est refusée.
  si moyenne_${n} n'est pas renseignée et non est_validée_${n}
  alors issue_${n} vaut refusée

règle refus_${n}
  à défaut
  alors issue_${n} vaut refusée

exception fraude_à_l_unité_${n} à issue_${n}
  > Article D${n}-4
  > L'unité à laquelle une fraude a été constatée est annulée.
  si fraude_${n} est renseignée et fraude_${n}
  alors issue_${n} vaut annulée
  motif « Fraude à l'unité ${n}. »

exception ancienneté_${n} à fraude_à_l_unité_${n}
  si session < ${dispensed}
  alors sans effet

tableau mentions_${n}, si moyenne_${n} est renseignée et issue_${n} = acquise
  > Article D${n}-5
  > La mention dépend de la moyenne obtenue.
  | moyenne_${n}        | mention_${n} vaut |
  | ≥ 16                | très_bien         |
  | de 14 à moins de 16 | bien              |
  | de 12 à moins de 14 | assez_bien        |
  | de 10 à moins de 12 | passable          |
  | moins de 10         | -                 |

règle attestation_${n}
  > Article D${n}-6
  > Les épreuves réussies d'une unité qui n'est pas acquise donnent lieu à une attestation.
  pour chaque e parmi comptées_${n}
  si (issue_${n} = rattrapage ou issue_${n} = refusée) et valeur de e ≥ seuil_${n}
  alors délivrer Attestation avec unité = ${n} ; épreuve = code de e
  motif « {valeur de e} sur 20 à l'épreuve {code de e}. »

${example(
  `unité ${n}, exactement à la moyenne exigée`,
  [
    "  d'après « dossier de départ », sauf",
    "    épreuves =",
    "      | code | unité | coefficient | état      | note |",
    `      | "A"  | ${n} | 2           | notée     | ${decimal(threshold(n) - 3)} |`,
    `      | "B"  | ${n} | 3           | notée     | ${decimal(threshold(n) + 2)} |`,
    `      | "C"  | ${n} | 1,5         | dispensée |      |`,
  ],
  n,
)}
${example(
  `unité ${n}, sous la moyenne`,
  [`  d'après « unité ${n}, exactement à la moyenne exigée », sauf`, '    note de épreuves("A") = 4,5'],
  n,
  "acquise",
)}`;
}

/** Ten, or ten and a half, or eleven. */
const threshold = (n: number): number => 10 + (n % 3) / 2;

const decimal = (value: number): string => String(value).replace(".", ",");

function example(name: string, dossier: readonly string[], n: number, not = ""): string {
  const expected = name === "dossier de départ" ? "refusée" : not === "" ? "acquise" : "rattrapage";
  return [`exemple « ${name} »`, ...dossier, "  attendu", `    issue_${n} = ${expected}`, ""].join("\n");
}
