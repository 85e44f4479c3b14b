/**
 * Every word of the language, in one table: nothing comes in, data goes out.
 * Tokens, precedence and the cutting of a file into declarations derive from it, as do completion, hover and the reference.
 */

export type Role =
  | "declaration"
  | "header"
  | "clause"
  | "field"
  | "type"
  | "precision"
  | "operator"
  | "function"
  | "list"
  | "quantifier"
  | "drafting"
  | "value"
  | "link"
  | "example"
  | "punctuation"
  | "mistake";

export interface Entry {
  /** The kind of token, and the spelling the formatter writes. */
  readonly id: string;
  /**
   * All accepted spellings, when they are more than `id`. `(e)` may be left out; a blank is any run of blanks, no-break ones included;
   * `'` is also `’`; accents may be missing, never different; case is ignored.
   */
  readonly spellings?: readonly string[];
  /** `reserved`: never a name. `contextual`: a name wherever only a name can stand. `plain`: an ordinary name with a meaning, no token of its own. */
  readonly status: "reserved" | "contextual" | "plain" | "sign";
  readonly role: Role;
  /** The accents must be written: `à` is not `a`. */
  readonly strict?: true;
  /** Of operators, from 1 (binds tightest) to 10: see the table of the reference. */
  readonly precedence?: number;
  /** `operands → result`, separated by commas; types are number, boolean, text, date, duration, enum, list, struct, any, or T. */
  readonly signatures?: readonly string[];
  /** What it means, for authors. */
  readonly doc: string;
  /** A closed condition that holds, on every back end. */
  readonly example?: string;
  /** An illustration, where the words need a regulation around them. */
  readonly usage?: string;
}

// One entry a line, as in a table.
// prettier-ignore
export const VOCABULARY = [
  // Declarations
  { id: "règlement", status: "contextual", role: "declaration", doc: "Ouvre un règlement : son code, son titre, sa version.", usage: "règlement bts « Brevet de technicien supérieur »" },
  { id: "bibliothèque", status: "contextual", role: "declaration", doc: "Ouvre un fichier que d'autres importent.", usage: "bibliothèque voies" },
  { id: "énumération", status: "contextual", role: "declaration", doc: "Déclare une liste fermée de valeurs.", usage: "énumération Issue : admis, ajourné" },
  { id: "structure", status: "contextual", role: "declaration", doc: "Déclare un objet et ses champs.", usage: "structure Unité identifiée par code" },
  { id: "dossier", status: "contextual", role: "declaration", doc: "Déclare ce que contient le dossier d'un candidat.", usage: "dossier" },
  { id: "contrainte", status: "contextual", role: "declaration", doc: "Condition que tout dossier respecte, sous peine d'être invalide.", usage: "contrainte « La session suit l'inscription. » session ≥ inscription" },
  { id: "paramètre", status: "contextual", role: "declaration", doc: "Déclare une constante du règlement, datée ou non, ou une lecture au choix.", usage: "paramètre seuil : nombre = 10" },
  { id: "document", status: "contextual", role: "declaration", doc: "Déclare un document qui peut être délivré.", usage: "document Diplôme « Brevet de technicien supérieur »" },
  { id: "décision", status: "contextual", role: "declaration", doc: "Déclare une décision à prendre, et le type de sa valeur.", usage: "décision résultat : Issue" },
  { id: "définition", status: "contextual", role: "declaration", doc: "Donne un nom à un calcul, à un champ calculé ou à une fonction.", usage: "définition moyenne = total / coefficients" },
  { id: "groupe", status: "contextual", role: "declaration", doc: "Regroupe les éléments d'une liste qui ont la même clé.", usage: "groupe Bloc, liste blocs : compétences regroupées par bloc" },
  { id: "règle", status: "contextual", role: "declaration", doc: "Déclare une règle : si une condition est remplie, alors une conclusion.", usage: "règle admission si moyenne ≥ 10 alors résultat vaut admis" },
  { id: "exception", status: "contextual", role: "declaration", doc: "Déroge à une règle, une décision ou un document.", usage: "exception absence à résultat si absent alors résultat vaut ajourné" },
  { id: "tableau", status: "contextual", role: "declaration", doc: "Déclare des règles en lignes et en colonnes.", usage: "tableau mentions" },
  { id: "exemple", status: "contextual", role: "declaration", doc: "Un dossier et ce qui en est attendu ; « reglo test » le rejoue.", usage: "exemple « moyenne de 10 »" },

  // Header
  { id: "version", status: "contextual", role: "header", doc: "Le titre de la version.", usage: "version « session 2022 »" },
  { id: "source", status: "contextual", role: "header", doc: "Le texte officiel d'où vient le règlement.", usage: "source « Code de l'éducation »" },
  { id: "en vigueur", status: "reserved", role: "header", doc: "La période où la version s'applique ; après un paramètre, sa valeur à une autre date.", usage: "en vigueur à compter de 2022" },
  { id: "à compter de", spellings: ["à compter de", "à compter du", "à compter d'", "à compter de la session"], status: "reserved", role: "header", doc: "Le début d'une période, compris.", usage: "à compter du 1er septembre 2024" },
  { id: "jusqu'à", spellings: ["jusqu'à", "jusqu'au", "jusqu'en", "jusqu'à la session"], status: "reserved", role: "header", doc: "La fin d'une période, comprise.", usage: "jusqu'au 31 août 2026" },
  { id: "applicable selon", status: "reserved", role: "header", doc: "Le champ du dossier qui choisit la version.", usage: "applicable selon session" },
  { id: "importe", status: "contextual", role: "header", doc: "Reprend les déclarations d'une bibliothèque.", usage: "importe « ../commun/voies.rules »" },
  { id: "succède à", spellings: ["succède à", "succède au", "succède aux"], status: "reserved", role: "header", doc: "Le code du règlement dont celui-ci prend la suite.", usage: "succède à bac-pro" },
  { id: "quantième absent", status: "reserved", role: "header", doc: "Ce que devient le 31 d'un mois de 30 jours quand on ajoute des mois.", usage: "quantième absent : premier jour du mois suivant" },
  { id: "premier jour du mois suivant", status: "reserved", role: "header", doc: "Le quantième qui manque devient le premier jour du mois suivant.", usage: "quantième absent : premier jour du mois suivant" },
  { id: "erreur", status: "contextual", role: "header", doc: "Un quantième qui manque est une erreur.", usage: "quantième absent : erreur" },

  // Fields and types
  { id: "identifiée par", spellings: ["identifié(e)(s) par"], status: "reserved", role: "field", doc: "Le champ qui distingue un élément de tous les autres d'une liste.", usage: "structure Unité identifiée par code" },
  { id: "complète", status: "contextual", role: "field", doc: "Reprend les champs d'une autre structure et en ajoute.", usage: "structure Langue complète Unité" },
  { id: "facultatif", spellings: ["facultatif(s)", "facultative(s)"], status: "contextual", role: "field", doc: "La valeur peut ne pas être renseignée.", usage: "note : nombre de 0 à 20, facultative" },
  { id: "présent", spellings: ["présent(e)(s)"], status: "contextual", role: "field", doc: "La valeur est renseignée exactement quand la condition est remplie.", usage: "note : nombre de 0 à 20, présente si état = notée" },
  { id: "au choix", status: "reserved", role: "field", doc: "Un paramètre que l'appelant peut fixer : le texte admet plusieurs lectures.", usage: "paramètre portée : Portée, au choix = blocs" },
  { id: "question", status: "contextual", role: "field", doc: "La question à poser pour obtenir cette valeur.", usage: "session : entier question « Quelle session ? »" },
  { id: "clé", status: "contextual", role: "field", doc: "Le nom de ce champ ou de cette valeur en JSON.", usage: "unités : liste de Unité clé \"units\"" },
  { id: "booléen", status: "contextual", role: "type", doc: "Vrai ou faux.", usage: "facultative : booléen" },
  { id: "texte", status: "contextual", role: "type", doc: "Un texte, comparé et imprimé, jamais calculé.", usage: "code : texte" },
  { id: "date", status: "contextual", role: "type", doc: "Un jour du calendrier.", usage: "naissance : date" },
  { id: "entier", status: "contextual", role: "type", doc: "Un nombre entier, entre deux bornes.", usage: "coefficient : entier de 1 à 12" },
  { id: "durée en mois", status: "reserved", role: "type", doc: "Une durée comptée en mois.", usage: "délai : durée en mois" },
  { id: "durée en jours", status: "reserved", role: "type", doc: "Une durée comptée en jours.", usage: "délai : durée en jours" },
  { id: "liste", status: "contextual", role: "type", doc: "Une liste, dont la longueur est bornée.", usage: "unités : liste de 1 à 30 Unité" },
  { id: "unité", status: "contextual", role: "precision", doc: "Précision : à l'unité.", example: "9,5 arrondi à l'unité = 10" },
  { id: "dixième", status: "contextual", role: "precision", doc: "Précision : au dixième.", example: "9,96 arrondi au dixième = 10" },
  { id: "centième", status: "contextual", role: "precision", doc: "Précision : au centième.", example: "9,994 arrondi au centième = 9,99" },
  { id: "millième", status: "contextual", role: "precision", doc: "Précision : au millième.", example: "(2 / 3) arrondi au millième = 0,667" },
  { id: "demi-point", status: "reserved", role: "precision", doc: "Précision : au demi-point.", example: "9,8 arrondi au demi-point = 10" },
  { id: "quart de point", status: "reserved", role: "precision", doc: "Précision : au quart de point.", example: "9,8 arrondi au quart de point = 9,75" },

  // Clauses of rules
  { id: "pour chaque", status: "reserved", role: "clause", doc: "Répète une règle, ou un calcul, pour chaque élément d'une liste.", usage: "pour chaque u parmi unités" },
  { id: "parmi", status: "reserved", role: "clause", doc: "Introduit la liste que l'on parcourt.", usage: "somme de note parmi unités" },
  { id: "soit", status: "contextual", role: "clause", doc: "Donne un nom à une valeur, dans une règle.", usage: "soit n = note de u à défaut 0" },
  { id: "si", status: "reserved", role: "clause", doc: "Introduit une condition.", usage: "si moyenne ≥ seuil" },
  { id: "alors", status: "reserved", role: "clause", doc: "Introduit ce qui suit d'une condition.", usage: "alors résultat vaut admis" },
  { id: "sinon", status: "reserved", role: "clause", doc: "La valeur quand la condition n'est pas remplie, ou le dernier cas.", usage: "si état = notée alors note sinon 0" },
  { id: "selon", status: "reserved", role: "clause", doc: "Choisit une valeur selon les cas ; après une liste, le critère.", usage: "selon voie quand vae : 8 sinon : 10" },
  { id: "quand", status: "reserved", role: "clause", doc: "Un cas de « selon ».", usage: "quand scolaire, apprentissage : 10" },
  { id: "vaut", spellings: ["vaut", "valent"], status: "reserved", role: "clause", doc: "Donne sa valeur à une décision.", usage: "alors résultat vaut admis" },
  { id: "délivrer", spellings: ["délivrer", "délivre(nt)"], status: "reserved", role: "clause", doc: "Délivre un document.", usage: "alors délivrer Diplôme" },
  { id: "avec", status: "reserved", role: "clause", doc: "Les champs du document délivré.", usage: "délivrer Attestation avec unité = code de u" },
  { id: "sans effet", status: "reserved", role: "clause", doc: "Rétablit la règle à laquelle une exception dérogeait.", usage: "alors sans effet" },
  { id: "motif", status: "contextual", role: "clause", doc: "La phrase qui explique la conclusion ; {moyenne} y est remplacé par sa valeur.", usage: "motif « Moyenne de {moyenne}. »" },
  { id: "volontaire", status: "contextual", role: "clause", doc: "Fait taire une remarque, pour la raison donnée.", usage: "volontaire jamais-vrai « repris du texte »" },
  { id: "ligne", status: "contextual", role: "clause", doc: "Une ligne d'un tableau.", usage: "exception e à ligne 3 de mentions" },

  // Operators
  { id: "de", spellings: ["de", "du", "des", "d'"], status: "reserved", role: "operator", precedence: 1, doc: "Le champ d'un élément.", usage: "note de u" },
  { id: "%", status: "sign", role: "operator", precedence: 2, signatures: ["number → number"], doc: "Un pourcentage est un nombre.", example: "50 % = 0,5" },
  { id: "à défaut", status: "reserved", role: "operator", precedence: 2, signatures: ["T, T → T"], doc: "La valeur à prendre quand la première n'est pas renseignée ; dans une règle, ce qui vaut quand rien d'autre ne conclut.", example: "le premier des ((7 ; 9) x tels que x > 9) à défaut 3 = 3" },
  { id: "arrondi", spellings: ["arrondi(e)(s)"], status: "reserved", role: "operator", precedence: 2, signatures: ["number → number"], doc: "Arrondit au plus proche, la moitié vers le haut.", example: "9,995 arrondi au centième = 10" },
  { id: "supérieur", spellings: ["supérieur(e)(s)"], status: "contextual", role: "operator", doc: "Arrondit vers le haut.", example: "9,1 arrondi à l'unité supérieur = 10" },
  { id: "inférieur", spellings: ["inférieur(e)(s)"], status: "contextual", role: "operator", doc: "Arrondit vers le bas.", example: "9,9 arrondi à l'unité inférieur = 9" },
  { id: "reporté au jour ouvrable", spellings: ["reporté(e)(s) au jour ouvrable"], status: "reserved", role: "operator", precedence: 2, signatures: ["date → date"], doc: "Le premier jour ouvrable à partir de cette date.", example: "2024-09-01 reporté au jour ouvrable = 2024-09-02" },
  { id: "×", spellings: ["×", "*"], status: "sign", role: "operator", precedence: 3, signatures: ["number, number → number", "duration, number → duration"], doc: "Multiplication.", example: "2,5 × 4 = 10" },
  { id: "/", spellings: ["/", "÷"], status: "sign", role: "operator", precedence: 3, signatures: ["number, number → number"], doc: "Division exacte ; par zéro, elle n'a pas de valeur.", example: "10 / 4 = 2,5" },
  { id: "+", status: "sign", role: "operator", precedence: 4, signatures: ["number, number → number", "date, duration → date", "duration, duration → duration"], doc: "Addition.", example: "2024-01-31 + 1 mois = 2024-02-29" },
  { id: "−", spellings: ["−", "-", "–"], status: "sign", role: "operator", precedence: 4, signatures: ["number, number → number", "date, duration → date", "date, date → duration", "duration, duration → duration"], doc: "Soustraction, ou nombre négatif.", example: "3 − 5 = −2" },
  { id: "=", status: "sign", role: "operator", precedence: 5, signatures: ["T, T → boolean"], doc: "Égalité.", example: "2 + 2 = 4" },
  { id: "≠", spellings: ["≠", "!="], status: "sign", role: "operator", precedence: 5, signatures: ["T, T → boolean"], doc: "Différence.", example: "1 ≠ 2" },
  { id: "<", status: "sign", role: "operator", precedence: 5, signatures: ["T, T → boolean"], doc: "Strictement inférieur.", example: "1 < 2" },
  { id: "≤", spellings: ["≤", "<="], status: "sign", role: "operator", precedence: 5, signatures: ["T, T → boolean"], doc: "Inférieur ou égal ; 5 ≤ n ≤ 20 est un intervalle.", example: "5 ≤ 8 ≤ 20" },
  { id: ">", status: "sign", role: "operator", precedence: 5, signatures: ["T, T → boolean"], doc: "Strictement supérieur.", example: "2 > 1" },
  { id: "≥", spellings: ["≥", ">="], status: "sign", role: "operator", precedence: 5, signatures: ["T, T → boolean"], doc: "Supérieur ou égal.", example: "10 ≥ 10" },
  { id: "est", spellings: ["est", "sont"], status: "reserved", role: "operator", precedence: 5, doc: "Égalité, ou début d'une comparaison en mots.", example: "2 est 2" },
  { id: "n'est pas", spellings: ["n'est pas", "ne sont pas"], status: "reserved", role: "operator", precedence: 5, doc: "Le contraire de « est ».", example: "2 n'est pas 3" },
  { id: "renseigné", spellings: ["renseigné(e)(s)"], status: "contextual", role: "operator", precedence: 5, signatures: ["any → boolean"], doc: "La valeur est là.", example: "3 est renseigné" },
  { id: "au moins", status: "reserved", role: "operator", precedence: 5, signatures: ["T, T → boolean"], doc: "Supérieur ou égal ; devant « des », un nombre d'éléments.", example: "10 est au moins 10" },
  { id: "au plus", status: "reserved", role: "operator", precedence: 5, signatures: ["T, T → boolean"], doc: "Inférieur ou égal ; devant « des », un nombre d'éléments.", example: "9 est au plus 10" },
  { id: "plus de", spellings: ["plus de", "plus d'"], status: "reserved", role: "operator", precedence: 5, signatures: ["T, T → boolean"], doc: "Strictement supérieur ; devant « des », un nombre d'éléments.", example: "11 est plus de 10" },
  { id: "moins de", spellings: ["moins de", "moins d'"], status: "reserved", role: "operator", precedence: 5, signatures: ["T, T → boolean"], doc: "Strictement inférieur.", example: "9 est moins de 10" },
  { id: "au plus tard", status: "reserved", role: "operator", precedence: 5, signatures: ["date, date → boolean"], doc: "Ce jour-là ou avant.", example: "2024-12-31 est au plus tard le 2024-12-31" },
  { id: "au plus tôt", status: "reserved", role: "operator", precedence: 5, signatures: ["date, date → boolean"], doc: "Ce jour-là ou après.", example: "2024-12-31 est au plus tôt le 2024-12-31" },
  { id: "avant", status: "contextual", role: "operator", precedence: 5, signatures: ["date, date → boolean"], doc: "Strictement avant ce jour.", example: "2024-12-30 est avant le 2024-12-31" },
  { id: "après", status: "contextual", role: "operator", precedence: 5, signatures: ["date, date → boolean"], doc: "Strictement après ce jour.", example: "2025-01-01 est après le 2024-12-31" },
  { id: "entre", status: "contextual", role: "operator", precedence: 5, signatures: ["T, T, T → boolean"], doc: "Entre deux bornes, toutes deux comprises.", example: "12 est entre 10 et 12" },
  { id: "dans", status: "contextual", role: "operator", precedence: 5, signatures: ["date, duration, date → boolean"], doc: "Dans une durée qui suit une date, ses deux bouts compris.", example: "2024-03-01 est dans les 2 mois suivant 2024-01-01" },
  { id: "dans le délai", status: "reserved", role: "operator", precedence: 5, signatures: ["date, duration, date → boolean"], doc: "Dans un délai qui suit une date, ses deux bouts compris.", example: "2024-01-31 est dans le délai de 30 jours suivant 2024-01-01" },
  { id: "suivant", status: "contextual", role: "operator", doc: "La date d'où part un délai.", usage: "dans les 24 mois suivant publication" },
  { id: "fait partie", spellings: ["fait partie", "font partie"], status: "reserved", role: "operator", precedence: 5, signatures: ["T, list → boolean"], doc: "Est un élément de la liste.", example: "2 fait partie de (1 ; 2)" },
  { id: "ne fait pas partie", spellings: ["ne fait pas partie", "ne font pas partie"], status: "reserved", role: "operator", precedence: 5, signatures: ["T, list → boolean"], doc: "N'est pas un élément de la liste.", example: "3 ne fait pas partie de (1 ; 2)" },
  { id: "non", status: "reserved", role: "operator", precedence: 6, signatures: ["boolean → boolean"], doc: "Le contraire d'une condition.", example: "non 1 = 2" },
  { id: "et", status: "reserved", role: "operator", precedence: 8, signatures: ["boolean, boolean → boolean"], doc: "Les deux conditions sont remplies.", example: "1 < 2 et 2 < 3" },
  { id: "ou", status: "reserved", role: "operator", precedence: 8, signatures: ["boolean, boolean → boolean"], doc: "Au moins une des deux conditions est remplie.", example: "1 > 2 ou 2 < 3" },

  // Values and functions
  { id: "vrai", spellings: ["vrai(e)(s)"], status: "reserved", role: "value", signatures: ["→ boolean"], doc: "Le booléen vrai.", example: "vrai" },
  { id: "faux", spellings: ["faux", "fausse(s)"], status: "reserved", role: "value", signatures: ["→ boolean"], doc: "Le booléen faux.", example: "non faux" },
  { id: "non renseigné", spellings: ["non renseigné(e)(s)"], status: "reserved", role: "value", signatures: ["→ any"], doc: "L'absence de valeur.", usage: "si état = notée alors note sinon non renseigné" },
  { id: "somme", status: "contextual", role: "function", signatures: ["number, list → number"], doc: "La somme d'une valeur sur une liste ; zéro si elle est vide.", example: "somme de x pour chaque x parmi (1 ; 2 ; 3) = 6" },
  { id: "moyenne", status: "contextual", role: "function", signatures: ["number, list → number", "number, number, list → number"], doc: "La moyenne, pondérée ou non ; sans valeur si la liste est vide.", example: "moyenne de x pour chaque x parmi (8 ; 12) = 10" },
  { id: "pondérée par", spellings: ["pondéré(e)(s) par"], status: "reserved", role: "function", doc: "Le coefficient d'une moyenne.", usage: "moyenne de note pondérée par coefficient parmi unités" },
  { id: "maximum", status: "contextual", role: "function", signatures: ["T, list → T", "T, T → T"], doc: "La plus grande valeur, d'une liste ou entre parenthèses.", example: "maximum(8 ; 12) = 12" },
  { id: "minimum", status: "contextual", role: "function", signatures: ["T, list → T", "T, T → T"], doc: "La plus petite valeur, d'une liste ou entre parenthèses.", example: "minimum(8 ; 12) = 8" },
  { id: "nombre", status: "contextual", role: "function", signatures: ["list → number"], doc: "Le nombre d'éléments d'une liste ; comme type, un nombre décimal exact.", example: "nombre de (7 ; 7 ; 7) = 3" },
  { id: "premier", spellings: ["premier(s)", "première(s)"], status: "contextual", role: "list", signatures: ["list → T", "list, any → T"], doc: "Le premier élément, ou celui qui a la plus petite valeur du critère.", example: "le premier des (7 ; 9) = 7" },
  { id: "dernier", spellings: ["dernier(s)", "dernière(s)"], status: "contextual", role: "list", signatures: ["list → T", "list, any → T"], doc: "Le dernier élément, ou celui qui a la plus grande valeur du critère.", example: "le dernier des (7 ; 9) = 9" },
  { id: "meilleures", spellings: ["meilleur(e)(s)"], status: "contextual", role: "list", signatures: ["number, list, any → list"], doc: "Les éléments qui ont les plus grandes valeurs du critère.", usage: "les 3 meilleures des unités selon note" },
  { id: "tel que", spellings: ["tel(le)(s) que", "tel(le)(s) qu'"], status: "reserved", role: "list", precedence: 9, signatures: ["list, boolean → list"], doc: "Ne garde que les éléments qui remplissent la condition.", example: "nombre de ((1 ; 5 ; 9) x tels que x > 3) = 2" },
  { id: "triées par", spellings: ["trié(e)(s) par"], status: "reserved", role: "list", precedence: 9, signatures: ["list, any → list"], doc: "Trie une liste du plus petit au plus grand.", usage: "unités triées par note" },
  { id: "décroissant", spellings: ["décroissant(e)(s)"], status: "contextual", role: "list", doc: "Trie du plus grand au plus petit.", usage: "unités triées par note décroissant" },
  { id: "regroupées par", spellings: ["regroupé(e)(s) par"], status: "reserved", role: "list", doc: "La clé d'un groupe.", usage: "groupe Bloc, liste blocs : compétences regroupées par bloc" },
  { id: "sans doublon", spellings: ["sans doublon(s)"], status: "reserved", role: "list", precedence: 9, signatures: ["list → list"], doc: "Ne garde que le premier des éléments égaux.", example: "nombre de (7 ; 7 ; 8) sans doublon = 2" },
  { id: "année", status: "plain", role: "function", signatures: ["date → number"], doc: "L'année d'une date.", example: "année de 2024-09-01 = 2024" },
  { id: "fin du mois", status: "reserved", role: "function", signatures: ["date → date"], doc: "Le dernier jour du mois d'une date.", example: "fin du mois de 2024-02-10 = 2024-02-29" },
  { id: "fin de l'année", status: "reserved", role: "function", signatures: ["date → date"], doc: "Le 31 décembre de l'année d'une date.", example: "fin de l'année de 2024-02-10 = 2024-12-31" },
  { id: "mois entiers entre", status: "reserved", role: "function", signatures: ["date, date → number"], doc: "Le nombre de mois entiers entre deux dates.", example: "mois entiers entre 2024-01-15 et 2024-03-14 = 1" },
  { id: "âge", status: "contextual", role: "function", signatures: ["date, date → number"], doc: "L'âge en années révolues à une date.", example: "âge de 2004-02-29 le 2022-02-28 = 17" },

  // Quantifiers and lists of conditions
  { id: "toutes les", spellings: ["toutes les", "tous les"], status: "reserved", role: "quantifier", precedence: 7, signatures: ["list, boolean → boolean"], doc: "Chaque élément remplit la condition.", example: "tous les (5 ; 9) x vérifient x > 3" },
  { id: "aucune des", spellings: ["aucun(e) des", "aucun(e) de", "aucun(e) du", "aucun(e) d'"], status: "reserved", role: "quantifier", precedence: 7, signatures: ["list, boolean → boolean"], doc: "Aucun élément ne remplit la condition.", example: "aucun des (5 ; 9) x ne vérifie x < 3" },
  { id: "exactement", status: "reserved", role: "quantifier", precedence: 7, signatures: ["number, list, boolean → boolean"], doc: "Ce nombre d'éléments, ni plus ni moins.", example: "exactement 1 des (5 ; 9) x vérifie x > 6" },
  { id: "plus de la moitié", status: "reserved", role: "quantifier", precedence: 7, signatures: ["list, boolean → boolean"], doc: "Plus d'un élément sur deux.", example: "plus de la moitié des (5 ; 9 ; 10) x vérifient x > 6" },
  { id: "vérifie", spellings: ["vérifie(nt)"], status: "reserved", role: "quantifier", doc: "Introduit la condition que les éléments remplissent.", usage: "toutes les unités vérifient note ≥ 10" },
  { id: "ne vérifie", spellings: ["ne vérifie(nt)"], status: "reserved", role: "quantifier", doc: "Introduit la condition qu'aucun élément ne remplit.", usage: "aucune des unités ne vérifie note < 8" },
  { id: "toutes les conditions", spellings: ["toutes les conditions suivantes sont remplies"], status: "reserved", role: "drafting", doc: "Introduit une liste de conditions toutes nécessaires.", usage: "toutes les conditions suivantes sont remplies : 1° a ; 2° b" },
  { id: "l'une des conditions", spellings: ["l'une des conditions suivantes est remplie", "l'une au moins des conditions suivantes est remplie", "au moins une des conditions suivantes est remplie"], status: "reserved", role: "drafting", doc: "Introduit une liste de conditions dont une suffit.", usage: "l'une des conditions suivantes est remplie : a) c ; b) d" },

  // Links
  { id: "à", status: "reserved", role: "link", strict: true, doc: "Borne d'un intervalle, cible d'une exception.", usage: "entier de 1 à 12" },
  { id: "au", status: "reserved", role: "link", doc: "À le.", usage: "arrondi au centième" },
  { id: "aux", status: "reserved", role: "link", doc: "À les.", usage: "exception e aux mentions" },
  { id: "article", spellings: ["les", "le", "la", "l'"], status: "reserved", role: "link", doc: "Article, sans effet devant un nom.", usage: "la moyenne" },
  { id: "un", spellings: ["un", "une"], status: "reserved", role: "link", doc: "Article, ou le nombre un devant « des ».", usage: "au moins une des unités" },
  { id: "aucun", spellings: ["aucun(e)"], status: "contextual", role: "mistake", doc: "Seul, il ne dit pas de quoi : « aucune des unités ne vérifie … », « ne délivre aucune Attestation »." },

  // Examples
  { id: "d'après", status: "reserved", role: "example", doc: "Reprend le dossier d'un autre exemple.", usage: "exemple « b » d'après « a »" },
  { id: "sauf", status: "contextual", role: "example", doc: "Ce qui change par rapport à l'exemple repris.", usage: "d'après « a », sauf session = 2025" },
  { id: "partiel", status: "contextual", role: "example", doc: "Ce qui n'est pas dit est inconnu.", usage: "dossier partiel" },
  { id: "attendu", spellings: ["attendu(e)(s)"], status: "contextual", role: "example", doc: "Introduit ce que le dossier doit donner.", usage: "attendu résultat = admis" },
  { id: "ne délivre aucun", spellings: ["ne délivre(nt) aucun(e)"], status: "reserved", role: "example", doc: "Le document n'est pas délivré.", usage: "ne délivre aucune Attestation" },
  { id: "par la règle", spellings: ["par la règle", "par les règles", "par l'exception", "par les exceptions"], status: "reserved", role: "example", doc: "Les règles qui fondent la décision, exactement.", usage: "résultat = admis par la règle admission" },
  { id: "par la ligne", status: "reserved", role: "example", doc: "La ligne de tableau qui fonde la décision.", usage: "mention = bien par la ligne 3 de mentions" },
  { id: "en conflit", status: "reserved", role: "example", doc: "Deux règles se contredisent.", usage: "résultat est en conflit" },
  { id: "sans règle", status: "reserved", role: "example", doc: "Aucune règle ne s'applique.", usage: "résultat est sans règle" },
  { id: "bloqué", spellings: ["bloqué(e)(s)"], status: "contextual", role: "example", doc: "La décision dépend d'une autre, qui n'est pas prise.", usage: "résultat est bloqué" },
  { id: "indéterminé", spellings: ["indéterminé(e)(s)"], status: "contextual", role: "example", doc: "La décision dépend de ce qui manque au dossier partiel.", usage: "résultat est indéterminé" },
  { id: "invalide", status: "contextual", role: "example", doc: "Le dossier est refusé, avec ce message.", usage: "invalide « La session suit l'inscription. »" },

  // Punctuation
  { id: ":", status: "sign", role: "punctuation", doc: "Introduit un type, une liste, une valeur." },
  { id: ";", status: "sign", role: "punctuation", doc: "Sépare des valeurs." },
  { id: ",", status: "sign", role: "punctuation", doc: "Sépare des noms." },
  { id: "(", status: "sign", role: "punctuation", doc: "Ouvre une parenthèse." },
  { id: ")", status: "sign", role: "punctuation", doc: "Ferme une parenthèse." },
  { id: "|", status: "sign", role: "punctuation", doc: "Sépare les cases d'un tableau." },

  // Words that look like words of the language
  { id: "aujourd'hui", status: "reserved", role: "mistake", doc: "La date du jour n'existe pas : elle est une donnée du dossier." },
] as const satisfies readonly Entry[];

/** The kinds of token that are words or signs of the table. */
export type WordKind = Exclude<(typeof VOCABULARY)[number], { status: "plain" }>["id"];

const entries: readonly Entry[] = VOCABULARY;

/** All spellings of an entry, the formatter's first. */
export const spellingsOf = (entry: Entry): readonly string[] => entry.spellings ?? [entry.id];

/** The words that open a declaration, in their full spelling. */
export const DECLARATION_WORDS: readonly string[] = entries
  .filter((entry) => entry.role === "declaration")
  .map((entry) => entry.id);

/** Kinds of token that are also names. */
export const CONTEXTUAL: ReadonlySet<string> = new Set(
  entries.filter((entry) => entry.status === "contextual").map((entry) => entry.id),
);

/** Kinds of token that are words and never names. */
export const RESERVED: ReadonlySet<string> = new Set(
  entries.filter((entry) => entry.status === "reserved").map((entry) => entry.id),
);

/** The precedence of each operator, from 1 (tightest). */
export const PRECEDENCE: ReadonlyMap<string, number> = new Map(
  entries.flatMap((entry) => (entry.precedence === undefined ? [] : [[entry.id, entry.precedence] as const])),
);
