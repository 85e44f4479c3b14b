// Réglo : Moyenne pondérée, session 2025. Fichier produit par compilation ; ne pas modifier.
import { JsonChoice, JsonKeys, areRepeated } from "../runtime.js";
const $choice_of_État = new JsonChoice(["notée", "absente"]);
const $keys_of_Épreuve = new JsonKeys(["code", "coefficient", "état", "note"]);
const $keys_of_dossier = new JsonKeys(["identifiant", "session", "épreuves"]);
const $is_own = Object.prototype.hasOwnProperty;
const $texts_of_État = new Map([
  ["notée", "notée"],
  ["absente", "absente"],
]);
let $identified = [];
function $made_Épreuve(s, code, coefficient, état, note) {
  if ((note !== undefined) !== (état === "notée")) return s.giveUp();
  return { code: code, coefficient: coefficient, état: état, note: note };
}
function $made_dossier(s, session, épreuves) {
  s.selecting = session === undefined ? NaN : session;
  return { session: session, épreuves: épreuves };
}
function $read_Épreuve(s, from) {
  const { bytes, view } = s;
  let code;
  let coefficient;
  let état;
  let note;
  let i = from;
  // {"code":
  if (!(view.getInt32(i, true) === 0x6f63227b && view.getInt32(i + 4, true) === 0x3a226564))
    return s.giveUp();
  code = s.text(i + 8);
  if ((i = s.at) < 0) return undefined;
  // ,"coefficient":
  if (!(
    view.getInt32(i, true) === 0x6f63222c &&
    view.getInt32(i + 4, true) === 0x69666665 &&
    view.getInt32(i + 8, true) === 0x6e656963 &&
    view.getInt32(i + 11, true) === 0x3a22746e
  ))
    return s.giveUp();
  coefficient = s.scaled(i + 15, 0, 1, 10);
  if ((i = s.at) < 0) return undefined;
  // ,"état":
  if (!(
    view.getInt32(i, true) === -0x563cddd4 &&
    view.getInt32(i + 4, true) === 0x22746174 &&
    view.getInt32(i + 5, true) === 0x3a227461
  ))
    return s.giveUp();
  état = $choice_of_État.read(s, i + 9);
  if ((i = s.at) < 0) return undefined;
  // ,"note":
  if (view.getInt32(i, true) === 0x6f6e222c && view.getInt32(i + 4, true) === 0x3a226574) {
    if (!s.isNull(i + 8)) {
      note = s.scaled(i + 8, 2, 0, 2000);
    }
    if ((i = s.at) < 0) return undefined;
  }
  if (bytes[i] !== 0x7d) return s.giveUp();
  s.at = i + 1;
  return $made_Épreuve(s, code, coefficient, état, note);
}
function $read_Épreuve_in_any_order(s, from) {
  const { bytes } = s;
  let code;
  let coefficient;
  let état;
  let note;
  if (bytes[from] !== 0x7b) return s.giveUp();
  let i = s.space(from + 1);
  let seen = 0;
  let key = -1;
  while (bytes[i] !== 0x7d) {
    if (seen !== 0) {
      if (bytes[i] !== 0x2c) return s.giveUp();
      i = s.space(i + 1);
    }
    key = $keys_of_Épreuve.read(s, i, key);
    if (key < 0 || (seen & (1 << key)) !== 0) return s.giveUp();
    seen |= 1 << key;
    switch (key) {
      case 0: // code
        code = s.text(s.at);
        break;
      case 1: // coefficient
        coefficient = s.scaled(s.at, 0, 1, 10);
        break;
      case 2: // état
        état = $choice_of_État.read(s, s.at);
        break;
      case 3: // note
        if (!s.isNull(s.at)) {
          note = s.scaled(s.at, 2, 0, 2000);
        }
        break;
    }
    if ((i = s.at) < 0) return undefined;
    if (bytes[i] <= 0x20) i = s.space(i);
  }
  if ((seen & 7) !== 7) return s.giveUp();
  s.at = i + 1;
  return $made_Épreuve(s, code, coefficient, état, note);
}
function $list_of_Épreuve(s, from) {
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
    const item = $read_Épreuve(s, i);
    if ((i = s.at) < 0) return undefined;
    list.push(item);
  }
  if (count < 1) return s.giveUp();
  if (areRepeated(list, (element) => element.code)) return s.giveUp();
  s.at = i + 1;
  return list;
}
function $list_of_Épreuve_in_any_order(s, from) {
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
    const item = $read_Épreuve_in_any_order(s, i);
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
  let session;
  let épreuves;
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
  // "session":
  if (!(
    bytes[i] === (i === from ? 0x7b : 0x2c) &&
    view.getInt32(i + 1, true) === 0x73657322 &&
    view.getInt32(i + 5, true) === 0x6e6f6973 &&
    view.getInt32(i + 7, true) === 0x3a226e6f
  ))
    return s.giveUp();
  session = s.scaled(i + 11, 0, 2025, 2100);
  if ((i = s.at) < 0) return undefined;
  // ,"épreuves":
  if (!(
    view.getInt32(i, true) === -0x563cddd4 &&
    view.getInt32(i + 4, true) === 0x75657270 &&
    view.getInt32(i + 8, true) === 0x22736576 &&
    view.getInt32(i + 9, true) === 0x3a227365
  ))
    return s.giveUp();
  épreuves = $list_of_Épreuve(s, i + 13);
  if ((i = s.at) < 0) return undefined;
  if (bytes[i] !== 0x7d) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, session, épreuves);
}
function $read_dossier_in_any_order(s, from) {
  const { bytes } = s;
  let session;
  let épreuves;
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
      case 1: // session
        session = s.scaled(s.at, 0, 2025, 2100);
        break;
      case 2: // épreuves
        épreuves = $list_of_Épreuve_in_any_order(s, s.at);
        break;
    }
    if ((i = s.at) < 0) return undefined;
    if (bytes[i] <= 0x20) i = s.space(i);
  }
  if ((seen & 6) !== 6) return s.giveUp();
  s.at = i + 1;
  return $made_dossier(s, session, épreuves);
}
/** The dossier that starts there, in internal form; undefined where the ordinary road must be taken. */
export function readBytes(s, from) {
  const d = $read_dossier(s, from) ?? $read_dossier_in_any_order(s, from);
  if (d === undefined || !s.isEnd(s.at)) return undefined;
  return d;
}
function $values_of_Épreuve(s, json) {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  let $seen = 0;
  for (const key in json) {
    if (!$is_own.call(json, key)) return undefined;
    switch (key) {
      case "code":
        $seen |= 1;
        break;
      case "coefficient":
        $seen |= 2;
        break;
      case "état":
        $seen |= 4;
        break;
      case "note":
        $seen |= 8;
        break;
      default:
        return undefined;
    }
  }
  if (($seen & 7) !== 7) return undefined;
  const code = json.code;
  if (typeof code !== "string") return undefined;
  const json_coefficient = json.coefficient;
  if (typeof json_coefficient !== "number") return undefined;
  const coefficient = json_coefficient | 0;
  if (coefficient !== json_coefficient || coefficient < 1 || coefficient > 10) return undefined;
  const json_état = json.état;
  const état = $texts_of_État.get(json_état);
  if (état === undefined) return undefined;
  const json_note = json.note;
  let note;
  if (json_note !== undefined && json_note !== null) {
    if (($seen & 8) === 0 || typeof json_note !== "number") return undefined;
    note = Math.round(json_note * 100) | 0;
    if (note / 100 !== json_note || note < 0 || note > 2000) return undefined;
  }
  return $made_Épreuve(s, code, coefficient, état, note);
}
function $values_of_list_of_Épreuve(s, json) {
  if (!Array.isArray(json)) return undefined;
  const { length } = json;
  if (length < 1 || length > 20) return undefined;
  const list = [];
  const before = $identified;
  let isAsBefore = true;
  for (let i = 0; i < length; i++) {
    const its = json[i];
    const item = $values_of_Épreuve(s, its);
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
      case "session":
        $seen |= 2;
        break;
      case "épreuves":
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
  const json_session = json.session;
  if (typeof json_session !== "number") return undefined;
  const session = json_session | 0;
  if (session !== json_session || session < 2025 || session > 2100) return undefined;
  const json_épreuves = json.épreuves;
  const épreuves = $values_of_list_of_Épreuve(s, json_épreuves);
  if (épreuves === undefined) return undefined;
  s.identifiantText = typeof json_identifiant === "string" ? json_identifiant : undefined;
  return $made_dossier(s, session, épreuves);
}
/** The dossier in internal form; undefined where the ordinary road must be taken. */
export function readValues(s, json) {
  const d = $values_of_dossier(s, json);
  if (d === undefined) return undefined;
  return d;
}
