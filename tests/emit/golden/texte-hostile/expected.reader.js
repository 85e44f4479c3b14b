// Réglo : * / process.exit(1); / * ${`}  <script>, 2025. Fichier produit par compilation ; ne pas modifier.
import { JsonKeys } from "../runtime.js";
const $keys_of_dossier = new JsonKeys(["identifiant", "__proto__", "constructor", "class"]);
const $is_own = Object.prototype.hasOwnProperty;
function $made_dossier(s, constructor, class_2) {
  return { constructor: constructor, class: class_2 };
}
function $read_dossier(s, from) {
  const { bytes, view } = s;
  let constructor;
  let class_2;
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
  // "__proto__":
  if (!(
    bytes[i] === (i === from ? 0x7b : 0x2c) &&
    view.getInt32(i + 1, true) === 0x705f5f22 &&
    view.getInt32(i + 5, true) === 0x6f746f72 &&
    view.getInt32(i + 9, true) === 0x3a225f5f
  ))
    return s.giveUp();
  s.boolean(i + 13);
  if ((i = s.at) < 0) return undefined;
  // ,"constructor":
  if (!(
    view.getInt32(i, true) === 0x6f63222c &&
    view.getInt32(i + 4, true) === 0x7274736e &&
    view.getInt32(i + 8, true) === 0x6f746375 &&
    view.getInt32(i + 11, true) === 0x3a22726f
  ))
    return s.giveUp();
  constructor = s.scaled(i + 15, 0, 0, 5);
  if ((i = s.at) < 0) return undefined;
  // ,"class":
  if (!(
    view.getInt32(i, true) === 0x6c63222c &&
    view.getInt32(i + 4, true) === 0x22737361 &&
    view.getInt32(i + 5, true) === 0x3a227373
  ))
    return s.giveUp();
  class_2 = s.text(i + 9);
  if ((i = s.at) < 0) return undefined;
  if (bytes[i] !== 0x7d) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, constructor, class_2);
}
function $read_dossier_in_any_order(s, from) {
  const { bytes } = s;
  let constructor;
  let class_2;
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
      case 1: // __proto__
        s.boolean(s.at);
        break;
      case 2: // constructor
        constructor = s.scaled(s.at, 0, 0, 5);
        break;
      case 3: // class
        class_2 = s.text(s.at);
        break;
    }
    if ((i = s.at) < 0) return undefined;
    if (bytes[i] <= 0x20) i = s.space(i);
  }
  if ((seen & 14) !== 14) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, constructor, class_2);
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
      case "__proto__":
        $seen |= 2;
        break;
      case "constructor":
        $seen |= 4;
        break;
      case "class":
        $seen |= 8;
        break;
      default:
        return undefined;
    }
  }
  if (($seen & 14) !== 14) return undefined;
  const json_identifiant = json.identifiant;
  if (json_identifiant !== undefined && json_identifiant !== null) {
    if (($seen & 1) === 0 || typeof json_identifiant !== "string") return undefined;
  }
  const __proto__ = ($seen & 2) === 0 ? undefined : json.__proto__;
  if (typeof __proto__ !== "boolean") return undefined;
  const json_constructor = ($seen & 4) === 0 ? undefined : json.constructor;
  if (typeof json_constructor !== "number") return undefined;
  const constructor = json_constructor | 0;
  if (constructor !== json_constructor || constructor < 0 || constructor > 5) return undefined;
  const class_2 = json.class;
  if (typeof class_2 !== "string") return undefined;
  s.identifiantText = typeof json_identifiant === "string" ? json_identifiant : undefined;
  return $made_dossier(s, constructor, class_2);
}
/** The dossier in internal form; undefined where the ordinary road must be taken. */
export function readValues(s, json) {
  const d = $values_of_dossier(s, json);
  if (d === undefined) return undefined;
  return d;
}
