// Réglo : Moyenne pondérée, session 2025. Fichier produit par compilation ; ne pas modifier.
import { JsonChoice, JsonKeys, areRepeated } from "../runtime.js";
const $choice_of_État = new JsonChoice(["notée", "absente"]);
const $keys_of_Épreuve = new JsonKeys(["code", "coefficient", "état", "note"]);
const $keys_of_dossier = new JsonKeys(["identifiant", "session", "épreuves"]);
function $made_Épreuve(s, code, coefficient, état, note) {
  if ((note !== undefined) !== (état === "notée")) return s.giveUp();
  return { code: code, coefficient: coefficient, état: état, note: note };
}
function $read_Épreuve(s, from) {
  const { bytes, view } = s;
  let i = from;
  // {"code":
  let code;
  if (!(view.getInt32(i, true) === 0x6f63227b && view.getInt32(i + 4, true) === 0x3a226564))
    return s.giveUp();
  code = s.text(i + 8);
  if ((i = s.at) < 0) return undefined;
  // ,"coefficient":
  let coefficient;
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
  let état;
  if (!(
    view.getInt32(i, true) === -0x563cddd4 &&
    view.getInt32(i + 4, true) === 0x22746174 &&
    view.getInt32(i + 5, true) === 0x3a227461
  ))
    return s.giveUp();
  état = $choice_of_État.read(s, i + 9);
  if ((i = s.at) < 0) return undefined;
  // ,"note":
  let note;
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
    let item;
    item = $read_Épreuve(s, i);
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
    let item;
    item = $read_Épreuve_in_any_order(s, i);
    if ((i = s.at) < 0) return undefined;
    if (bytes[i] <= 0x20) i = s.space(i);
    list.push(item);
  }
  if (count < 1) return s.giveUp();
  if (areRepeated(list, (element) => element.code)) return s.giveUp();
  s.at = i + 1;
  return list;
}
function $made_dossier(s, identifiant, session, épreuves) {
  s.selecting = session === undefined ? NaN : session;
  return { session: session, épreuves: épreuves };
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
  // "session":
  let session;
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
  let épreuves;
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
  return $made_dossier(s, identifiant, session, épreuves);
}
function $read_dossier_in_any_order(s, from) {
  const { bytes } = s;
  let identifiant;
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
        if (!s.isNull(s.at)) s.identifiant(s.at);
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
  return $made_dossier(s, identifiant, session, épreuves);
}
/** The dossier that starts there, in internal form; undefined where the ordinary road must be taken. */
export function readBytes(s, from) {
  const d = $read_dossier(s, from) ?? $read_dossier_in_any_order(s, from);
  if (d === undefined || !s.isEnd(s.at)) return undefined;
  return d;
}
