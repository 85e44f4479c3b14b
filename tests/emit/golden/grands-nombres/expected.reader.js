// Réglo : Au-delà des entiers de la machine, 2025. Fichier produit par compilation ; ne pas modifier.
import { JsonKeys } from "../runtime.js";
const $keys_of_Ligne = new JsonKeys(["montant"]);
const $keys_of_dossier = new JsonKeys(["identifiant", "a", "b", "n"]);
function $made_Ligne(s, montant) {
  return { montant: montant };
}
function $read_Ligne(s, from) {
  const { bytes, view } = s;
  let i = from;
  // {"montant":
  let montant;
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
    let item;
    item = $read_Ligne(s, i);
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
    let item;
    item = $read_Ligne_in_any_order(s, i);
    if ((i = s.at) < 0) return undefined;
    if (bytes[i] <= 0x20) i = s.space(i);
    list.push(item);
  }
  if (count < 1) return s.giveUp();
  s.at = i + 1;
  return list;
}
function $made_dossier(s, identifiant, a, b, n) {
  return { a: a, b: b, n: n };
}
function $read_dossier(s, from) {
  const { bytes, view } = s;
  let i = from;
  // {"identifiant":
  let identifiant;
  if (
    view.getInt32(i, true) === 0x6469227b &&
    view.getInt32(i + 4, true) === 0x69746e65 &&
    view.getInt32(i + 8, true) === 0x6e616966 &&
    view.getInt32(i + 11, true) === 0x3a22746e
  ) {
    if (!s.isNull(i + 15)) s.identifiant(i + 15);
    if ((i = s.at) < 0) return undefined;
  }
  // "a":
  let a;
  if (!(bytes[i] === (i === from ? 0x7b : 0x2c) && view.getInt32(i + 1, true) === 0x3a226122))
    return s.giveUp();
  a = s.scaled(i + 5, 6, -1000000000000000, 1000000000000000);
  if ((i = s.at) < 0) return undefined;
  // ,"b":
  let b;
  if (!(view.getInt32(i, true) === 0x2262222c && view.getInt32(i + 1, true) === 0x3a226222))
    return s.giveUp();
  b = s.scaled(i + 5, 6, -1000000000000000, 1000000000000000);
  if ((i = s.at) < 0) return undefined;
  // ,"n":
  let n;
  if (!(view.getInt32(i, true) === 0x226e222c && view.getInt32(i + 1, true) === 0x3a226e22))
    return s.giveUp();
  n = $list_of_Ligne(s, i + 5);
  if ((i = s.at) < 0) return undefined;
  if (bytes[i] !== 0x7d) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, identifiant, a, b, n);
}
function $read_dossier_in_any_order(s, from) {
  const { bytes } = s;
  let identifiant;
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
        if (!s.isNull(s.at)) s.identifiant(s.at);
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
  return $made_dossier(s, identifiant, a, b, n);
}
/** The dossier that starts there, in internal form; undefined where the ordinary road must be taken. */
export function readBytes(s, from) {
  const d = $read_dossier(s, from) ?? $read_dossier_in_any_order(s, from);
  if (d === undefined || !s.isEnd(s.at)) return undefined;
  return d;
}
