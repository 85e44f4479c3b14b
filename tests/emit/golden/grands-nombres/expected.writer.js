// Réglo : Au-delà des entiers de la machine, 2025. Fichier produit par compilation ; ne pas modifier.
import { jsonPiece } from "../runtime.js";
const $assez = jsonPiece("\"assez\":");
const $tiers = jsonPiece("\"tiers\":");
const $decisions = jsonPiece("\"decisions\":{");
const $documents = jsonPiece("\"documents\":[");
const $reasons = jsonPiece("\"reasons\":[");
const $total = jsonPiece("\"total\":");
const $quotient = jsonPiece("\"quotient\":");
const $a = jsonPiece("\"a\":");
const $b = jsonPiece("\"b\":");
const $rule_comparaison_concludes = jsonPiece("{\"rule\":\"comparaison\",\"concludes\":");
const $values = jsonPiece("\"values\":{");
const $blockedDocuments = jsonPiece("\"blockedDocuments\":");
/** Adds the members of a verdict's body, each followed by a comma. */
export function writeBody(w, body) {
  w.put($decisions);
  w.outcome($assez, body.decisions.assez);
  w.outcome($tiers, body.decisions.tiers);
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
      case "comparaison":
        w.put($rule_comparaison_concludes);
        w.json(reason.concludes);
        w.put($values);
        w.member($total, reason.values.total);
        w.member($quotient, reason.values.quotient);
        w.member($a, reason.values.a);
        w.member($b, reason.values.b);
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
