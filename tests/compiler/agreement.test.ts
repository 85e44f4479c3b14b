import { expect, test } from "vitest";
import { filledIn } from "../../compiler/2-check/agreement.js";

test.each([
  ["moyenne", "renseignée"],
  ["moyenne_générale à défaut 0", "renseignée"],
  ["note de u", "renseignée"],
  ["date_d_obtention", "renseignée"],
  ["décision_du_jury", "renseignée"],
  ["durée", "renseignée"],
  ["fin_de_validité", "renseignée"],
  ["(recevabilité)", "renseignée"],
  ["contrôle", "renseigné"],
  ["arrêté", "renseigné"],
  ["lycée_d_origine", "renseigné"],
  ["bonus", "renseigné"],
  ["livret", "renseigné"],
  ["titre_obtenu_le", "renseigné"],
  ["résultat", "renseigné"],
  ["3", "renseigné"],
])("« %s est %s »", (written, participle) => {
  expect(filledIn(written)).toBe(participle);
});
