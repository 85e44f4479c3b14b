// Réglo : Mentions, 2025. Fichier produit par compilation ; ne pas modifier.
import { jsonPiece } from "../runtime.js";
const $mention = jsonPiece("\"mention\":");
const $note_arrondie = jsonPiece("\"note_arrondie\":");
const $decisions = jsonPiece("\"decisions\":{");
const $documents = jsonPiece("\"documents\":[");
const $reasons = jsonPiece("\"reasons\":[");
const $total = jsonPiece("\"total\":");
const $contrôle = jsonPiece("\"contrôle\":");
const $rule_mentions_1_concludes_decision_mention_values = jsonPiece("{\"rule\":\"mentions:1\",\"concludes\":[{\"decision\":\"mention\"}],\"values\":{");
const $rule_mentions_2_concludes_decision_mention_values = jsonPiece("{\"rule\":\"mentions:2\",\"concludes\":[{\"decision\":\"mention\"}],\"values\":{");
const $rule_mentions_3_concludes_decision_mention_values = jsonPiece("{\"rule\":\"mentions:3\",\"concludes\":[{\"decision\":\"mention\"}],\"values\":{");
const $rule_mentions_4_concludes_decision_mention_values = jsonPiece("{\"rule\":\"mentions:4\",\"concludes\":[{\"decision\":\"mention\"}],\"values\":{");
const $rule_au_dixième_concludes_decision_note_arrondie_values = jsonPiece("{\"rule\":\"au_dixième\",\"concludes\":[{\"decision\":\"note_arrondie\"}],\"values\":{");
const $blockedDocuments = jsonPiece("\"blockedDocuments\":");
/** Adds the members of a verdict's body, each followed by a comma. */
export function writeBody(w, body) {
  w.put($decisions);
  w.outcome($mention, body.decisions.mention);
  w.outcome($note_arrondie, body.decisions.note_arrondie);
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
      case "mentions:1":
        w.put($rule_mentions_1_concludes_decision_mention_values);
        w.member($total, reason.values.total);
        w.member($contrôle, reason.values.contrôle);
        w.close(0x7d);
        w.close(0x7d);
        break;
      case "mentions:2":
        w.put($rule_mentions_2_concludes_decision_mention_values);
        w.member($total, reason.values.total);
        w.member($contrôle, reason.values.contrôle);
        w.close(0x7d);
        w.close(0x7d);
        break;
      case "mentions:3":
        w.put($rule_mentions_3_concludes_decision_mention_values);
        w.member($total, reason.values.total);
        w.member($contrôle, reason.values.contrôle);
        w.close(0x7d);
        w.close(0x7d);
        break;
      case "mentions:4":
        w.put($rule_mentions_4_concludes_decision_mention_values);
        w.member($total, reason.values.total);
        w.member($contrôle, reason.values.contrôle);
        w.close(0x7d);
        w.close(0x7d);
        break;
      case "au_dixième":
        w.put($rule_au_dixième_concludes_decision_note_arrondie_values);
        w.member($total, reason.values.total);
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
