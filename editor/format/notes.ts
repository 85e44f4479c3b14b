/** What any declaration may carry below its head: lines of quoted text, and `volontaire` notes. */
import type { Declaration } from "../../grammar/ast.js";
import type { Doc } from "./doc.js";
import type { Reader } from "./reader.js";

/** The notes that come next, each on its line. */
export function notesDoc(reader: Reader, { waivers, span }: Pick<Declaration, "waivers" | "span">): Doc[] {
  const docs: Doc[] = [];
  for (;;) {
    // What is quoted further down belongs to the next declaration.
    if (reader.next.start >= span.end) return docs;
    if (reader.at("legal")) docs.push(reader.hard(), ...reader.take());
    else if (reader.at("volontaire")) {
      const { start } = reader.next;
      const waiver = waivers.find(({ code }) => reader.before(code.span.start) === start);
      if (waiver === undefined) return docs;
      docs.push(reader.hard(), ...reader.upTo(waiver.reason.span.end));
    } else return docs;
  }
}
