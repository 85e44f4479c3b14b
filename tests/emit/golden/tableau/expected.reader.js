// Réglo : Mentions, 2025. Fichier produit par compilation ; ne pas modifier.
import { JsonKeys } from "../runtime.js";
const $keys_of_dossier = new JsonKeys(["identifiant", "total", "contrôle"]);
const $is_own = Object.prototype.hasOwnProperty;
function $made_dossier(s, total, contrôle) {
  return { total: total, contrôle: contrôle };
}
function $read_dossier(s, from) {
  const { bytes, view } = s;
  let total;
  let contrôle;
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
  // "total":
  if (
    bytes[i] === (i === from ? 0x7b : 0x2c) &&
    view.getInt32(i + 1, true) === 0x746f7422 &&
    view.getInt32(i + 5, true) === 0x3a226c61
  ) {
    if (!s.isNull(i + 9)) {
      total = s.scaled(i + 9, 2, 0, 2000);
    }
    if ((i = s.at) < 0) return undefined;
  }
  // "contrôle":
  if (!(
    bytes[i] === (i === from ? 0x7b : 0x2c) &&
    view.getInt32(i + 1, true) === 0x6e6f6322 &&
    view.getInt32(i + 5, true) === -0x4b3c8d8c &&
    view.getInt32(i + 9, true) === 0x3a22656c
  ))
    return s.giveUp();
  contrôle = s.boolean(i + 13);
  if ((i = s.at) < 0) return undefined;
  if (bytes[i] !== 0x7d) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, total, contrôle);
}
function $read_dossier_in_any_order(s, from) {
  const { bytes } = s;
  let total;
  let contrôle;
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
      case 1: // total
        if (!s.isNull(s.at)) {
          total = s.scaled(s.at, 2, 0, 2000);
        }
        break;
      case 2: // contrôle
        contrôle = s.boolean(s.at);
        break;
    }
    if ((i = s.at) < 0) return undefined;
    if (bytes[i] <= 0x20) i = s.space(i);
  }
  if ((seen & 4) !== 4) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, total, contrôle);
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
      case "total":
        $seen |= 2;
        break;
      case "contrôle":
        $seen |= 4;
        break;
      default:
        return undefined;
    }
  }
  if (($seen & 4) !== 4) return undefined;
  const json_identifiant = json.identifiant;
  if (json_identifiant !== undefined && json_identifiant !== null) {
    if (($seen & 1) === 0 || typeof json_identifiant !== "string") return undefined;
  }
  const json_total = json.total;
  let total;
  if (json_total !== undefined && json_total !== null) {
    if (($seen & 2) === 0 || typeof json_total !== "number") return undefined;
    total = Math.round(json_total * 100) | 0;
    if (total / 100 !== json_total || total < 0 || total > 2000) return undefined;
  }
  const contrôle = json.contrôle;
  if (typeof contrôle !== "boolean") return undefined;
  s.identifiantText = typeof json_identifiant === "string" ? json_identifiant : undefined;
  return $made_dossier(s, total, contrôle);
}
/** The dossier in internal form; undefined where the ordinary road must be taken. */
export function readValues(s, json) {
  const d = $values_of_dossier(s, json);
  if (d === undefined) return undefined;
  return d;
}
