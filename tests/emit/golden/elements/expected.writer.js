// Réglo : Décisions par élément, groupes, documents, 2025. Fichier produit par compilation ; ne pas modifier.
import { jsonPiece } from "../runtime.js";
const $état = jsonPiece("\"état\":");
const $document_Certificat = jsonPiece("{\"document\":\"Certificat\",");
const $bloc = jsonPiece("\"bloc\":");
const $place = jsonPiece("\"place\":");
const $decisions = jsonPiece("\"decisions\":{");
const $documents = jsonPiece("\"documents\":[");
const $reasons = jsonPiece("\"reasons\":[");
const $rule_défaut_état_each = jsonPiece("{\"rule\":\"défaut:état\",\"each\":{");
const $bloc_état = jsonPiece("\"bloc_état\":");
const $concludes_decision_état = jsonPiece("\"concludes\":[{\"decision\":\"état\",");
const $element = jsonPiece("\"element\":");
const $values = jsonPiece("\"values\":{");
const $rule_bloc_acquis_each = jsonPiece("{\"rule\":\"bloc_acquis\",\"each\":{");
const $b = jsonPiece("\"b\":");
const $jury = jsonPiece("\"jury\":");
const $n = jsonPiece("\"n\":");
const $nombre_de_éléments_de_b = jsonPiece("\"nombre de éléments de b\":");
const $rule_indulgence_each = jsonPiece("{\"rule\":\"indulgence\",\"each\":{");
const $état_de_b = jsonPiece("\"état de b\":");
const $bloc_de_b = jsonPiece("\"bloc de b\":");
const $acquises_de_b = jsonPiece("\"acquises de b\":");
const $rule_certificat_each = jsonPiece("{\"rule\":\"certificat\",\"each\":{");
const $concludes_document_Certificat_values = jsonPiece("\"concludes\":[{\"document\":\"Certificat\"}],\"values\":{");
const $blockedDocuments = jsonPiece("\"blockedDocuments\":");
/** Adds the members of a verdict's body, each followed by a comma. */
export function writeBody(w, body) {
  w.put($decisions);
  w.outcomes($état, body.decisions.état);
  w.close(0x7d);
  w.put($documents);
  for (const delivery of body.documents) {
    switch (delivery.document) {
      case "Certificat":
        w.put($document_Certificat);
        w.member($bloc, delivery.bloc);
        w.member($place, delivery.place);
        w.close(0x7d);
        break;
    }
  }
  w.close(0x5d);
  w.put($reasons);
  for (const reason of body.reasons) {
    switch (reason.rule) {
      case "défaut:état":
        w.put($rule_défaut_état_each);
        w.member($bloc_état, reason.each.bloc_état);
        w.close(0x7d);
        w.put($concludes_decision_état);
        w.member($element, reason.concludes[0].element);
        w.close(0x7d);
        w.close(0x5d);
        w.put($values);
        w.close(0x7d);
        w.close(0x7d);
        break;
      case "bloc_acquis":
        w.put($rule_bloc_acquis_each);
        w.member($b, reason.each.b);
        w.close(0x7d);
        w.put($concludes_decision_état);
        w.member($element, reason.concludes[0].element);
        w.close(0x7d);
        w.close(0x5d);
        w.put($values);
        w.close(0x7d);
        w.close(0x7d);
        break;
      case "indulgence":
        w.put($rule_indulgence_each);
        w.member($b, reason.each.b);
        w.close(0x7d);
        w.put($concludes_decision_état);
        w.member($element, reason.concludes[0].element);
        w.close(0x7d);
        w.close(0x5d);
        w.put($values);
        w.member($jury, reason.values.jury);
        w.member($n, reason.values.n);
        w.member($nombre_de_éléments_de_b, reason.values["nombre de éléments de b"]);
        w.close(0x7d);
        w.close(0x7d);
        break;
      case "certificat":
        w.put($rule_certificat_each);
        w.member($b, reason.each.b);
        w.close(0x7d);
        w.put($concludes_document_Certificat_values);
        w.member($état_de_b, reason.values["état de b"]);
        w.member($bloc_de_b, reason.values["bloc de b"]);
        w.member($acquises_de_b, reason.values["acquises de b"]);
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
