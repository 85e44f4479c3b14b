// Réglo : Règle, exception, exception à l'exception, 2025. Fichier produit par compilation ; ne pas modifier.
import { JsonKeys } from "../runtime.js";
const $keys_of_dossier = new JsonKeys(["identifiant", "a", "b", "c", "d"]);
const $is_own = Object.prototype.hasOwnProperty;
function $made_dossier(s, a, b, c, d) {
  return { a: a, b: b, c: c, d: d };
}
function $read_dossier(s, from) {
  const { bytes, view } = s;
  let a;
  let b;
  let c;
  let d;
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
  // "a":
  if (!(bytes[i] === (i === from ? 0x7b : 0x2c) && view.getInt32(i + 1, true) === 0x3a226122))
    return s.giveUp();
  a = s.boolean(i + 5);
  if ((i = s.at) < 0) return undefined;
  // ,"b":
  if (!(view.getInt32(i, true) === 0x2262222c && view.getInt32(i + 1, true) === 0x3a226222))
    return s.giveUp();
  b = s.boolean(i + 5);
  if ((i = s.at) < 0) return undefined;
  // ,"c":
  if (!(view.getInt32(i, true) === 0x2263222c && view.getInt32(i + 1, true) === 0x3a226322))
    return s.giveUp();
  c = s.boolean(i + 5);
  if ((i = s.at) < 0) return undefined;
  // ,"d":
  if (!(view.getInt32(i, true) === 0x2264222c && view.getInt32(i + 1, true) === 0x3a226422))
    return s.giveUp();
  d = s.boolean(i + 5);
  if ((i = s.at) < 0) return undefined;
  if (bytes[i] !== 0x7d) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, a, b, c, d);
}
function $read_dossier_in_any_order(s, from) {
  const { bytes } = s;
  let a;
  let b;
  let c;
  let d;
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
      case 1: // a
        a = s.boolean(s.at);
        break;
      case 2: // b
        b = s.boolean(s.at);
        break;
      case 3: // c
        c = s.boolean(s.at);
        break;
      case 4: // d
        d = s.boolean(s.at);
        break;
    }
    if ((i = s.at) < 0) return undefined;
    if (bytes[i] <= 0x20) i = s.space(i);
  }
  if ((seen & 30) !== 30) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, a, b, c, d);
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
      case "a":
        $seen |= 2;
        break;
      case "b":
        $seen |= 4;
        break;
      case "c":
        $seen |= 8;
        break;
      case "d":
        $seen |= 16;
        break;
      default:
        return undefined;
    }
  }
  if (($seen & 30) !== 30) return undefined;
  const json_identifiant = json.identifiant;
  if (json_identifiant !== undefined && json_identifiant !== null) {
    if (($seen & 1) === 0 || typeof json_identifiant !== "string") return undefined;
  }
  const a = json.a;
  if (typeof a !== "boolean") return undefined;
  const b = json.b;
  if (typeof b !== "boolean") return undefined;
  const c = json.c;
  if (typeof c !== "boolean") return undefined;
  const d = json.d;
  if (typeof d !== "boolean") return undefined;
  s.identifiantText = typeof json_identifiant === "string" ? json_identifiant : undefined;
  return $made_dossier(s, a, b, c, d);
}
/** The dossier in internal form; undefined where the ordinary road must be taken. */
export function readValues(s, json) {
  const d = $values_of_dossier(s, json);
  if (d === undefined) return undefined;
  return d;
}
