// Réglo : Délais, 2025. Fichier produit par compilation ; ne pas modifier.
import { JsonKeys, dayNumber, durationCount } from "../runtime.js";
const $keys_of_dossier = new JsonKeys(["identifiant", "délibération", "naissance", "délai"]);
const $is_own = Object.prototype.hasOwnProperty;
function $made_dossier(s, délibération, naissance, délai) {
  return { délibération: délibération, naissance: naissance, délai: délai };
}
function $read_dossier(s, from) {
  const { bytes, view } = s;
  let délibération;
  let naissance;
  let délai;
  let i = from;
  // {"identifiant":
  if (
    view.getInt32(i, true) === 0x6469227b &&
    view.getInt32(i + 4, true) === 0x69746e65 &&
    view.getInt32(i + 8, true) === 0x6e616966 &&
    view.getInt32(i + 11, true) === 0x3a22746e
  ) {
    if (!s.isNull(i + 15)) {
      s.identifiant(i + 15);
    }
    if ((i = s.at) < 0) return undefined;
  }
  // "délibération":
  if (!(
    bytes[i] === (i === from ? 0x7b : 0x2c) &&
    view.getInt32(i + 1, true) === -0x563c9bde &&
    view.getInt32(i + 5, true) === -0x3c9d9694 &&
    view.getInt32(i + 9, true) === 0x746172a9 &&
    view.getInt32(i + 13, true) === 0x226e6f69 &&
    view.getInt32(i + 14, true) === 0x3a226e6f
  ))
    return s.giveUp();
  délibération = s.date(i + 18);
  if ((i = s.at) < 0) return undefined;
  // ,"naissance":
  if (!(
    view.getInt32(i, true) === 0x616e222c &&
    view.getInt32(i + 4, true) === 0x61737369 &&
    view.getInt32(i + 8, true) === 0x2265636e &&
    view.getInt32(i + 9, true) === 0x3a226563
  ))
    return s.giveUp();
  naissance = s.date(i + 13);
  if ((i = s.at) < 0) return undefined;
  // ,"délai":
  if (
    view.getInt32(i, true) === -0x3c9bddd4 &&
    view.getInt32(i + 4, true) === 0x69616ca9 &&
    view.getInt32(i + 6, true) === 0x3a226961
  ) {
    if (!s.isNull(i + 10)) {
      délai = s.duration(i + 10, 0x4d, 0, 60);
    }
    if ((i = s.at) < 0) return undefined;
  }
  if (bytes[i] !== 0x7d) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, délibération, naissance, délai);
}
function $read_dossier_in_any_order(s, from) {
  const { bytes } = s;
  let délibération;
  let naissance;
  let délai;
  if (bytes[from] !== 0x7b) return s.giveUp();
  let i = s.space(from + 1);
  let seen = 0;
  let key = -1;
  while (bytes[i] !== 0x7d) {
    if (seen !== 0) {
      if (bytes[i] !== 0x2c) return s.giveUp();
      i = s.space(i + 1);
    }
    key = $keys_of_dossier.read(s, i, key);
    if (key < 0 || (seen & (1 << key)) !== 0) return s.giveUp();
    seen |= 1 << key;
    switch (key) {
      case 0: // identifiant
        if (!s.isNull(s.at)) {
          s.identifiant(s.at);
        }
        break;
      case 1: // délibération
        délibération = s.date(s.at);
        break;
      case 2: // naissance
        naissance = s.date(s.at);
        break;
      case 3: // délai
        if (!s.isNull(s.at)) {
          délai = s.duration(s.at, 0x4d, 0, 60);
        }
        break;
    }
    if ((i = s.at) < 0) return undefined;
    if (bytes[i] <= 0x20) i = s.space(i);
  }
  if ((seen & 6) !== 6) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, délibération, naissance, délai);
}
/** The dossier that starts there, in internal form; undefined where the ordinary road must be taken. */
export function readBytes(s, from) {
  const d = $read_dossier(s, from) ?? $read_dossier_in_any_order(s, from);
  if (d === undefined || !s.isEnd(s.at)) return undefined;
  return d;
}
function $values_of_dossier(s, json) {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  let $seen = 0;
  for (const key in json) {
    if (!$is_own.call(json, key)) return undefined;
    switch (key) {
      case "identifiant":
        $seen |= 1;
        break;
      case "délibération":
        $seen |= 2;
        break;
      case "naissance":
        $seen |= 4;
        break;
      case "délai":
        $seen |= 8;
        break;
      default:
        return undefined;
    }
  }
  if (($seen & 6) !== 6) return undefined;
  const json_identifiant = json.identifiant;
  if (json_identifiant !== undefined && json_identifiant !== null) {
    if (($seen & 1) === 0 || typeof json_identifiant !== "string") return undefined;
  }
  const json_délibération = json.délibération;
  if (typeof json_délibération !== "string") return undefined;
  const délibération = dayNumber(json_délibération);
  if (délibération === undefined) return undefined;
  const json_naissance = json.naissance;
  if (typeof json_naissance !== "string") return undefined;
  const naissance = dayNumber(json_naissance);
  if (naissance === undefined) return undefined;
  const json_délai = json.délai;
  let délai;
  if (json_délai !== undefined && json_délai !== null) {
    if (($seen & 8) === 0 || typeof json_délai !== "string") return undefined;
    délai = durationCount(json_délai, "months");
    if (délai === undefined || délai < 0 || délai > 60) return undefined;
  }
  s.identifiantText = typeof json_identifiant === "string" ? json_identifiant : undefined;
  return $made_dossier(s, délibération, naissance, délai);
}
/** The dossier in internal form; undefined where the ordinary road must be taken. */
export function readValues(s, json) {
  const d = $values_of_dossier(s, json);
  if (d === undefined) return undefined;
  return d;
}
