/** « renseigné », in the gender of what it is said of. */

/** Endings of feminine nouns, and feminine nouns that regulations use and whose ending does not tell. */
const FEMININE =
  /(?:[ts]ion|xion|té|ée|ance|ence|ie|ure|ette|ise|ude|esse|ille)$|^(?:année|adresse|base|branche|commune|date|demande|épreuve|filière|fin|forme|langue|lettre|matière|moyenne|note|part|période|place|preuve|réponse|série|somme|tranche|unité|voie)$/u;
const MASCULINE = /^(?:arrêté|comité|côté|décompté|délégué|incendie|lycée|musée|silence|traité|trophée)$/u;

/**
 * The participle that agrees with the noun at the head of a name or of an expression: « moyenne_générale », « note de u », « durée(d) ». Masculine
 * where the word tells nothing.
 */
export function filledIn(written: string): "renseigné" | "renseignée" {
  const [noun = ""] = written.match(/\p{L}+/u) ?? [];
  const word = noun.normalize("NFC").toLowerCase();
  return FEMININE.test(word) && !MASCULINE.test(word) ? "renseignée" : "renseigné";
}
