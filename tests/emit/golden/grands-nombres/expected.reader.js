// Réglo : Au-delà des entiers de la machine, 2025. Fichier produit par compilation ; ne pas modifier.
import { JsonKeys } from "../runtime.js";
const $keys_of_Ligne = new JsonKeys(["montant"]);
const $keys_of_dossier = new JsonKeys(["identifiant", "a", "b", "n"]);
const $is_own = Object.prototype.hasOwnProperty;
function $made_Ligne(s, montant) {
  return { montant: montant };
}
function $made_dossier(s, a, b, n) {
  return { a: a, b: b, n: n };
}
function $read_Ligne(s, from) {
  const { bytes, view } = s;
  let montant;
  let i = from;
  // {"montant":
  if (!(
    view.getInt32(i, true) === 0x6f6d227b &&
    view.getInt32(i + 4, true) === 0x6e61746e &&
    view.getInt32(i + 7, true) === 0x3a22746e
  ))
    return s.giveUp();
  montant = s.scaled(i + 11, 6, -1000000000000000, 1000000000000000);
  if ((i = s.at) < 0) return undefined;
  if (bytes[i] !== 0x7d) return s.giveUp();
  s.at = i + 1;
  return $made_Ligne(s, montant);
}
function $read_Ligne_in_any_order(s, from) {
  const { bytes } = s;
  let montant;
  if (bytes[from] !== 0x7b) return s.giveUp();
  let i = s.space(from + 1);
  let seen = 0;
  let key = -1;
  while (bytes[i] !== 0x7d) {
    if (seen !== 0) {
      if (bytes[i] !== 0x2c) return s.giveUp();
      i = s.space(i + 1);
    }
    key = $keys_of_Ligne.read(s, i, key);
    if (key < 0 || (seen & (1 << key)) !== 0) return s.giveUp();
    seen |= 1 << key;
    switch (key) {
      case 0: // montant
        montant = s.scaled(s.at, 6, -1000000000000000, 1000000000000000);
        break;
    }
    if ((i = s.at) < 0) return undefined;
    if (bytes[i] <= 0x20) i = s.space(i);
  }
  if ((seen & 1) !== 1) return s.giveUp();
  s.at = i + 1;
  return $made_Ligne(s, montant);
}
function $list_of_Ligne(s, from) {
  const { bytes } = s;
  const list = [];
  let count = 0;
  if (bytes[from] !== 0x5b) return s.giveUp();
  let i = from + 1;
  while (bytes[i] !== 0x5d) {
    if (count > 0) {
      if (bytes[i] !== 0x2c) return s.giveUp();
      i = i + 1;
    }
    if (count++ === 1000) return s.giveUp();
    const item = $read_Ligne(s, i);
    if ((i = s.at) < 0) return undefined;
    list.push(item);
  }
  if (count < 1) return s.giveUp();
  s.at = i + 1;
  return list;
}
function $list_of_Ligne_in_any_order(s, from) {
  const { bytes } = s;
  const list = [];
  let count = 0;
  if (bytes[from] !== 0x5b) return s.giveUp();
  let i = s.space(from + 1);
  while (bytes[i] !== 0x5d) {
    if (count > 0) {
      if (bytes[i] !== 0x2c) return s.giveUp();
      i = s.space(i + 1);
    }
    if (count++ === 1000) return s.giveUp();
    const item = $read_Ligne_in_any_order(s, i);
    if ((i = s.at) < 0) return undefined;
    if (bytes[i] <= 0x20) i = s.space(i);
    list.push(item);
  }
  if (count < 1) return s.giveUp();
  s.at = i + 1;
  return list;
}
function $read_dossier(s, from) {
  const { bytes, view } = s;
  let a;
  let b;
  let n;
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
  a = s.scaled(i + 5, 6, -1000000000000000, 1000000000000000);
  if ((i = s.at) < 0) return undefined;
  // ,"b":
  if (!(view.getInt32(i, true) === 0x2262222c && view.getInt32(i + 1, true) === 0x3a226222))
    return s.giveUp();
  b = s.scaled(i + 5, 6, -1000000000000000, 1000000000000000);
  if ((i = s.at) < 0) return undefined;
  // ,"n":
  if (!(view.getInt32(i, true) === 0x226e222c && view.getInt32(i + 1, true) === 0x3a226e22))
    return s.giveUp();
  n = $list_of_Ligne(s, i + 5);
  if ((i = s.at) < 0) return undefined;
  if (bytes[i] !== 0x7d) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, a, b, n);
}
function $read_dossier_in_any_order(s, from) {
  const { bytes } = s;
  let a;
  let b;
  let n;
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
        a = s.scaled(s.at, 6, -1000000000000000, 1000000000000000);
        break;
      case 2: // b
        b = s.scaled(s.at, 6, -1000000000000000, 1000000000000000);
        break;
      case 3: // n
        n = $list_of_Ligne_in_any_order(s, s.at);
        break;
    }
    if ((i = s.at) < 0) return undefined;
    if (bytes[i] <= 0x20) i = s.space(i);
  }
  if ((seen & 14) !== 14) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, a, b, n);
}
/** The dossier that starts there, in internal form; undefined where the ordinary road must be taken. */
export function readBytes(s, from) {
  const d = $read_dossier(s, from) ?? $read_dossier_in_any_order(s, from);
  if (d === undefined || !s.isEnd(s.at)) return undefined;
  return d;
}
function $values_of_Ligne(s, json) {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  let $seen = 0;
  for (const key in json) {
    if (!$is_own.call(json, key)) return undefined;
    switch (key) {
      case "montant":
        $seen |= 1;
        break;
      default:
        return undefined;
    }
  }
  if (($seen & 1) !== 1) return undefined;
  const json_montant = json.montant;
  if (typeof json_montant !== "number") return undefined;
  const montant = Math.round(json_montant * 1000000) + 0;
  if (montant / 1000000 !== json_montant || montant < -1000000000000000 || montant > 1000000000000000)
    return undefined;
  return $made_Ligne(s, montant);
}
function $values_of_list_of_Ligne(s, json) {
  if (!Array.isArray(json)) return undefined;
  const { length } = json;
  if (length < 1 || length > 1000) return undefined;
  const list = [];
  for (let i = 0; i < length; i++) {
    const its = json[i];
    const item = $values_of_Ligne(s, its);
    if (item === undefined) return undefined;
    list.push(item);
  }
  return list;
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
      case "n":
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
  const json_a = json.a;
  if (typeof json_a !== "number") return undefined;
  const a = Math.round(json_a * 1000000) + 0;
  if (a / 1000000 !== json_a || a < -1000000000000000 || a > 1000000000000000) return undefined;
  const json_b = json.b;
  if (typeof json_b !== "number") return undefined;
  const b = Math.round(json_b * 1000000) + 0;
  if (b / 1000000 !== json_b || b < -1000000000000000 || b > 1000000000000000) return undefined;
  const json_n = json.n;
  const n = $values_of_list_of_Ligne(s, json_n);
  if (n === undefined) return undefined;
  s.identifiantText = typeof json_identifiant === "string" ? json_identifiant : undefined;
  return $made_dossier(s, a, b, n);
}
/** The dossier in internal form; undefined where the ordinary road must be taken. */
export function readValues(s, json) {
  const d = $values_of_dossier(s, json);
  if (d === undefined) return undefined;
  return d;
}
