// Réglo : Décisions par élément, groupes, documents, 2025. Fichier produit par compilation ; ne pas modifier.
import { JsonKeys, areRepeated } from "../runtime.js";
const $keys_of_Compétence = new JsonKeys(["code", "bloc", "validée"]);
const $keys_of_dossier = new JsonKeys(["identifiant", "compétences", "jury"]);
const $is_own = Object.prototype.hasOwnProperty;
let $identified = [];
function $made_Compétence(s, code, bloc, validée) {
  return { code: code, bloc: bloc, validée: validée };
}
function $made_dossier(s, compétences, jury) {
  return { compétences: compétences, jury: jury };
}
function $read_Compétence(s, from) {
  const { bytes, view } = s;
  let code;
  let bloc;
  let validée;
  let i = from;
  // {"code":
  if (!(view.getInt32(i, true) === 0x6f63227b && view.getInt32(i + 4, true) === 0x3a226564))
    return s.giveUp();
  code = s.text(i + 8);
  if ((i = s.at) < 0) return undefined;
  // ,"bloc":
  if (!(view.getInt32(i, true) === 0x6c62222c && view.getInt32(i + 4, true) === 0x3a22636f))
    return s.giveUp();
  bloc = s.text(i + 8);
  if ((i = s.at) < 0) return undefined;
  // ,"validée":
  if (!(
    view.getInt32(i, true) === 0x6176222c &&
    view.getInt32(i + 4, true) === -0x3c9b9694 &&
    view.getInt32(i + 8, true) === 0x3a2265a9
  ))
    return s.giveUp();
  validée = s.boolean(i + 12);
  if ((i = s.at) < 0) return undefined;
  if (bytes[i] !== 0x7d) return s.giveUp();
  s.at = i + 1;
  return $made_Compétence(s, code, bloc, validée);
}
function $read_Compétence_in_any_order(s, from) {
  const { bytes } = s;
  let code;
  let bloc;
  let validée;
  if (bytes[from] !== 0x7b) return s.giveUp();
  let i = s.space(from + 1);
  let seen = 0;
  let key = -1;
  while (bytes[i] !== 0x7d) {
    if (seen !== 0) {
      if (bytes[i] !== 0x2c) return s.giveUp();
      i = s.space(i + 1);
    }
    key = $keys_of_Compétence.read(s, i, key);
    if (key < 0 || (seen & (1 << key)) !== 0) return s.giveUp();
    seen |= 1 << key;
    switch (key) {
      case 0: // code
        code = s.text(s.at);
        break;
      case 1: // bloc
        bloc = s.text(s.at);
        break;
      case 2: // validée
        validée = s.boolean(s.at);
        break;
    }
    if ((i = s.at) < 0) return undefined;
    if (bytes[i] <= 0x20) i = s.space(i);
  }
  if ((seen & 7) !== 7) return s.giveUp();
  s.at = i + 1;
  return $made_Compétence(s, code, bloc, validée);
}
function $list_of_Compétence(s, from) {
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
    if (count++ === 20) return s.giveUp();
    const item = $read_Compétence(s, i);
    if ((i = s.at) < 0) return undefined;
    list.push(item);
  }
  if (count < 1) return s.giveUp();
  if (areRepeated(list, (element) => element.code)) return s.giveUp();
  s.at = i + 1;
  return list;
}
function $list_of_Compétence_in_any_order(s, from) {
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
    if (count++ === 20) return s.giveUp();
    const item = $read_Compétence_in_any_order(s, i);
    if ((i = s.at) < 0) return undefined;
    if (bytes[i] <= 0x20) i = s.space(i);
    list.push(item);
  }
  if (count < 1) return s.giveUp();
  if (areRepeated(list, (element) => element.code)) return s.giveUp();
  s.at = i + 1;
  return list;
}
function $read_dossier(s, from) {
  const { bytes, view } = s;
  let compétences;
  let jury;
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
  // "compétences":
  if (!(
    bytes[i] === (i === from ? 0x7b : 0x2c) &&
    view.getInt32(i + 1, true) === 0x6d6f6322 &&
    view.getInt32(i + 5, true) === 0x74a9c370 &&
    view.getInt32(i + 9, true) === 0x65636e65 &&
    view.getInt32(i + 12, true) === 0x3a227365
  ))
    return s.giveUp();
  compétences = $list_of_Compétence(s, i + 16);
  if ((i = s.at) < 0) return undefined;
  // ,"jury":
  if (!(view.getInt32(i, true) === 0x756a222c && view.getInt32(i + 4, true) === 0x3a227972))
    return s.giveUp();
  jury = s.boolean(i + 8);
  if ((i = s.at) < 0) return undefined;
  if (bytes[i] !== 0x7d) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, compétences, jury);
}
function $read_dossier_in_any_order(s, from) {
  const { bytes } = s;
  let compétences;
  let jury;
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
      case 1: // compétences
        compétences = $list_of_Compétence_in_any_order(s, s.at);
        break;
      case 2: // jury
        jury = s.boolean(s.at);
        break;
    }
    if ((i = s.at) < 0) return undefined;
    if (bytes[i] <= 0x20) i = s.space(i);
  }
  if ((seen & 6) !== 6) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, compétences, jury);
}
/** The dossier that starts there, in internal form; undefined where the ordinary road must be taken. */
export function readBytes(s, from) {
  const d = $read_dossier(s, from) ?? $read_dossier_in_any_order(s, from);
  if (d === undefined || !s.isEnd(s.at)) return undefined;
  return d;
}
function $values_of_Compétence(s, json) {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  let $seen = 0;
  for (const key in json) {
    if (!$is_own.call(json, key)) return undefined;
    switch (key) {
      case "code":
        $seen |= 1;
        break;
      case "bloc":
        $seen |= 2;
        break;
      case "validée":
        $seen |= 4;
        break;
      default:
        return undefined;
    }
  }
  if (($seen & 7) !== 7) return undefined;
  const code = json.code;
  if (typeof code !== "string") return undefined;
  const bloc = json.bloc;
  if (typeof bloc !== "string") return undefined;
  const validée = json.validée;
  if (typeof validée !== "boolean") return undefined;
  return $made_Compétence(s, code, bloc, validée);
}
function $values_of_list_of_Compétence(s, json) {
  if (!Array.isArray(json)) return undefined;
  const { length } = json;
  if (length < 1 || length > 20) return undefined;
  const list = [];
  const before = $identified;
  let isAsBefore = true;
  for (let i = 0; i < length; i++) {
    const its = json[i];
    const item = $values_of_Compétence(s, its);
    if (item === undefined) return undefined;
    isAsBefore &&= item.code === before[i];
    list.push(item);
  }
  if (!isAsBefore) {
    if (areRepeated(list, (element) => element.code)) return undefined;
    $identified = list.map((element) => element.code);
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
      case "compétences":
        $seen |= 2;
        break;
      case "jury":
        $seen |= 4;
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
  const json_compétences = json.compétences;
  const compétences = $values_of_list_of_Compétence(s, json_compétences);
  if (compétences === undefined) return undefined;
  const jury = json.jury;
  if (typeof jury !== "boolean") return undefined;
  s.identifiantText = typeof json_identifiant === "string" ? json_identifiant : undefined;
  return $made_dossier(s, compétences, jury);
}
/** The dossier in internal form; undefined where the ordinary road must be taken. */
export function readValues(s, json) {
  const d = $values_of_dossier(s, json);
  if (d === undefined) return undefined;
  return d;
}
