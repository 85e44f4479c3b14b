// Réglo : Délais, 2025. Fichier produit par compilation ; ne pas modifier.
import { jsonPiece } from "../runtime.js";
const $limite = jsonPiece("\"limite\":");
const $ouvrable = jsonPiece("\"ouvrable\":");
const $majeur = jsonPiece("\"majeur\":");
const $en_temps = jsonPiece("\"en_temps\":");
const $reste = jsonPiece("\"reste\":");
const $decisions = jsonPiece("\"decisions\":{");
const $documents = jsonPiece("\"documents\":[");
const $reasons = jsonPiece("\"reasons\":[");
const $délibération = jsonPiece("\"délibération\":");
const $délai = jsonPiece("\"délai\":");
const $naissance = jsonPiece("\"naissance\":");
const $année_de_délibération = jsonPiece("\"(année de délibération)\":");
const $rule_limites_concludes = jsonPiece("{\"rule\":\"limites\",\"concludes\":");
const $values = jsonPiece("\"values\":{");
const $blockedDocuments = jsonPiece("\"blockedDocuments\":");
/** Adds the members of a verdict's body, each followed by a comma. */
export function writeBody(w, body) {
  w.put($decisions);
  w.outcome($limite, body.decisions.limite);
  w.outcome($ouvrable, body.decisions.ouvrable);
  w.outcome($majeur, body.decisions.majeur);
  w.outcome($en_temps, body.decisions.en_temps);
  w.outcome($reste, body.decisions.reste);
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
      case "limites":
        w.put($rule_limites_concludes);
        w.json(reason.concludes);
        w.put($values);
        w.member($délibération, reason.values.délibération);
        w.member($délai, reason.values.délai);
        w.member($naissance, reason.values.naissance);
        w.member($année_de_délibération, reason.values["(année de délibération)"]);
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
