// Réglo : Moyenne pondérée, session 2025. Fichier produit par compilation ; ne pas modifier.
import { jsonPiece } from "../runtime.js";
const $résultat = jsonPiece("\"résultat\":");
const $decisions = jsonPiece("\"decisions\":{");
const $documents = jsonPiece("\"documents\":[");
const $reasons = jsonPiece("\"reasons\":[");
const $moyenne = jsonPiece("\"moyenne\":");
const $seuil = jsonPiece("\"seuil\":");
const $rule_admission_concludes_decision_résultat_values = jsonPiece("{\"rule\":\"admission\",\"concludes\":[{\"decision\":\"résultat\"}],\"values\":{");
const $rule_échec_concludes_decision_résultat_values = jsonPiece("{\"rule\":\"échec\",\"concludes\":[{\"decision\":\"résultat\"}],\"values\":{");
const $blockedDocuments = jsonPiece("\"blockedDocuments\":");
/** Adds the members of a verdict's body, each followed by a comma. */
export function writeBody(w, body) {
  w.put($decisions);
  w.outcome($résultat, body.decisions.résultat);
  w.close(0x7d);
  w.put($documents);
  for (const delivery of body.documents) {
    switch (delivery.document) {
    }
  }
  w.close(0x5d);
  w.put($reasons);
  for (const reason of body.reasons) {
    switch (reason.rule) {
      case "admission":
        w.put($rule_admission_concludes_decision_résultat_values);
        w.member($moyenne, reason.values.moyenne);
        w.member($seuil, reason.values.seuil);
        w.close(0x7d);
        w.close(0x7d);
        break;
      case "échec":
        w.put($rule_échec_concludes_decision_résultat_values);
        w.close(0x7d);
        w.close(0x7d);
        break;
    }
  }
  w.close(0x5d);
  if (body.blockedDocuments !== undefined) {
    w.put($blockedDocuments);
    w.json(body.blockedDocuments);
  }
}
