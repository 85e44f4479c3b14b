// Réglo : Règle, exception, exception à l'exception, 2025. Fichier produit par compilation ; ne pas modifier.
import { jsonPiece } from "../runtime.js";
const $issue = jsonPiece("\"issue\":");
const $suite = jsonPiece("\"suite\":");
const $document_Parchemin = jsonPiece("{\"document\":\"Parchemin\",");
const $decisions = jsonPiece("\"decisions\":{");
const $documents = jsonPiece("\"documents\":[");
const $reasons = jsonPiece("\"reasons\":[");
const $a = jsonPiece("\"a\":");
const $rule_générale_concludes = jsonPiece("{\"rule\":\"générale\",\"concludes\":");
const $values = jsonPiece("\"values\":{");
const $b = jsonPiece("\"b\":");
const $rule_première_concludes_decision_issue_values = jsonPiece("{\"rule\":\"première\",\"concludes\":[{\"decision\":\"issue\"}],\"values\":{");
const $c = jsonPiece("\"c\":");
const $rule_seconde_concludes_values = jsonPiece("{\"rule\":\"seconde\",\"concludes\":[],\"values\":{");
const $d = jsonPiece("\"d\":");
const $rule_jury_concludes_decision_issue_values = jsonPiece("{\"rule\":\"jury\",\"concludes\":[{\"decision\":\"issue\"}],\"values\":{");
const $rule_sinon_rien_concludes_decision_issue_values = jsonPiece("{\"rule\":\"sinon_rien\",\"concludes\":[{\"decision\":\"issue\"}],\"values\":{");
const $rule_après_concludes_decision_suite_values = jsonPiece("{\"rule\":\"après\",\"concludes\":[{\"decision\":\"suite\"}],\"values\":{");
const $blockedDocuments = jsonPiece("\"blockedDocuments\":");
/** Adds the members of a verdict's body, each followed by a comma. */
export function writeBody(w, body) {
  w.put($decisions);
  w.outcome($issue, body.decisions.issue);
  w.outcome($suite, body.decisions.suite);
  w.close(0x7d);
  w.put($documents);
  for (const delivery of body.documents) {
    switch (delivery.document) {
      case "Parchemin":
        w.put($document_Parchemin);
        w.close(0x7d);
        break;
    }
  }
  w.close(0x5d);
  w.put($reasons);
  for (const reason of body.reasons) {
    switch (reason.rule) {
      case "générale":
        w.put($rule_générale_concludes);
        w.json(reason.concludes);
        w.put($values);
        w.member($a, reason.values.a);
        w.close(0x7d);
        w.close(0x7d);
        break;
      case "première":
        w.put($rule_première_concludes_decision_issue_values);
        w.member($b, reason.values.b);
        w.close(0x7d);
        w.close(0x7d);
        break;
      case "seconde":
        w.put($rule_seconde_concludes_values);
        w.member($c, reason.values.c);
        w.close(0x7d);
        w.close(0x7d);
        break;
      case "jury":
        w.put($rule_jury_concludes_decision_issue_values);
        w.member($d, reason.values.d);
        w.close(0x7d);
        w.close(0x7d);
        break;
      case "sinon_rien":
        w.put($rule_sinon_rien_concludes_decision_issue_values);
        w.member($b, reason.values.b);
        w.member($c, reason.values.c);
        w.close(0x7d);
        w.close(0x7d);
        break;
      case "après":
        w.put($rule_après_concludes_decision_suite_values);
        w.member($issue, reason.values.issue);
        w.member($c, reason.values.c);
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
