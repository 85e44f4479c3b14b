// Generated from diagnostics/catalogue/*.md by `npm run generate`; do not edit.
import type { Entry } from "./entry.js";

export type Code =
  | "dossier-nommé-rules"
  | "fichier-illisible"
  | "fichier-non-utf-8"
  | "fichier-trop-grand"
  | "json-clé-répétée"
  | "json-mal-formé"
  | "json-nombre-inexact";

export const catalogue: Readonly<Record<Code, Entry>> = {
  "dossier-nommé-rules": {"severity":"error","fr":"« {chemin} » porte le nom d'un règlement, mais c'est un répertoire.","en":"« {chemin} » has the name of a regulation, but it is a folder.","help":{"fr":"Donnez au répertoire un nom qui ne finit pas par « .rules ».","en":"Give the folder a name that does not end in « .rules »."}},
  "fichier-illisible": {"severity":"error","fr":"Le fichier « {fichier} » ne peut pas être lu : {raison}.","en":"The file « {fichier} » cannot be read: {raison}."},
  "fichier-non-utf-8": {"severity":"error","fr":"Ce fichier n'est pas enregistré en UTF-8 : les lettres accentuées ne peuvent pas y être lues.","en":"This file is not saved as UTF-8: its accented letters cannot be read.","help":{"fr":"Enregistrez-le à nouveau en choisissant l'encodage « UTF-8 ».","en":"Save it again with the encoding « UTF-8 »."}},
  "fichier-trop-grand": {"severity":"error","fr":"Ce fichier compte {taille} Mo ; un règlement en compte au plus {limite}.","en":"This file has {taille} MB; a regulation has at most {limite}.","help":{"fr":"Répartissez le texte en plusieurs fichiers, avec « importe ».","en":"Split the text into several files, with « importe »."}},
  "json-clé-répétée": {"severity":"error","fr":"La clé « {clé} » est donnée deux fois : rien ne dit laquelle compte.","en":"The key « {clé} » is given twice: nothing says which one counts."},
  "json-mal-formé": {"severity":"error","fr":"Ce texte n'est pas du JSON : ici, {attendu}.","en":"This text is not JSON: here, {attendu}."},
  "json-nombre-inexact": {"severity":"error","fr":"Le nombre {nombre} ne peut pas être lu exactement : il a trop de chiffres.","en":"The number {nombre} cannot be read exactly: it has too many digits.","help":{"fr":"Une note s'écrit avec deux ou trois décimales, par exemple 9.95.","en":"A mark is written with two or three decimals, for example 9.95."}},
};
