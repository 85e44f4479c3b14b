// Generated from diagnostics/catalogue/*.md by `npm run generate`; do not edit.
import type { Entry } from "./entry.js";

export type Code =
  | "dossier-nommé-rules"
  | "fichier-illisible"
  | "fichier-non-utf-8"
  | "fichier-trop-grand"
  | "json-mal-formé";

export const catalogue: Readonly<Record<Code, Entry>> = {
  "dossier-nommé-rules": {"severity":"error","fr":"« {chemin} » porte le nom d'un règlement, mais c'est un répertoire.","en":"« {chemin} » has the name of a regulation, but it is a folder.","help":{"fr":"Donnez au répertoire un nom qui ne finit pas par « .rules ».","en":"Give the folder a name that does not end in « .rules »."}},
  "fichier-illisible": {"severity":"error","fr":"Le fichier « {fichier} » ne peut pas être lu : {raison}.","en":"The file « {fichier} » cannot be read: {raison}."},
  "fichier-non-utf-8": {"severity":"error","fr":"Ce fichier n'est pas enregistré en UTF-8 : les lettres accentuées ne peuvent pas y être lues.","en":"This file is not saved as UTF-8: its accented letters cannot be read.","help":{"fr":"Enregistrez-le à nouveau en choisissant l'encodage « UTF-8 ».","en":"Save it again with the encoding « UTF-8 »."}},
  "fichier-trop-grand": {"severity":"error","fr":"Ce fichier compte {taille} Mo ; un règlement en compte au plus {limite}.","en":"This file has {taille} MB; a regulation has at most {limite}.","help":{"fr":"Répartissez le texte en plusieurs fichiers, avec « importe ».","en":"Split the text into several files, with « importe »."}},
  "json-mal-formé": {"severity":"error","fr":"Ce fichier n'est pas du JSON : {attendu}.","en":"This file is not JSON: {attendu}."},
};
