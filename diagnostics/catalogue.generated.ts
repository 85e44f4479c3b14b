// Generated from diagnostics/catalogue/*.md by `npm run generate`; do not edit.
import type { Entry } from "./entry.js";

export type Code =
  | "accolade-non-fermée"
  | "attendu-sans-valeur"
  | "aucune-sans-des"
  | "barre-manquante"
  | "caractère-inconnu"
  | "choix-sans-parenthèses"
  | "citation-mal-placée"
  | "comparaison-en-chaîne"
  | "conclusion-sans-vaut"
  | "condition-à-parenthéser"
  | "date-du-jour"
  | "dossier-nommé-rules"
  | "déclaration-inconnue"
  | "déclaration-mal-écrite"
  | "déclaration-trop-longue"
  | "en-tête-mal-placé"
  | "et-ou-mélangés"
  | "fichier-illisible"
  | "fichier-non-utf-8"
  | "fichier-trop-grand"
  | "filtre-à-parenthéser"
  | "guillemet-non-fermé"
  | "json-clé-répétée"
  | "json-mal-formé"
  | "json-nombre-inexact"
  | "marques-imbriquées"
  | "mot-inattendu"
  | "mot-réservé"
  | "nom-d-opération"
  | "nombre-de-cases"
  | "nombre-trop-long"
  | "numéro-de-ligne"
  | "négation-du-verbe"
  | "opération-à-parenthéser"
  | "parenthèse-inattendue"
  | "pour-chaque-à-parenthéser"
  | "pourcentage-sans-nombre"
  | "répété"
  | "selon-imbriqués"
  | "si-sans-sinon"
  | "sinon-dans-une-règle"
  | "suite-trop-longue"
  | "texte-inachevé"
  | "trop-imbriqué"
  | "valeur-après-ou"
  | "vaut-dans-une-condition"
  | "virgule-entre-valeurs";

export const catalogue: Readonly<Record<Code, Entry>> = {
  "accolade-non-fermée": {"severity":"error","fr":"Cette accolade n'est pas fermée : il manque « } ».","en":"This brace is not closed: « } » is missing."},
  "attendu-sans-valeur": {"severity":"error","fr":"Un exemple attend une valeur : « {décision} = … ».","en":"An example expects a value: « {décision} = … »."},
  "aucune-sans-des": {"severity":"error","fr":"Après « aucun » ou « aucune », il faut « des » et une liste.","en":"After « aucun » or « aucune », « des » and a list are needed.","help":{"fr":"Écrivez « aucune des … ne vérifie », avec le nom de la liste au lieu de « {nom} ».","en":"Write « aucune des … ne vérifie », with the name of the list instead of « {nom} »."}},
  "barre-manquante": {"severity":"error","fr":"Il manque « | » à la fin de cette ligne du tableau.","en":"« | » is missing at the end of this row of the table."},
  "caractère-inconnu": {"severity":"error","fr":"Le signe « {caractère} » n'a pas de sens ici.","en":"The sign « {caractère} » means nothing here."},
  "choix-sans-parenthèses": {"severity":"error","fr":"Ici, un choix qui commence par « {mot} » se met entre parenthèses.","en":"Here, a choice that starts with « {mot} » goes between parentheses."},
  "citation-mal-placée": {"severity":"error","fr":"Une ligne qui commence par « > » cite le texte officiel : elle ne peut pas se trouver ici.","en":"A line that starts with « > » quotes the official text: it cannot stand here.","help":{"fr":"Pour une comparaison, laissez « > » sur la ligne de la valeur ; pour une citation, placez-la juste sous « règle … », ou en première colonne au-dessus.","en":"For a comparison, keep « > » on the line of the value; for a quotation, place it just below « règle … », or in the first column above it."}},
  "comparaison-en-chaîne": {"severity":"error","fr":"Ces comparaisons ne s'enchaînent pas : seules « < » et « ≤ » ensemble, ou « > » et « ≥ » ensemble, disent un intervalle.","en":"These comparisons make no chain: only « < » and « ≤ » together, or « > » and « ≥ » together, say an interval.","help":{"fr":"Pour deux comparaisons, écrivez par exemple « {lecture1} ».","en":"For two comparisons, write for example « {lecture1} »."}},
  "conclusion-sans-vaut": {"severity":"error","fr":"Une conclusion s'écrit « {décision} vaut … ».","en":"A conclusion is written « {décision} vaut … »."},
  "condition-à-parenthéser": {"severity":"error","fr":"La fin de cette condition se lit de deux façons : « {lecture1} » ou « {lecture2} ».","en":"The end of this condition can be read in two ways: « {lecture1} » or « {lecture2} ».","help":{"fr":"Écrivez les parenthèses de la lecture voulue.","en":"Write the parentheses of the reading you want."}},
  "date-du-jour": {"severity":"error","fr":"La date du jour n'existe pas dans un règlement : le même dossier doit donner la même décision demain.","en":"Today's date does not exist in a regulation: the same file must give the same decision tomorrow.","help":{"fr":"Ajoutez au dossier la date qui compte, par exemple « date_du_jury : date ».","en":"Add the date that matters to the dossier, for example « date_du_jury : date »."}},
  "dossier-nommé-rules": {"severity":"error","fr":"« {chemin} » porte le nom d'un règlement, mais c'est un répertoire.","en":"« {chemin} » has the name of a regulation, but it is a folder.","help":{"fr":"Donnez au répertoire un nom qui ne finit pas par « .rules ».","en":"Give the folder a name that does not end in « .rules »."}},
  "déclaration-inconnue": {"severity":"error","fr":"« {mot} » ne commence aucune déclaration.","en":"« {mot} » starts no declaration.","help":{"fr":"Une déclaration commence par un de ces mots : règle, exception, définition, décision, document, paramètre, tableau, dossier, structure, énumération, contrainte, groupe, exemple.","en":"A declaration starts with one of these words: règle, exception, définition, décision, document, paramètre, tableau, dossier, structure, énumération, contrainte, groupe, exemple."}},
  "déclaration-mal-écrite": {"severity":"error","fr":"« {mot} » ne commence aucune déclaration. Vouliez-vous écrire « {suggestion} » ?","en":"« {mot} » starts no declaration. Did you mean « {suggestion} »?"},
  "déclaration-trop-longue": {"severity":"error","fr":"Ce passage dépasse {limite} signes : il est trop long pour être lu.","en":"This passage is longer than {limite} signs: it is too long to be read.","help":{"fr":"Commencez chaque déclaration en première colonne.","en":"Start each declaration in the first column."}},
  "en-tête-mal-placé": {"severity":"error","fr":"Un fichier s'ouvre par un seul « règlement » ou une seule « bibliothèque », avant toute autre déclaration.","en":"A file opens with one single « règlement » or « bibliothèque », before any other declaration."},
  "et-ou-mélangés": {"severity":"error","fr":"« et » et « ou » se suivent sans parenthèses : le texte se lit de deux façons, « {lecture1} » ou « {lecture2} ».","en":"« et » and « ou » follow each other without parentheses: the text can be read in two ways, « {lecture1} » or « {lecture2} ».","help":{"fr":"Écrivez les parenthèses de la lecture voulue, ou une liste de conditions (« toutes les conditions suivantes sont remplies : 1° … »).","en":"Write the parentheses of the reading you want, or a list of conditions (« toutes les conditions suivantes sont remplies : 1° … »)."}},
  "fichier-illisible": {"severity":"error","fr":"Le fichier « {fichier} » ne peut pas être lu : {raison}.","en":"The file « {fichier} » cannot be read: {raison}."},
  "fichier-non-utf-8": {"severity":"error","fr":"Ce fichier n'est pas enregistré en UTF-8 : les lettres accentuées ne peuvent pas y être lues.","en":"This file is not saved as UTF-8: its accented letters cannot be read.","help":{"fr":"Enregistrez-le à nouveau en choisissant l'encodage « UTF-8 ».","en":"Save it again with the encoding « UTF-8 »."}},
  "fichier-trop-grand": {"severity":"error","fr":"Ce fichier compte {taille} Mo ; un règlement en compte au plus {limite}.","en":"This file has {taille} MB; a regulation has at most {limite}.","help":{"fr":"Répartissez le texte en plusieurs fichiers, avec « importe ».","en":"Split the text into several files, with « importe »."}},
  "filtre-à-parenthéser": {"severity":"error","fr":"La condition de « telles que » se lit de deux façons : « {lecture1} » ou « {lecture2} ».","en":"The condition of « telles que » can be read in two ways: « {lecture1} » or « {lecture2} ».","help":{"fr":"Écrivez les parenthèses de la lecture voulue.","en":"Write the parentheses of the reading you want."}},
  "guillemet-non-fermé": {"severity":"error","fr":"Ce texte n'est pas fermé : il manque le guillemet de la fin.","en":"This text is not closed: its last quotation mark is missing.","help":{"fr":"Un texte ouvert par « se ferme par » ; un texte ouvert par \" se ferme par \" sur la même ligne.","en":"A text opened by « is closed by »; a text opened by \" is closed by \" on the same line."}},
  "json-clé-répétée": {"severity":"error","fr":"La clé « {clé} » est donnée deux fois : rien ne dit laquelle compte.","en":"The key « {clé} » is given twice: nothing says which one counts."},
  "json-mal-formé": {"severity":"error","fr":"Ce texte n'est pas du JSON : ici, {attendu}.","en":"This text is not JSON: here, {attendu}."},
  "json-nombre-inexact": {"severity":"error","fr":"Le nombre {nombre} ne peut pas être lu exactement : il a trop de chiffres.","en":"The number {nombre} cannot be read exactly: it has too many digits.","help":{"fr":"Une note s'écrit avec deux ou trois décimales, par exemple 9.95.","en":"A mark is written with two or three decimals, for example 9.95."}},
  "marques-imbriquées": {"severity":"error","fr":"La marque « {marque} » est déjà celle d'une liste de conditions autour de celle-ci.","en":"The mark « {marque} » is already that of a list of conditions around this one.","help":{"fr":"Une liste dans une autre change de marque : « 1° », puis « a) ».","en":"A list inside another changes its mark: « 1° », then « a) »."}},
  "mot-inattendu": {"severity":"error","fr":"« {trouvé} » ne peut pas se trouver ici : il faut {attendu}.","en":"« {trouvé} » cannot stand here: {attendu} is needed."},
  "mot-réservé": {"severity":"error","fr":"« {mot} » est un mot de la langue : il ne peut pas servir de nom.","en":"« {mot} » is a word of the language: it cannot be a name."},
  "nom-d-opération": {"severity":"error","fr":"« {mot} de … » est toujours un calcul : ce champ ne pourrait jamais être lu sous ce nom.","en":"« {mot} de … » is always a calculation: this field could never be read under this name.","help":{"fr":"Précisez le nom, par exemple « {mot}_générale ».","en":"Make the name more precise, for example « {mot}_générale »."}},
  "nombre-de-cases": {"severity":"error","fr":"Cette ligne compte {trouvé} cases ; l'en-tête du tableau en compte {attendu}.","en":"This row has {trouvé} cells; the head of the table has {attendu}."},
  "nombre-trop-long": {"severity":"error","fr":"Ce nombre a plus de {limite} chiffres.","en":"This number has more than {limite} digits."},
  "numéro-de-ligne": {"severity":"error","fr":"« {trouvé} » n'est pas un numéro de ligne : les lignes d'un tableau se comptent à partir de 1.","en":"« {trouvé} » is not the number of a row: the rows of a table are counted from 1."},
  "négation-du-verbe": {"severity":"error","fr":"Après « {début} », le verbe s'écrit « {attendu} ».","en":"After « {début} », the verb is written « {attendu} »."},
  "opération-à-parenthéser": {"severity":"error","fr":"Ce calcul se lit de deux façons : « {lecture1} » ou « {lecture2} ».","en":"This calculation can be read in two ways: « {lecture1} » or « {lecture2} ».","help":{"fr":"Écrivez les parenthèses de la lecture voulue.","en":"Write the parentheses of the reading you want."}},
  "parenthèse-inattendue": {"severity":"error","fr":"Une parenthèse ne peut pas suivre « {nom} » : il manque peut-être « et » ou « ou » entre les deux.","en":"A parenthesis cannot follow « {nom} »: « et » or « ou » may be missing between them.","help":{"fr":"Pour appeler une fonction, la parenthèse touche le nom : « {nom}(… ; …) ».","en":"To call a function, the parenthesis touches the name: « {nom}(… ; …) »."}},
  "pour-chaque-à-parenthéser": {"severity":"error","fr":"Ce « pour chaque » peut être celui de la règle ou celui de la valeur.","en":"This « pour chaque » may be the rule's or the value's.","help":{"fr":"Si c'est celui de la valeur, écrivez « {lecture} » ; si c'est celui de la règle, placez-le avant « soit ».","en":"If it is the value's, write « {lecture} »; if it is the rule's, place it before « soit »."}},
  "pourcentage-sans-nombre": {"severity":"error","fr":"« % » suit un nombre écrit en chiffres, comme dans « 50 % ».","en":"« % » follows a number in digits, as in « 50 % »."},
  "répété": {"severity":"error","fr":"« {mot} » est donné deux fois.","en":"« {mot} » is given twice."},
  "selon-imbriqués": {"severity":"error","fr":"Un « selon » dans un autre : rien ne dit auquel des deux appartient le cas qui suit.","en":"One « selon » inside another: nothing says to which of the two the next case belongs.","help":{"fr":"Mettez le « selon » intérieur entre parenthèses.","en":"Put the inner « selon » between parentheses."}},
  "si-sans-sinon": {"severity":"error","fr":"Ce « si … alors … » donne une valeur : il faut dire laquelle sinon.","en":"This « si … alors … » gives a value: it must say which one otherwise.","help":{"fr":"Ajoutez « sinon » et une valeur, ou « sinon non renseigné ».","en":"Add « sinon » and a value, or « sinon non renseigné »."}},
  "sinon-dans-une-règle": {"severity":"error","fr":"Une règle n'a pas de « sinon ».","en":"A rule has no « sinon ».","help":{"fr":"Écrivez une autre règle, qui commence par « à défaut ».","en":"Write another rule, which starts with « à défaut »."}},
  "suite-trop-longue": {"severity":"error","fr":"Cette suite compte plus de {limite} termes : elle est trop longue pour être lue.","en":"This series has more than {limite} terms: it is too long to be read.","help":{"fr":"Donnez des noms aux parties, avec « définition ».","en":"Give names to its parts, with « définition »."}},
  "texte-inachevé": {"severity":"error","fr":"Le texte s'arrête trop tôt : il faut encore {attendu}.","en":"The text stops too early: {attendu} is still needed."},
  "trop-imbriqué": {"severity":"error","fr":"Cette expression est trop imbriquée pour être lue.","en":"This expression is nested too deeply to be read.","help":{"fr":"Donnez des noms aux parties, avec « définition ».","en":"Give names to its parts, with « définition »."}},
  "valeur-après-ou": {"severity":"error","fr":"Après « ou », « {valeur} » n'est pas une condition : rien ne dit ce qui doit lui être égal.","en":"After « ou », « {valeur} » is not a condition: nothing says what must equal it.","help":{"fr":"Écrivez « {gauche} fait partie de (… ; {valeur}) ».","en":"Write « {gauche} fait partie de (… ; {valeur}) »."}},
  "vaut-dans-une-condition": {"severity":"error","fr":"« vaut » donne une valeur dans une conclusion ; une condition compare avec « = » ou « est ».","en":"« vaut » gives a value in a conclusion; a condition compares with « = » or « est »."},
  "virgule-entre-valeurs": {"severity":"error","fr":"Les valeurs se séparent par « ; » : la virgule sert aux nombres décimaux.","en":"Values are separated by « ; »: the comma is for decimals."},
};
