// Generated from diagnostics/catalogue/*.md by `npm run generate`; do not edit.

export const JSON_SENTENCES = {
  "fichier-non-utf-8": {"fr":"Ce fichier n'est pas enregistré en UTF-8 : les lettres accentuées ne peuvent pas y être lues.","en":"This file is not saved as UTF-8: its accented letters cannot be read."},
  "json-clé-répétée": {"fr":"La clé « {clé} » est donnée deux fois : rien ne dit laquelle compte.","en":"The key « {clé} » is given twice: nothing says which one counts."},
  "json-mal-formé": {"fr":"Ce texte n'est pas du JSON : ici, {attendu}.","en":"This text is not JSON: here, {attendu}."},
  "json-nombre-inexact": {"fr":"Le nombre {nombre} ne peut pas être lu exactement : il a trop de chiffres.","en":"The number {nombre} cannot be read exactly: it has too many digits."},
  "ligne-trop-longue": {"fr":"Cette ligne est trop longue pour un dossier : plus de {limite} sans fin de ligne.","en":"This line is too long for a dossier: more than {limite} without a line end."},
} as const;
export type JsonTextCode = keyof typeof JSON_SENTENCES;
