// Generated from diagnostics/catalogue/*.md by `npm run generate`; do not edit.
import type { Entry } from "./entry.js";

export type Code =
  | "absence-décidée-en-silence"
  | "accolade-non-fermée"
  | "affectation-impossible"
  | "année-entière"
  | "appel-impossible"
  | "argument-hors-bornes"
  | "arrondi-attendu"
  | "attendu-impossible"
  | "attendu-sans-valeur"
  | "au-choix-et-daté"
  | "au-choix-impossible"
  | "aucune-sans-des"
  | "barre-manquante"
  | "bornes-impossibles"
  | "branches-de-types-différents"
  | "calcul-en-cercle"
  | "calcul-impossible"
  | "calcul-trop-profond"
  | "caractère-inconnu"
  | "cas-jamais-atteint"
  | "cas-manquants"
  | "cellule-vide"
  | "champ-de-document"
  | "champ-de-document-manquant"
  | "champ-de-liste"
  | "champ-inconnu"
  | "choix-sans-parenthèses"
  | "cible-ambiguë"
  | "cible-inconnue"
  | "citation-mal-placée"
  | "clé-en-double"
  | "clé-impossible"
  | "code-inconnu"
  | "colonne-manquante"
  | "comparaison-en-chaîne"
  | "comparaison-impossible"
  | "conclusion-sans-vaut"
  | "condition-à-parenthéser"
  | "constante-ambiguë"
  | "constante-masquée"
  | "date-de-mise-en-vigueur"
  | "date-du-jour"
  | "date-inexistante"
  | "dates-en-désordre"
  | "deux-défauts"
  | "deux-valeurs-au-moins"
  | "dispense-impossible"
  | "dispense-inutile"
  | "division-par-zéro"
  | "document-inconnu"
  | "document-jamais-délivré"
  | "dossier-nommé-rules"
  | "décision-inconnue"
  | "décision-par-élément"
  | "décision-sans-règle"
  | "déclaration-inconnue"
  | "déclaration-mal-écrite"
  | "déclaration-trop-longue"
  | "défaut-qui-délivre"
  | "en-tête-de-tableau"
  | "en-tête-mal-placé"
  | "en-tête-manquant"
  | "et-ou-mélangés"
  | "et-oublié"
  | "exception-hors-cible"
  | "exceptions-en-cercle"
  | "exceptions-en-conflit"
  | "exceptions-trop-profondes"
  | "exemple-hors-validité"
  | "exemple-inconnu"
  | "exemples-en-cercle"
  | "fichier-illisible"
  | "fichier-non-utf-8"
  | "fichier-trop-grand"
  | "filtre-à-parenthéser"
  | "fonction-sans-arguments"
  | "groupe-de-valeurs"
  | "guillemet-non-fermé"
  | "import-de-règlement"
  | "import-en-cercle"
  | "import-introuvable"
  | "jamais-lu"
  | "jamais-vrai"
  | "json-clé-répétée"
  | "json-mal-formé"
  | "json-nombre-inexact"
  | "lecture-interrompue"
  | "ligne-inconnue"
  | "ligne-trop-longue"
  | "lignes-qui-se-recouvrent"
  | "liste-attendue"
  | "liste-de-listes"
  | "liste-sans-clé"
  | "liste-vide-suffit"
  | "marques-imbriquées"
  | "mauvais-type"
  | "mois-enchaînés"
  | "mois-et-jours-mêlés"
  | "mot-inattendu"
  | "mot-réservé"
  | "nom-ambigu"
  | "nom-d-opération"
  | "nom-en-double"
  | "nom-inconnu"
  | "nombre-de-cases"
  | "nombre-des-arguments"
  | "nombre-entier-attendu"
  | "nombre-trop-long"
  | "numéro-de-ligne"
  | "négation-du-verbe"
  | "opération-à-parenthéser"
  | "ordre-impossible"
  | "paramètre-daté-sans-sélecteur"
  | "paramètre-inconnu"
  | "paramètre-pas-au-choix"
  | "parenthèse-inattendue"
  | "pas-une-décision"
  | "pour-chaque-sur-des-valeurs"
  | "pour-chaque-à-parenthéser"
  | "pourcentage-sans-nombre"
  | "précision-manquante"
  | "règle-inconnue"
  | "règle-jamais-applicable"
  | "règlement-trop-grand"
  | "répété"
  | "sans-effet-et-conclusion"
  | "sans-effet-sans-cible"
  | "selon-imbriqués"
  | "si-sans-sinon"
  | "sinon-dans-une-règle"
  | "sinon-pas-en-dernier"
  | "structure-en-cercle"
  | "suite-trop-longue"
  | "sélecteur-impossible"
  | "sélecteur-manquant"
  | "sélecteurs-différents"
  | "tableau-inattendu"
  | "tableau-sans-conclusion"
  | "texte-inachevé"
  | "toujours-renseigné"
  | "toujours-vrai"
  | "tri-impossible"
  | "trop-imbriqué"
  | "trou-dans-le-tableau"
  | "trou-entre-versions"
  | "type-de-décision"
  | "type-inconnu"
  | "une-seule-clé"
  | "valeur-après-ou"
  | "valeur-constante-attendue"
  | "valeur-dans-exemple"
  | "valeur-hors-bornes"
  | "valeur-hors-du-type"
  | "valeur-impossible-à-écrire"
  | "valeur-parfois-absente"
  | "valeur-peut-être-absente"
  | "validité-inversée"
  | "vaut-dans-une-condition"
  | "versions-en-même-temps"
  | "virgule-entre-valeurs"
  | "à-défaut-inutile"
  | "âge-sans-date"
  | "élément-inconnu";

export const catalogue: Readonly<Record<Code, Entry>> = {
  "absence-décidée-en-silence": {"severity":"warning","fr":"Rien ne dit ce que vaut « {décision} » quand « {valeur} » manque : c'est la valeur par défaut qui décide.","en":"Nothing says what « {décision} » is when « {valeur} » is missing: the default decides.","help":{"fr":"Dites-le dans une règle (« si … n'est pas renseigné »), ou par « volontaire absence-décidée-en-silence » et la raison.","en":"Say it in a rule (« si … n'est pas renseigné »), or with « volontaire absence-décidée-en-silence » and the reason."}},
  "accolade-non-fermée": {"severity":"error","fr":"Cette accolade n'est pas fermée : il manque « } ».","en":"This brace is not closed: « } » is missing."},
  "affectation-impossible": {"severity":"error","fr":"« {lu} » ne désigne pas une valeur précise du dossier.","en":"« {lu} » does not name one precise value of the candidate file.","help":{"fr":"Nommez un champ (« session »), le champ d'un élément (« note de unités(\"E1\") ») ou, dans « attendu », la décision d'un élément (« validation de unités(\"E1\") »).","en":"Name a field (« session »), a field of one element (« note de unités(\"E1\") ») or, under « attendu », the decision of one element (« validation de unités(\"E1\") »)."}},
  "année-entière": {"severity":"error","fr":"« {lu} » peut avoir des décimales, or une année est un nombre entier.","en":"« {lu} » may have decimals, but a year is a whole number.","help":{"fr":"Déclarez cette valeur avec le type « entier », par exemple « entier de 2000 à 2100 ».","en":"Declare this value with the type « entier », for example « entier de 2000 à 2100 »."}},
  "appel-impossible": {"severity":"error","fr":"« {nom} » est {type} : rien ne peut le suivre entre parenthèses.","en":"« {nom} » is {type}: nothing between parentheses can follow it.","help":{"fr":"Les parenthèses suivent une définition déclarée avec « selon », ou une liste dont on cherche un élément par sa clé. Pour multiplier, écrivez « × ».","en":"Parentheses follow a definition declared with « selon », or a list in which an element is looked up by its key. To multiply, write « × »."}},
  "argument-hors-bornes": {"severity":"error","fr":"« {lu} » peut sortir de ce qui est déclaré pour « {nom} » : ses bornes ou ses décimales n'y tiennent pas toujours.","en":"« {lu} » may lie outside what is declared for « {nom} »: its bounds or its decimals do not always fit.","help":{"fr":"Élargissez le type de « {nom} », ou limitez et arrondissez la valeur avant de la donner.","en":"Widen the type of « {nom} », or limit and round the value before giving it."}},
  "arrondi-attendu": {"severity":"error","fr":"« {lu} » peut avoir trop de décimales pour une valeur donnée {précision}, et rien n'est arrondi sans que le texte le dise.","en":"« {lu} » may have too many decimals for a value given {précision}, and nothing is rounded unless the text says so.","help":{"fr":"Mettez le calcul entre parenthèses et dites à sa suite comment l'arrondir : « arrondi au centième », « arrondi au centième supérieur » ou « arrondi au centième inférieur », avec la précision voulue.","en":"Put the calculation between parentheses and say after it how to round it: « arrondi au centième », « arrondi au centième supérieur » or « arrondi au centième inférieur », with the precision you want."}},
  "attendu-impossible": {"severity":"error","fr":"Cet exemple ne pourra jamais être vérifié : « {nom} » n'est pas facultatif, et n'est donc jamais « non renseigné ».","en":"This example can never hold: “{nom}” is not optional, and so is never « non renseigné ».","help":{"fr":"Déclarez-le « facultatif », ou attendez une valeur ; une décision que rien ne conclut « est sans règle ».","en":"Declare it « facultatif », or expect a value; a decision that nothing concludes « est sans règle »."}},
  "attendu-sans-valeur": {"severity":"error","fr":"Un exemple attend une valeur : « {décision} = … ».","en":"An example expects a value: « {décision} = … »."},
  "au-choix-et-daté": {"severity":"error","fr":"Le paramètre « {nom} » est au choix : il a une seule valeur par défaut, et non plusieurs valeurs datées.","en":"The parameter « {nom} » is open to choice: it has a single default value, not several dated ones.","help":{"fr":"Gardez une seule valeur, ou retirez « au choix ».","en":"Keep a single value, or remove « au choix »."}},
  "au-choix-impossible": {"severity":"error","fr":"Le paramètre « {nom} » ne peut pas être au choix, car c'est {type}.","en":"The parameter « {nom} » cannot be open to choice, for it is {type}.","help":{"fr":"Un paramètre au choix est une valeur simple : un nombre, un texte, une date, une durée, vrai ou faux, ou une valeur d'énumération.","en":"A parameter open to choice is a plain value: a number, a text, a date, a duration, true or false, or a value of an enumeration."}},
  "aucune-sans-des": {"severity":"error","fr":"Après « aucun » ou « aucune », il faut « des » et une liste.","en":"After « aucun » or « aucune », « des » and a list are needed.","help":{"fr":"Écrivez « aucune des … ne vérifie », avec le nom de la liste au lieu de « {nom} ».","en":"Write « aucune des … ne vérifie », with the name of the list instead of « {nom} »."}},
  "barre-manquante": {"severity":"error","fr":"Il manque « | » à la fin de cette ligne du tableau.","en":"« | » is missing at the end of this row of the table."},
  "bornes-impossibles": {"severity":"error","fr":"Ces bornes ne conviennent pas : « {lu} ».","en":"These bounds cannot be: « {lu} ».","help":{"fr":"La première borne est la plus petite, et les deux sont de la nature de ce qu'elles bornent ; une liste compte de 0 à 100 000 éléments.","en":"The first bound is the smallest, and both are of the kind of what they bound; a list has from 0 to 100 000 elements."}},
  "branches-de-types-différents": {"severity":"error","fr":"« {lu} » est {type}, alors que ce qui précède est {attendu}.","en":"« {lu} » is {type}, whereas what comes before is {attendu}.","help":{"fr":"Les valeurs d'un même choix ou d'une même liste sont toutes de même nature.","en":"The values of one choice or of one list are all of the same kind."}},
  "calcul-en-cercle": {"severity":"error","fr":"Ce calcul a besoin de son propre résultat : {cercle}.","en":"This calculation needs its own result: {cercle}.","help":{"fr":"Exprimez l'une de ces valeurs sans les autres, pour que le calcul ait un début.","en":"State one of these values without the others, so that the calculation has a beginning."}},
  "calcul-impossible": {"severity":"error","fr":"« {lu} » est {type} : le signe « {signe} » ne peut pas l'employer avec {autre}.","en":"« {lu} » is {type}: the sign « {signe} » cannot use it with {autre}.","help":{"fr":"Les nombres se calculent entre eux ; une durée s'ajoute à une date ou s'en retranche, deux dates se soustraient, une durée se multiplie par un nombre entier.","en":"Numbers are computed with numbers; a duration is added to a date or taken from it, two dates are subtracted, a duration is multiplied by a whole number."}},
  "calcul-trop-profond": {"severity":"error","fr":"Ce calcul s'appuie sur une suite de plus de {limite} valeurs qui dépendent l'une de l'autre : elle est trop longue pour être suivie.","en":"This calculation rests on a series of more than {limite} values that depend on one another: it is too long to be followed.","help":{"fr":"Calculez plusieurs de ces valeurs en une seule fois.","en":"Compute several of these values at once."}},
  "caractère-inconnu": {"severity":"error","fr":"Le signe « {caractère} » n'a pas de sens ici.","en":"The sign « {caractère} » means nothing here."},
  "cas-jamais-atteint": {"severity":"warning","fr":"Ce cas ne peut jamais être atteint : ce qui le précède prend déjà toutes les valeurs qu'il prévoit.","en":"This case can never be reached: what comes before already takes every value it provides for.","help":{"fr":"Retirez-le, ou corrigez les cas qui le précèdent.","en":"Remove it, or correct the cases before it."}},
  "cas-manquants": {"severity":"error","fr":"Ce choix selon « {valeur} » ne prévoit pas tout ; il manque : {manquants}.","en":"This choice by « {valeur} » does not cover everything; it lacks: {manquants}.","help":{"fr":"Ajoutez ce qui manque, ou terminez par « sinon : … ».","en":"Add what is missing, or end with « sinon : … »."}},
  "cellule-vide": {"severity":"error","fr":"Cette case, sous « {champ} », ne contient pas ce qu'il faut.","en":"This cell, under « {champ} », does not hold what is needed.","help":{"fr":"Écrivez-y une valeur ou une condition. Dans un tableau de règles, « - » veut dire « n'importe quelle valeur » sous une condition, et « rien » sous une conclusion.","en":"Write a value or a condition in it. In a table of rules, « - » means « any value » under a condition, and « nothing » under a conclusion."}},
  "champ-de-document": {"severity":"error","fr":"Le champ « {champ} » ne peut être ni une liste ni une structure : un document porte des valeurs simples.","en":"The field « {champ} » can be neither a list nor a structure: a document carries plain values.","help":{"fr":"Déclarez un champ pour chaque valeur à porter sur le document, ou délivrez un document par élément.","en":"Declare one field for each value the document carries, or deliver one document per element."}},
  "champ-de-document-manquant": {"severity":"error","fr":"Le document « {document} » est délivré sans « {champ} », qu'il doit porter.","en":"The document « {document} » is delivered without « {champ} », which it must carry.","help":{"fr":"Ajoutez « avec {champ} = … », ou déclarez ce champ « facultatif ».","en":"Add « avec {champ} = … », or declare this field « facultatif »."}},
  "champ-de-liste": {"severity":"error","fr":"« {liste} » est une liste : « {nom} » appartient à chacun de ses éléments, pas à la liste entière.","en":"« {liste} » is a list: « {nom} » belongs to each of its elements, not to the whole list.","help":{"fr":"Dites quel élément (« {nom} de la première des {liste} ») ou quel calcul (« somme de {nom} parmi {liste} »).","en":"Say which element (« {nom} de la première des {liste} ») or which calculation (« somme de {nom} parmi {liste} »)."}},
  "champ-inconnu": {"severity":"error","fr":"« {nom} » n'existe pas dans {type}.","en":"« {nom} » does not exist in {type}.","help":{"fr":"Vérifiez l'orthographe de ce nom, ou déclarez ce champ.","en":"Check the spelling of this name, or declare this field."}},
  "choix-sans-parenthèses": {"severity":"error","fr":"Ici, ce qui commence par « {mot} » se met entre parenthèses.","en":"Here, what starts with « {mot} » goes between parentheses."},
  "cible-ambiguë": {"severity":"error","fr":"« {nom} » est à la fois une règle et une décision ou un document : on ne sait pas à quoi cette exception déroge.","en":"« {nom} » is both a rule and a decision or a document: it is not clear what this exception derogates from.","help":{"fr":"Donnez un autre nom à la règle.","en":"Give the rule another name."}},
  "cible-inconnue": {"severity":"error","fr":"« {nom} » n'est ni une règle, ni une exception, ni un tableau, ni une décision, ni un document.","en":"« {nom} » is neither a rule, nor an exception, nor a table, nor a decision, nor a document.","help":{"fr":"Une exception nomme ce à quoi elle déroge : vérifiez l'orthographe de ce nom.","en":"An exception names what it derogates from: check the spelling of this name."}},
  "citation-mal-placée": {"severity":"error","fr":"Une ligne qui commence par « > » cite le texte officiel : elle ne peut pas se trouver ici.","en":"A line that starts with « > » quotes the official text: it cannot stand here.","help":{"fr":"Pour une comparaison, laissez « > » sur la ligne de la valeur ; pour une citation, placez-la juste sous « règle … », ou en première colonne au-dessus.","en":"For a comparison, keep « > » on the line of the value; for a quotation, place it just below « règle … », or in the first column above it."}},
  "clé-en-double": {"severity":"error","fr":"La clé « {clé} » est déjà celle de « {nom} ».","en":"The key « {clé} » is already that of « {nom} ».","help":{"fr":"Dans le dossier d'un candidat, chaque champ et chaque valeur a une clé à lui seul : changez l'une des deux.","en":"In a candidate file, each field and each value has a key of its own: change one of the two."}},
  "clé-impossible": {"severity":"error","fr":"« {nom} » ne peut pas servir à distinguer des éléments.","en":"« {nom} » cannot serve to tell elements apart.","help":{"fr":"Prenez un champ qui est toujours renseigné : un texte, un nombre entier, une date ou une valeur d'énumération.","en":"Take a field that is always given: a text, a whole number, a date or a value of an enumeration."}},
  "code-inconnu": {"severity":"error","fr":"« {code} » n'est le nom d'aucun avertissement.","en":"« {code} » is the name of no warning.","help":{"fr":"Recopiez le nom qui est donné entre crochets devant l'avertissement.","en":"Copy the name given between brackets before the warning."}},
  "colonne-manquante": {"severity":"error","fr":"Il manque à ce tableau la colonne « {champ} », qui est obligatoire.","en":"This table lacks the column « {champ} », which is required.","help":{"fr":"Ajoutez cette colonne, ou déclarez ce champ « facultatif ».","en":"Add this column, or declare this field « facultatif »."}},
  "comparaison-en-chaîne": {"severity":"error","fr":"Ces comparaisons ne s'enchaînent pas : seules « < » et « ≤ » ensemble, ou « > » et « ≥ » ensemble, disent un intervalle.","en":"These comparisons make no chain: only « < » and « ≤ » together, or « > » and « ≥ » together, say an interval.","help":{"fr":"Pour deux comparaisons, écrivez par exemple « {lecture1} ».","en":"For two comparisons, write for example « {lecture1} »."}},
  "comparaison-impossible": {"severity":"error","fr":"« {lu} » est {type} : cela ne se compare pas en entier.","en":"« {lu} » is {type}: it cannot be compared as a whole.","help":{"fr":"Comparez l'un de ses champs ou le nombre de ses éléments, ou employez « fait partie de ».","en":"Compare one of its fields or the number of its elements, or use « fait partie de »."}},
  "conclusion-sans-vaut": {"severity":"error","fr":"Une conclusion s'écrit « {décision} vaut … ».","en":"A conclusion is written « {décision} vaut … »."},
  "condition-à-parenthéser": {"severity":"error","fr":"La fin de cette condition se lit de deux façons : « {lecture1} » ou « {lecture2} ».","en":"The end of this condition can be read in two ways: « {lecture1} » or « {lecture2} ».","help":{"fr":"Écrivez les parenthèses de la lecture voulue.","en":"Write the parentheses of the reading you want."}},
  "constante-ambiguë": {"severity":"error","fr":"« {nom} » appartient à plusieurs énumérations ({énumérations}), et rien ne dit ici laquelle est voulue.","en":"« {nom} » belongs to several enumerations ({énumérations}), and nothing here says which one is meant.","help":{"fr":"Dites-le par le type (« définition … : Énumération = {nom} »), ou donnez deux noms différents.","en":"Say it by the type (« définition … : Énumération = {nom} »), or use two different names."}},
  "constante-masquée": {"severity":"error","fr":"« {nom} » est une valeur de « {énumération} », mais aussi le nom d'autre chose ici : les deux lectures sont possibles.","en":"« {nom} » is a value of « {énumération} », but also the name of something else here: both readings are possible.","help":{"fr":"Donnez un autre nom à l'un des deux.","en":"Give one of the two another name."}},
  "date-de-mise-en-vigueur": {"severity":"error","fr":"« {lu} » ne convient pas ici : il faut {attendu}, comme le champ qui choisit la version.","en":"« {lu} » does not fit here: {attendu} is needed, like the field that selects the version.","help":{"fr":"Accordez cette valeur et le champ nommé par « applicable selon ».","en":"Make this value agree with the field named by « applicable selon »."}},
  "date-du-jour": {"severity":"error","fr":"La date du jour n'existe pas dans un règlement : le même dossier doit donner la même décision demain.","en":"Today's date does not exist in a regulation: the same file must give the same decision tomorrow.","help":{"fr":"Ajoutez au dossier la date qui compte, par exemple « date_du_jury : date ».","en":"Add the date that matters to the dossier, for example « date_du_jury : date »."}},
  "date-inexistante": {"severity":"error","fr":"« {date} » n'existe pas dans le calendrier.","en":"« {date} » does not exist in the calendar."},
  "dates-en-désordre": {"severity":"error","fr":"Les valeurs du paramètre « {nom} » ne se suivent pas dans l'ordre de leurs dates.","en":"The values of the parameter « {nom} » do not follow one another in the order of their dates.","help":{"fr":"Écrivez-les de la plus ancienne à la plus récente, chacune avec sa date « à compter de … ».","en":"Write them from the oldest to the newest, each with its date « à compter de … »."}},
  "deux-défauts": {"severity":"error","fr":"La décision « {décision} » a deux valeurs par défaut sans condition : celle-ci et « {autre} ».","en":"The decision « {décision} » has two defaults without condition: this one and « {autre} ».","help":{"fr":"Gardez-en une, ou donnez une condition à l'une d'elles : « à défaut, si … ».","en":"Keep one of them, or give one a condition: « à défaut, si … »."}},
  "deux-valeurs-au-moins": {"severity":"error","fr":"« {nom}( … ) » choisit entre deux valeurs au moins.","en":"« {nom}( … ) » chooses between at least two values.","help":{"fr":"Séparez-les par « ; » : « {nom}(a ; b) ». Pour une liste, écrivez « {nom} de … parmi … ».","en":"Separate them by « ; »: « {nom}(a ; b) ». For a list, write « {nom} de … parmi … »."}},
  "dispense-impossible": {"severity":"error","fr":"« {code} » est une erreur : elle ne peut pas être dite volontaire.","en":"« {code} » is an error: it cannot be called intended.","help":{"fr":"Corrigez l'erreur ; seuls les avertissements peuvent être dits volontaires.","en":"Correct the error; only warnings can be called intended."}},
  "dispense-inutile": {"severity":"warning","fr":"Aucun avertissement « {code} » n'apparaît ici : cette ligne ne sert à rien.","en":"No warning « {code} » appears here: this line does nothing.","help":{"fr":"Retirez-la ; une ligne « volontaire » ne vaut que dans la déclaration où elle est écrite.","en":"Remove it; a « volontaire » line counts only in the declaration it is written in."}},
  "division-par-zéro": {"severity":"error","fr":"« {lu} » divise par zéro : ce calcul ne donne jamais rien.","en":"« {lu} » divides by zero: this calculation never gives anything."},
  "document-inconnu": {"severity":"error","fr":"« {nom} » n'est pas un document déclaré.","en":"« {nom} » is not a declared document.","help":{"fr":"Vérifiez l'orthographe, ou ajoutez « document {nom} ».","en":"Check the spelling, or add « document {nom} »."}},
  "document-jamais-délivré": {"severity":"warning","fr":"Aucune règle ne délivre le document « {nom} ».","en":"No rule delivers the document « {nom} ».","help":{"fr":"Ajoutez « délivrer {nom} » à une règle, ou retirez ce document.","en":"Add « délivrer {nom} » to a rule, or remove this document."}},
  "dossier-nommé-rules": {"severity":"error","fr":"« {chemin} » porte le nom d'un règlement, mais c'est un répertoire.","en":"« {chemin} » has the name of a regulation, but it is a folder.","help":{"fr":"Donnez au répertoire un nom qui ne finit pas par « .rules ».","en":"Give the folder a name that does not end in « .rules »."}},
  "décision-inconnue": {"severity":"error","fr":"« {nom} » n'est pas une décision déclarée.","en":"« {nom} » is not a declared decision.","help":{"fr":"Vérifiez l'orthographe, ou déclarez-la : « décision {nom} : … ».","en":"Check the spelling, or declare it: « décision {nom} : … »."}},
  "décision-par-élément": {"severity":"error","fr":"« {nom} » se décide pour chaque élément « {structure} » : il faut dire duquel il s'agit.","en":"« {nom} » is decided for each « {structure} »: the text must say which one is meant.","help":{"fr":"Dans une règle, écrivez « pour chaque u parmi … » puis « {nom} de u » ; dans un exemple, « {nom} de …(\"clé\") ».","en":"In a rule, write « pour chaque u parmi … » then « {nom} de u »; in an example, « {nom} de …(\"clé\") »."}},
  "décision-sans-règle": {"severity":"warning","fr":"Aucune règle ne conclut sur la décision « {nom} » : elle n'aura jamais de valeur.","en":"No rule concludes on the decision « {nom} »: it will never have a value.","help":{"fr":"Ajoutez une règle « alors {nom} vaut … », ou retirez cette décision.","en":"Add a rule « alors {nom} vaut … », or remove this decision."}},
  "déclaration-inconnue": {"severity":"error","fr":"« {mot} » ne commence aucune déclaration.","en":"« {mot} » starts no declaration.","help":{"fr":"Une déclaration commence par un de ces mots : règle, exception, définition, décision, document, paramètre, tableau, dossier, structure, énumération, contrainte, groupe, exemple.","en":"A declaration starts with one of these words: règle, exception, définition, décision, document, paramètre, tableau, dossier, structure, énumération, contrainte, groupe, exemple."}},
  "déclaration-mal-écrite": {"severity":"error","fr":"« {mot} » ne commence aucune déclaration. Vouliez-vous écrire « {suggestion} » ?","en":"« {mot} » starts no declaration. Did you mean « {suggestion} »?"},
  "déclaration-trop-longue": {"severity":"error","fr":"Ce passage dépasse {limite} signes : il est trop long pour être lu.","en":"This passage is longer than {limite} signs: it is too long to be read.","help":{"fr":"Commencez chaque déclaration en première colonne.","en":"Start each declaration in the first column."}},
  "défaut-qui-délivre": {"severity":"error","fr":"Une règle « à défaut » donne la valeur d'une décision : elle ne délivre pas de document.","en":"A rule « à défaut » gives the value of a decision: it delivers no document.","help":{"fr":"Délivrez le document dans une autre règle, d'après la décision.","en":"Deliver the document in another rule, according to the decision."}},
  "en-tête-de-tableau": {"severity":"error","fr":"« {lu} » ne convient pas en tête de colonne.","en":"« {lu} » does not fit at the head of a column.","help":{"fr":"Une tête de colonne nomme ce qui est comparé (« moyenne »), conclu (« mention vaut ») ou délivré (« délivrer Diplôme ») ; dans un tableau de valeurs, elle nomme un champ.","en":"The head of a column names what is compared (« moyenne »), concluded (« mention vaut ») or delivered (« délivrer Diplôme »); in a table of values, it names a field."}},
  "en-tête-mal-placé": {"severity":"error","fr":"Un fichier s'ouvre par un seul « règlement » ou une seule « bibliothèque », avant toute autre déclaration.","en":"A file opens with one single « règlement » or « bibliothèque », before any other declaration."},
  "en-tête-manquant": {"severity":"error","fr":"Ce fichier n'a pas d'en-tête : on ne sait pas de quel règlement il est une version.","en":"This file has no header: it is not known which regulation it is a version of.","help":{"fr":"Commencez-le par « règlement code « Titre » », ou par « bibliothèque nom » si d'autres fichiers l'importent.","en":"Start it with « règlement code « Titre » », or with « bibliothèque nom » if other files import it."}},
  "et-ou-mélangés": {"severity":"error","fr":"« et » et « ou » se suivent sans parenthèses : le texte se lit de deux façons, « {lecture1} » ou « {lecture2} ».","en":"« et » and « ou » follow each other without parentheses: the text can be read in two ways, « {lecture1} » or « {lecture2} ».","help":{"fr":"Écrivez les parenthèses de la lecture voulue, ou une liste de conditions (« toutes les conditions suivantes sont remplies : 1° … »).","en":"Write the parentheses of the reading you want, or a list of conditions (« toutes les conditions suivantes sont remplies : 1° … »)."}},
  "et-oublié": {"severity":"error","fr":"« {nom} » est une valeur : rien ne peut le suivre entre parenthèses.","en":"« {nom} » is a value: nothing between parentheses can follow it.","help":{"fr":"S'il y a là deux conditions, joignez-les par « et » ou « ou » : « … {nom} et ( … ) ».","en":"If these are two conditions, join them with « et » or « ou »: « … {nom} et ( … ) »."}},
  "exception-hors-cible": {"severity":"error","fr":"L'exception « {exception} » parcourt des éléments « {structure} », mais « {cible} » n'en parcourt pas.","en":"The exception « {exception} » runs through elements « {structure} », but « {cible} » runs through none.","help":{"fr":"Parcourez les mêmes éléments que la cible, ou remplacez ce « pour chaque » par une condition (« au moins une des … vérifie … »).","en":"Run through the same elements as the target, or replace this « pour chaque » by a condition (« au moins une des … vérifie … »)."}},
  "exceptions-en-cercle": {"severity":"error","fr":"Ces exceptions dérogent l'une à l'autre en cercle : {cercle}.","en":"These exceptions derogate from one another in a circle: {cercle}.","help":{"fr":"Dites laquelle l'emporte : la dernière ne doit déroger à aucune de celles qui dérogent à elle.","en":"Say which one prevails: the last must not derogate from any of those that derogate from it."}},
  "exceptions-en-conflit": {"severity":"warning","fr":"« {une} » et « {autre} » peuvent jouer ensemble et se contredire : « {décision} » vaudrait {valeur_une} et {valeur_autre}.","en":"« {une} » and « {autre} » can take effect together and disagree: « {décision} » would be {valeur_une} and {valeur_autre}.","help":{"fr":"Faites de l'une une exception à l'autre, ou faites que leurs conditions s'excluent.","en":"Make one an exception to the other, or make their conditions exclude each other."}},
  "exceptions-trop-profondes": {"severity":"error","fr":"Cette exception déroge à une exception, qui déroge à une exception… sur {profondeur} rangs : au-delà de {limite}, le règlement ne se compile pas.","en":"This exception derogates from an exception, which derogates from an exception… {profondeur} deep: beyond {limite}, the regulation is not compiled.","help":{"fr":"Réunissez dans une même exception celles qui portent sur la même règle.","en":"Bring together, in one exception, those that bear on the same rule."}},
  "exemple-hors-validité": {"severity":"warning","fr":"Cet exemple ({champ} = {valeur}) est hors de la validité de la version {version} (« {validité} ») : elle ne décide d'aucun dossier de ce moment.","en":"This example ({champ} = {valeur}) is outside the validity of version {version} (“{validité}”): it decides on no file of that moment.","help":{"fr":"Corrigez l'exemple, ou écrivez-le dans la version qui vaut à ce moment ; un dossier qu'il faut refuser attend « invalide ».","en":"Correct the example, or write it in the version in force at that moment; a file to be refused expects « invalide »."}},
  "exemple-inconnu": {"severity":"error","fr":"Aucun exemple ne s'appelle « {nom} ».","en":"No example is called « {nom} »."},
  "exemples-en-cercle": {"severity":"error","fr":"L'exemple « {nom} » est écrit d'après lui-même, directement ou par d'autres exemples.","en":"The example « {nom} » is written from itself, directly or through other examples.","help":{"fr":"L'un d'eux doit donner un dossier entier, sans « d'après ».","en":"One of them must give a whole candidate file, without « d'après »."}},
  "fichier-illisible": {"severity":"error","fr":"Le fichier « {fichier} » ne peut pas être lu : {raison}.","en":"The file « {fichier} » cannot be read: {raison}."},
  "fichier-non-utf-8": {"severity":"error","fr":"Ce fichier n'est pas enregistré en UTF-8 : les lettres accentuées ne peuvent pas y être lues.","en":"This file is not saved as UTF-8: its accented letters cannot be read.","help":{"fr":"Enregistrez-le à nouveau en choisissant l'encodage « UTF-8 ».","en":"Save it again with the encoding « UTF-8 »."}},
  "fichier-trop-grand": {"severity":"error","fr":"Ce fichier compte {taille} Mo ; un règlement en compte au plus {limite}.","en":"This file has {taille} MB; a regulation has at most {limite}.","help":{"fr":"Répartissez le texte en plusieurs fichiers, avec « importe ».","en":"Split the text into several files, with « importe »."}},
  "filtre-à-parenthéser": {"severity":"error","fr":"La condition de « telles que » se lit de deux façons : « {lecture1} » ou « {lecture2} ».","en":"The condition of « telles que » can be read in two ways: « {lecture1} » or « {lecture2} ».","help":{"fr":"Écrivez les parenthèses de la lecture voulue.","en":"Write the parentheses of the reading you want."}},
  "fonction-sans-arguments": {"severity":"error","fr":"« {nom} » se calcule à partir de valeurs qu'il faut lui donner : « {exemple} ».","en":"« {nom} » is computed from values that must be given to it: « {exemple} »."},
  "groupe-de-valeurs": {"severity":"error","fr":"« {lu} » est une liste de valeurs simples : seuls les éléments d'une structure peuvent être regroupés.","en":"« {lu} » is a list of plain values: only elements of a structure can be grouped.","help":{"fr":"Déclarez une structure, avec le champ selon lequel regrouper.","en":"Declare a structure, with the field by which to group."}},
  "guillemet-non-fermé": {"severity":"error","fr":"Ce texte n'est pas fermé : il manque le guillemet de la fin.","en":"This text is not closed: its last quotation mark is missing.","help":{"fr":"Un texte ouvert par « se ferme par » ; un texte ouvert par \" se ferme par \" sur la même ligne.","en":"A text opened by « is closed by »; a text opened by \" is closed by \" on the same line."}},
  "import-de-règlement": {"severity":"error","fr":"« {chemin} » est le règlement « {code} » : seule une bibliothèque peut être importée.","en":"« {chemin} » is the regulation « {code} »: only a library can be imported.","help":{"fr":"Placez ce que les deux textes partagent dans un fichier qui commence par « bibliothèque ».","en":"Put what both texts share in a file that starts with « bibliothèque »."}},
  "import-en-cercle": {"severity":"error","fr":"Ces fichiers s'importent en cercle : {cercle}.","en":"These files import one another in a circle: {cercle}.","help":{"fr":"Placez ce qu'ils partagent dans un fichier qui n'importe aucun d'eux.","en":"Put what they share in a file that imports none of them."}},
  "import-introuvable": {"severity":"error","fr":"Le fichier « {chemin} » est introuvable.","en":"The file « {chemin} » cannot be found.","help":{"fr":"Le chemin part du dossier du fichier qui importe : « ../commun/voies.rules » remonte d'un dossier.","en":"The path starts from the folder of the importing file: « ../commun/voies.rules » goes one folder up."}},
  "jamais-lu": {"severity":"warning","fr":"« {nom} » n'est employé nulle part.","en":"« {nom} » is not used anywhere.","help":{"fr":"Employez-le dans une règle ou un calcul, retirez-le, ou dites pourquoi il reste : « volontaire jamais-lu », suivi de la raison entre guillemets.","en":"Use it in a rule or a calculation, remove it, or say why it stays: « volontaire jamais-lu », followed by the reason between quotation marks."}},
  "jamais-vrai": {"severity":"warning","fr":"« {lu} » n'est jamais vrai : la valeur comparée va de {min} à {max}.","en":"« {lu} » is never true: the compared value goes from {min} to {max}.","help":{"fr":"Vérifiez le nombre écrit, et les bornes déclarées.","en":"Check the number written, and the declared bounds."}},
  "json-clé-répétée": {"severity":"error","fr":"La clé « {clé} » est donnée deux fois : rien ne dit laquelle compte.","en":"The key « {clé} » is given twice: nothing says which one counts."},
  "json-mal-formé": {"severity":"error","fr":"Ce texte n'est pas du JSON : ici, {attendu}.","en":"This text is not JSON: here, {attendu}."},
  "json-nombre-inexact": {"severity":"error","fr":"Le nombre {nombre} ne peut pas être lu exactement : il a trop de chiffres.","en":"The number {nombre} cannot be read exactly: it has too many digits.","help":{"fr":"Une note s'écrit avec deux ou trois décimales, par exemple 9.95.","en":"A mark is written with two or three decimals, for example 9.95."}},
  "lecture-interrompue": {"severity":"error","fr":"Ce fichier compte plus de {limite} fautes : la suite n'a pas été lue.","en":"This file has more than {limite} faults: the rest has not been read.","help":{"fr":"Corrigez les premières, puis vérifiez à nouveau.","en":"Correct the first ones, then check again."}},
  "ligne-inconnue": {"severity":"error","fr":"« {nom} » n'a pas de ligne {ligne}.","en":"« {nom} » has no row {ligne}.","help":{"fr":"Les lignes d'un tableau se comptent à partir de 1, sans la ligne de tête.","en":"The rows of a table are counted from 1, without its head."}},
  "ligne-trop-longue": {"severity":"error","fr":"Cette ligne est trop longue pour un dossier : plus de {limite} sans fin de ligne.","en":"This line is too long for a dossier: more than {limite} without a line end.","help":{"fr":"Un lot se donne un dossier par ligne, chacun entre { et }.","en":"A batch is given one dossier a line, each between { and }."}},
  "lignes-qui-se-recouvrent": {"severity":"warning","fr":"« {une} » et « {autre} » s'appliquent toutes deux et concluent autrement sur « {décision} » pour : {cas}.","en":"« {une} » and « {autre} » both apply and conclude differently on « {décision} » for: {cas}.","help":{"fr":"Changez les bornes de l'une : l'ordre des lignes ne compte pas.","en":"Change the bounds of one of them: the order of rows does not matter."}},
  "liste-attendue": {"severity":"error","fr":"« {lu} » est {type} : il faut une liste ici.","en":"« {lu} » is {type}: a list is needed here."},
  "liste-de-listes": {"severity":"error","fr":"Une liste ne peut pas contenir directement d'autres listes.","en":"A list cannot directly hold other lists.","help":{"fr":"Déclarez une structure qui porte la liste intérieure, puis une liste de cette structure.","en":"Declare a structure that carries the inner list, then a list of that structure."}},
  "liste-sans-clé": {"severity":"error","fr":"On ne peut pas chercher par sa clé {type} : rien ne l'identifie.","en":"One cannot look up {type} by its key: nothing identifies it.","help":{"fr":"Dites quel champ distingue les éléments : « structure … identifiée par … ».","en":"Say which field tells the elements apart: « structure … identifiée par … »."}},
  "liste-vide-suffit": {"severity":"warning","fr":"Si la liste « {liste} » est vide, cette condition est remplie, et elle peut décider à elle seule.","en":"If the list « {liste} » is empty, this condition holds, and it can decide by itself.","help":{"fr":"Ajoutez ce qui est attendu d'une liste vide, par exemple « nombre de … ≥ 1 et … ».","en":"Add what is expected of an empty list, for example « nombre de … ≥ 1 et … »."}},
  "marques-imbriquées": {"severity":"error","fr":"La marque « {marque} » est déjà celle d'une liste de conditions autour de celle-ci.","en":"The mark « {marque} » is already that of a list of conditions around this one.","help":{"fr":"Une liste dans une autre change de marque : « 1° », puis « a) ».","en":"A list inside another changes its mark: « 1° », then « a) »."}},
  "mauvais-type": {"severity":"error","fr":"« {lu} » est {type} : il faut {attendu} ici.","en":"« {lu} » is {type}: {attendu} is needed here."},
  "mois-enchaînés": {"severity":"warning","fr":"« {lu} » ajoute des mois à une date qui est déjà une somme de mois : le jour obtenu peut ne pas être celui qu'on attend.","en":"« {lu} » adds months to a date that is already a sum of months: the resulting day may not be the expected one.","help":{"fr":"Ajoutez tous les mois en une fois : 31 janvier + 1 mois + 1 mois donne le 28 mars, et 31 janvier + 2 mois le 31 mars.","en":"Add all the months at once: 31 January + 1 month + 1 month gives 28 March, and 31 January + 2 months gives 31 March."}},
  "mois-et-jours-mêlés": {"severity":"error","fr":"« {durée} » : des mois et des jours ne s'ajoutent pas et ne se comparent pas, car tous les mois n'ont pas le même nombre de jours.","en":"« {durée} »: months and days are neither added nor compared, for months do not all have the same number of days.","help":{"fr":"Écrivez tout en mois ou tout en jours, ou comparez des dates : « fin ≤ début + 24 mois ».","en":"Write everything in months or everything in days, or compare dates: « fin ≤ début + 24 mois »."}},
  "mot-inattendu": {"severity":"error","fr":"« {trouvé} » ne peut pas se trouver ici : il faut {attendu}.","en":"« {trouvé} » cannot stand here: {attendu} is needed."},
  "mot-réservé": {"severity":"error","fr":"« {mot} » est un mot de la langue : il ne peut pas servir de nom.","en":"« {mot} » is a word of the language: it cannot be a name."},
  "nom-ambigu": {"severity":"error","fr":"« {nom} » peut se lire de plusieurs façons ici : {lectures}.","en":"« {nom} » can be read in several ways here: {lectures}.","help":{"fr":"Nommez l'élément (« unités u telles que … ») et écrivez « {nom} de u », ou « {nom} du dossier » ; sinon, changez l'un des noms.","en":"Name the element (« unités u telles que … ») and write « {nom} de u », or « {nom} du dossier »; otherwise, change one of the names."}},
  "nom-d-opération": {"severity":"error","fr":"« {mot} de … » est toujours un calcul : ce champ ne pourrait jamais être lu sous ce nom.","en":"« {mot} de … » is always a calculation: this field could never be read under this name.","help":{"fr":"Précisez le nom, par exemple « {mot}_générale ».","en":"Make the name more precise, for example « {mot}_générale »."}},
  "nom-en-double": {"severity":"error","fr":"« {nom} » est déjà déclaré.","en":"« {nom} » is already declared.","help":{"fr":"Donnez un autre nom à l'un des deux.","en":"Give one of the two another name."}},
  "nom-inconnu": {"severity":"error","fr":"« {nom} » n'est pas connu ici.","en":"« {nom} » is not known here.","help":{"fr":"Vérifiez l'orthographe, ou déclarez ce nom : champ du dossier, paramètre, définition ou valeur d'une énumération. Un texte s'écrit entre guillemets.","en":"Check the spelling, or declare this name: field of the candidate file, parameter, definition or value of an enumeration. A text is written between quotation marks."}},
  "nombre-de-cases": {"severity":"error","fr":"Cette ligne compte {trouvé} cases ; l'en-tête du tableau en compte {attendu}.","en":"This row has {trouvé} cells; the head of the table has {attendu}."},
  "nombre-des-arguments": {"severity":"error","fr":"Nombre de valeurs à donner à « {nom} » : {attendu} ; nombre de valeurs données ici : {lu}.","en":"Number of values to give to « {nom} »: {attendu}; number of values given here: {lu}."},
  "nombre-entier-attendu": {"severity":"error","fr":"« {lu} » peut avoir des décimales : il faut ici un nombre entier.","en":"« {lu} » may have decimals: a whole number is needed here."},
  "nombre-trop-long": {"severity":"error","fr":"Ce nombre a plus de {limite} chiffres.","en":"This number has more than {limite} digits."},
  "numéro-de-ligne": {"severity":"error","fr":"« {trouvé} » n'est pas un numéro de ligne : les lignes d'un tableau se comptent à partir de 1.","en":"« {trouvé} » is not the number of a row: the rows of a table are counted from 1."},
  "négation-du-verbe": {"severity":"error","fr":"Après « {début} », le verbe s'écrit « {attendu} ».","en":"After « {début} », the verb is written « {attendu} »."},
  "opération-à-parenthéser": {"severity":"error","fr":"Ce calcul se lit de deux façons : « {lecture1} » ou « {lecture2} ».","en":"This calculation can be read in two ways: « {lecture1} » or « {lecture2} ».","help":{"fr":"Écrivez les parenthèses de la lecture voulue.","en":"Write the parentheses of the reading you want."}},
  "ordre-impossible": {"severity":"error","fr":"« {lu} » est {type} : on peut dire si deux telles valeurs sont égales, mais pas laquelle est la plus grande.","en":"« {lu} » is {type}: one can say whether two such values are equal, but not which one is greater.","help":{"fr":"Employez « = », « ≠ » ou « fait partie de ( … ; … ) ». Si la comparaison porte sur tout ce qui la précède, mettez-le entre parenthèses : « nombre des (unités telles que facultative) ≥ 2 ».","en":"Use « = », « ≠ » or « fait partie de ( … ; … ) ». If the comparison bears on all that is before it, put that between parentheses: « nombre des (unités telles que facultative) ≥ 2 »."}},
  "paramètre-daté-sans-sélecteur": {"severity":"error","fr":"La valeur du paramètre « {nom} » dépend d'une date, mais l'en-tête ne dit pas laquelle.","en":"The value of the parameter « {nom} » depends on a date, but the header does not say which one.","help":{"fr":"Ajoutez à l'en-tête « applicable selon … », avec un champ du dossier : une date, ou l'année d'une session.","en":"Add « applicable selon … » to the header, with a field of the candidate file: a date, or the year of a session."}},
  "paramètre-inconnu": {"severity":"error","fr":"« {nom} » n'est pas un paramètre : seul un paramètre se lit « en vigueur » à une date.","en":"« {nom} » is not a parameter: only a parameter is read « en vigueur » on a date."},
  "paramètre-pas-au-choix": {"severity":"error","fr":"« {nom} » n'est pas un paramètre au choix : un exemple ne peut pas en changer la valeur.","en":"« {nom} » is not a parameter open to choice: an example cannot change its value.","help":{"fr":"Retirez cette ligne ; ou, si le texte admet plusieurs lectures, déclarez « paramètre {nom} : …, au choix = … ».","en":"Remove this line; or, if the text admits several readings, declare « paramètre {nom} : …, au choix = … »."}},
  "parenthèse-inattendue": {"severity":"error","fr":"Une parenthèse ne peut pas suivre « {nom} » : il manque peut-être « et » ou « ou » entre les deux.","en":"A parenthesis cannot follow « {nom} »: « et » or « ou » may be missing between them.","help":{"fr":"Pour appeler une fonction, la parenthèse touche le nom : « {nom}(… ; …) ».","en":"To call a function, the parenthesis touches the name: « {nom}(… ; …) »."}},
  "pas-une-décision": {"severity":"error","fr":"« {nom} » n'est pas une décision : une règle ne peut pas lui donner de valeur.","en":"« {nom} » is not a decision: a rule cannot give it a value.","help":{"fr":"Une règle conclut sur une décision ; une valeur intermédiaire se calcule dans une définition.","en":"A rule concludes on a decision; an intermediate value is computed in a definition."}},
  "pour-chaque-sur-des-valeurs": {"severity":"error","fr":"« pour chaque » parcourt des éléments d'une structure, et chaque élément de « {lu} » est {type}.","en":"« pour chaque » runs through elements of a structure, and each element of « {lu} » is {type}.","help":{"fr":"Déclarez une structure pour ces éléments, ou posez la condition sur la liste : « au moins une des … ».","en":"Declare a structure for these elements, or put the condition on the list: « au moins une des … »."}},
  "pour-chaque-à-parenthéser": {"severity":"error","fr":"Ce « pour chaque » peut être celui de la règle ou celui de la valeur.","en":"This « pour chaque » may be the rule's or the value's.","help":{"fr":"Si c'est celui de la valeur, écrivez « {lecture} » ; si c'est celui de la règle, placez-le avant « soit ».","en":"If it is the value's, write « {lecture} »; if it is the rule's, place it before « soit »."}},
  "pourcentage-sans-nombre": {"severity":"error","fr":"« % » suit un nombre écrit en chiffres, comme dans « 50 % ».","en":"« % » follows a number in digits, as in « 50 % »."},
  "précision-manquante": {"severity":"error","fr":"Ce nombre ne dit pas sa précision, et rien n'est arrondi sans que le texte le dise.","en":"This number does not state its precision, and nothing is rounded unless the text says so.","help":{"fr":"Ajoutez « à l'unité », « au dixième », « au centième » ou « au millième », ou écrivez « entier ».","en":"Add « à l'unité », « au dixième », « au centième » or « au millième », or write « entier »."}},
  "règle-inconnue": {"severity":"error","fr":"« {nom} » ne désigne aucune règle, aucune exception ni aucune ligne de tableau.","en":"« {nom} » names no rule, no exception and no row of a table."},
  "règle-jamais-applicable": {"severity":"warning","fr":"« {nom} » ne s'appliquera jamais : {raison}.","en":"« {nom} » will never apply: {raison}.","help":{"fr":"Corrigez la condition, ou retirez-la.","en":"Correct the condition, or remove it."}},
  "règlement-trop-grand": {"severity":"error","fr":"Le règlement « {code} » est trop grand pour être compilé : {déclarations} calculs, règles, décisions et documents, pour {limite} au plus.","en":"The regulation « {code} » is too large to be compiled: {déclarations} computations, rules, decisions and documents, where {limite} at most are accepted.","help":{"fr":"Il se vérifie quel que soit son nombre de règles. Pour le compiler, partagez-le en plusieurs règlements.","en":"It can be checked whatever its number of rules. To compile it, split it into several regulations."}},
  "répété": {"severity":"error","fr":"« {mot} » est donné deux fois.","en":"« {mot} » is given twice."},
  "sans-effet-et-conclusion": {"severity":"error","fr":"« sans effet » ne va avec aucune autre conclusion.","en":"« sans effet » goes with no other conclusion.","help":{"fr":"Écrivez deux exceptions : l'une « sans effet », l'autre avec sa conclusion.","en":"Write two exceptions: one « sans effet », the other with its conclusion."}},
  "sans-effet-sans-cible": {"severity":"error","fr":"« sans effet » n'a de sens que dans une exception : une règle ordinaire ne déroge à rien.","en":"« sans effet » only makes sense in an exception: an ordinary rule derogates from nothing.","help":{"fr":"Écrivez « exception nom à … », avec le nom de ce qui doit rester sans effet.","en":"Write « exception nom à … », with the name of what must remain without effect."}},
  "selon-imbriqués": {"severity":"error","fr":"Un « selon » dans un autre : rien ne dit auquel des deux appartient le cas qui suit.","en":"One « selon » inside another: nothing says to which of the two the next case belongs.","help":{"fr":"Mettez le « selon » intérieur entre parenthèses.","en":"Put the inner « selon » between parentheses."}},
  "si-sans-sinon": {"severity":"error","fr":"Ce « si … alors … » donne une valeur : il faut dire laquelle sinon.","en":"This « si … alors … » gives a value: it must say which one otherwise.","help":{"fr":"Ajoutez « sinon » et une valeur, ou « sinon non renseigné ».","en":"Add « sinon » and a value, or « sinon non renseigné »."}},
  "sinon-dans-une-règle": {"severity":"error","fr":"Une règle n'a pas de « sinon ».","en":"A rule has no « sinon ».","help":{"fr":"Écrivez une autre règle, qui commence par « à défaut ».","en":"Write another rule, which starts with « à défaut »."}},
  "sinon-pas-en-dernier": {"severity":"error","fr":"La ligne « sinon » est la dernière d'un tableau : elle vaut quand aucune autre ligne ne convient.","en":"The row « sinon » is the last of a table: it holds when no other row does."},
  "structure-en-cercle": {"severity":"error","fr":"La structure « {nom} » se contient ou se complète elle-même : elle n'aurait pas de fin.","en":"The structure « {nom} » holds or completes itself: it would have no end."},
  "suite-trop-longue": {"severity":"error","fr":"Cette suite compte plus de {limite} termes : elle est trop longue pour être lue.","en":"This series has more than {limite} terms: it is too long to be read.","help":{"fr":"Donnez des noms aux parties, avec « définition ».","en":"Give names to its parts, with « définition »."}},
  "sélecteur-impossible": {"severity":"error","fr":"« {nom} » ne peut pas choisir la version : il faut une date, ou l'année d'une session, que tout dossier donne.","en":"« {nom} » cannot select the version: a date, or the year of a session, that every candidate file gives is needed.","help":{"fr":"Nommez un champ du dossier de type « date » ou « entier », ni facultatif ni « présent si ».","en":"Name a field of the candidate file of type « date » or « entier », neither optional nor « présent si »."}},
  "sélecteur-manquant": {"severity":"error","fr":"L'en-tête dit quand le règlement est en vigueur, mais pas quel champ du dossier en décide.","en":"The header says when the regulation is in force, but not which field of the candidate file decides it.","help":{"fr":"Ajoutez « applicable selon … », avec un champ du dossier : une date, ou l'année d'une session.","en":"Add « applicable selon … », with a field of the candidate file: a date, or the year of a session."}},
  "sélecteurs-différents": {"severity":"error","fr":"Les versions « {une} » et « {autre} » de « {code} » ne sont pas choisies par le même champ du dossier.","en":"The versions « {une} » and « {autre} » of « {code} » are not selected by the same field of the candidate file.","help":{"fr":"Toutes les versions d'un règlement ont le même « applicable selon », de même type.","en":"All versions of a regulation have the same « applicable selon », of the same type."}},
  "tableau-inattendu": {"severity":"error","fr":"Un tableau de valeurs donne une liste d'éléments d'une structure : ce n'est pas ce qui est attendu ici.","en":"A table of values gives a list of elements of a structure: this is not what is expected here.","help":{"fr":"Déclarez par exemple « paramètre dispenses : liste de Dispense = », suivi du tableau.","en":"Declare for example « paramètre dispenses : liste de Dispense = », followed by the table."}},
  "tableau-sans-conclusion": {"severity":"error","fr":"Le tableau « {nom} » ne conclut rien.","en":"The table « {nom} » concludes nothing.","help":{"fr":"Ajoutez une colonne « … vaut » ou « délivrer … ».","en":"Add a column « … vaut » or « délivrer … »."}},
  "texte-inachevé": {"severity":"error","fr":"Le texte s'arrête trop tôt : il faut encore {attendu}.","en":"The text stops too early: {attendu} is still needed."},
  "toujours-renseigné": {"severity":"warning","fr":"« {valeur} » est toujours renseigné : cette condition ne change rien.","en":"« {valeur} » is always given: this condition changes nothing.","help":{"fr":"Retirez-la ; ou, si cette valeur peut manquer, déclarez-la « facultatif ».","en":"Remove it; or, if this value may be missing, declare it « facultatif »."}},
  "toujours-vrai": {"severity":"warning","fr":"« {lu} » est toujours vrai : la valeur comparée va de {min} à {max}.","en":"« {lu} » is always true: the compared value goes from {min} to {max}.","help":{"fr":"Vérifiez le nombre écrit, et les bornes déclarées.","en":"Check the number written, and the declared bounds."}},
  "tri-impossible": {"severity":"error","fr":"« {lu} » est {type} : cela ne donne pas d'ordre.","en":"« {lu} » is {type}: this gives no order.","help":{"fr":"Triez selon un nombre, une date, une durée, un texte ou une valeur d'énumération.","en":"Sort by a number, a date, a duration, a text or a value of an enumeration."}},
  "trop-imbriqué": {"severity":"error","fr":"Ce passage est trop imbriqué pour être lu.","en":"This passage is nested too deeply to be read.","help":{"fr":"Donnez des noms aux parties, avec « définition ».","en":"Give names to its parts, with « définition »."}},
  "trou-dans-le-tableau": {"severity":"warning","fr":"Aucune ligne de « {tableau} » ne s'applique pour : {cas}.","en":"No row of « {tableau} » applies for: {cas}.","help":{"fr":"Ajoutez une ligne ; si rien de plus n'est à distinguer, une dernière ligne « sinon ».","en":"Add a row; if nothing more is to be told apart, a last row « sinon »."}},
  "trou-entre-versions": {"severity":"warning","fr":"Aucune version de « {code} » n'est en vigueur entre la fin de « {une} » ({depuis}) et le début de « {autre} » ({jusque}).","en":"No version of « {code} » is in force between the end of « {une} » ({depuis}) and the beginning of « {autre} » ({jusque}).","help":{"fr":"Faites commencer la seconde aussitôt après la fin de la première.","en":"Let the second begin right after the end of the first."}},
  "type-de-décision": {"severity":"error","fr":"La décision « {nom} » ne peut être ni une liste ni une structure : elle a une seule valeur, simple.","en":"The decision « {nom} » can be neither a list nor a structure: it has one plain value.","help":{"fr":"Déclarez une décision par valeur, ou une décision pour chaque élément : « décision {nom} d'une … ».","en":"Declare one decision per value, or one decision for each element: « décision {nom} d'une … »."}},
  "type-inconnu": {"severity":"error","fr":"« {nom} » n'est pas un type connu.","en":"« {nom} » is not a known type.","help":{"fr":"Les types sont « booléen », « entier », « nombre », « texte », « date », « durée en mois », « durée en jours », « liste de … », et les énumérations et structures déclarées.","en":"The types are « booléen », « entier », « nombre », « texte », « date », « durée en mois », « durée en jours », « liste de … », and the declared enumerations and structures."}},
  "une-seule-clé": {"severity":"error","fr":"Un élément de « {liste} » se cherche par une seule clé.","en":"An element of « {liste} » is looked up by a single key.","help":{"fr":"Écrivez une recherche par élément : « {liste}(\"E1\") », « {liste}(\"E2\") ».","en":"Write one look-up per element: « {liste}(\"E1\") », « {liste}(\"E2\") »."}},
  "valeur-après-ou": {"severity":"error","fr":"Après « ou », « {valeur} » n'est pas une condition : rien ne dit ce qui doit lui être égal.","en":"After « ou », « {valeur} » is not a condition: nothing says what must equal it.","help":{"fr":"Écrivez « {gauche} fait partie de (… ; {valeur}) ».","en":"Write « {gauche} fait partie de (… ; {valeur}) »."}},
  "valeur-constante-attendue": {"severity":"error","fr":"« {lu} » n'est pas une valeur fixe : il faut ici une valeur écrite, qui ne dépende d'aucun dossier.","en":"« {lu} » is not a fixed value: a written value is needed here, which depends on no candidate file.","help":{"fr":"Une valeur qui dépend du dossier se calcule dans une définition.","en":"A value that depends on the candidate file is computed in a definition."}},
  "valeur-dans-exemple": {"severity":"error","fr":"« {lu} » ne convient pas : il faut {attendu}.","en":"« {lu} » does not fit: {attendu} is needed.","help":{"fr":"Un exemple décrit un dossier : ses valeurs y sont écrites telles quelles, sans calcul.","en":"An example describes a candidate file: its values are written as they are, without calculation."}},
  "valeur-hors-bornes": {"severity":"error","fr":"« {lu} » est toujours hors des bornes déclarées, de {min} à {max}.","en":"« {lu} » is always outside the declared bounds, from {min} to {max}.","help":{"fr":"Corrigez la valeur conclue, ou les bornes.","en":"Correct the value concluded, or the bounds."}},
  "valeur-hors-du-type": {"severity":"error","fr":"« {lu} » ne tient pas dans le type déclaré : vérifiez ses bornes, ses décimales ou son nombre d'éléments.","en":"« {lu} » does not fit the declared type: check its bounds, its decimals or its number of elements."},
  "valeur-impossible-à-écrire": {"severity":"error","fr":"« {lu} » est {type} : un motif ne peut pas l'écrire dans une phrase.","en":"« {lu} » is {type}: a motif cannot write it in a sentence.","help":{"fr":"Écrivez-y un champ d'un élément ou un nombre, par exemple « {note de la première des unités} ».","en":"Write a field of an element or a number in it, for example « {note de la première des unités} »."}},
  "valeur-parfois-absente": {"severity":"error","fr":"« {valeur} » peut manquer pour certains éléments : on ne sait pas comment ils comptent.","en":"« {valeur} » may be missing for some elements: it is not known how they count.","help":{"fr":"Ne gardez que ceux qui l'ont (« telles que {valeur} est renseigné »), ou dites par quoi la remplacer (« {opérande} à défaut {remplacement} »).","en":"Keep only those that have it (« telles que {valeur} est renseigné »), or say what replaces it (« {opérande} à défaut {remplacement} »)."}},
  "valeur-peut-être-absente": {"severity":"error","fr":"« {valeur} » peut manquer : {raison}.","en":"« {valeur} » may be missing: {raison}.","help":{"fr":"Dites ce qui se passe alors : « {valeur} est renseigné et … », ou par quoi la remplacer : « {opérande} à défaut {remplacement} ».","en":"Say what happens then: « {valeur} est renseigné et … », or what replaces it: « {opérande} à défaut {remplacement} »."}},
  "validité-inversée": {"severity":"error","fr":"« {lu} » : la fin vient avant le début.","en":"« {lu} »: the end comes before the beginning."},
  "vaut-dans-une-condition": {"severity":"error","fr":"« vaut » donne une valeur dans une conclusion ; une condition compare avec « = » ou « est ».","en":"« vaut » gives a value in a conclusion; a condition compares with « = » or « est »."},
  "versions-en-même-temps": {"severity":"error","fr":"Les versions « {une} » et « {autre} » de « {code} » sont en vigueur en même temps.","en":"The versions « {une} » and « {autre} » of « {code} » are in force at the same time.","help":{"fr":"Donnez une fin à la plus ancienne, avant le début de l'autre : « en vigueur à compter de … jusqu'à … ».","en":"Give the older one an end, before the other begins: « en vigueur à compter de … jusqu'à … »."}},
  "virgule-entre-valeurs": {"severity":"error","fr":"Les valeurs se séparent par « ; » : la virgule sert aux nombres décimaux.","en":"Values are separated by « ; »: the comma is for decimals."},
  "à-défaut-inutile": {"severity":"warning","fr":"« {valeur} » ne manque jamais : « à défaut » ne sert à rien ici.","en":"« {valeur} » is never missing: « à défaut » is of no use here.","help":{"fr":"Retirez « à défaut » ; ou, si cette valeur peut manquer, déclarez-la « facultatif ».","en":"Remove « à défaut »; or, if this value may be missing, declare it « facultatif »."}},
  "âge-sans-date": {"severity":"error","fr":"Un âge se calcule à une date, et aucune n'est dite.","en":"An age is computed on a date, and none is given.","help":{"fr":"Écrivez « âge de {naissance} le … ». Le jour même n'est jamais connu : s'il compte, c'est un champ du dossier.","en":"Write « âge de {naissance} le … ». The present day is never known: if it matters, it is a field of the candidate file."}},
  "élément-inconnu": {"severity":"error","fr":"« {liste} » n'a pas d'élément dont la clé est {clé}.","en":"« {liste} » has no element whose key is {clé}.","help":{"fr":"Vérifiez cette clé : elle doit figurer dans le tableau de l'exemple, ou de celui dont il part.","en":"Check this key: it must be in the table of the example, or of the one it starts from."}},
};
