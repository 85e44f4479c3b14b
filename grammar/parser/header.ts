/** From tokens to a file's header: code, title, then lines in any order. */
import type { Header, Name, Text } from "../ast.js";
import { parseCode, parseNotes, type Opening } from "./clauses.js";
import type { Cursor } from "./cursor.js";
import { parsePeriod } from "./declarations.js";
import { parseReference } from "./primaries.js";
import { EXPECTED, finding, word } from "./syntax-error.js";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Lines = Mutable<Omit<Header, "kind" | "code" | "span" | "imports" | "legal" | "waivers">>;

export const readHeader = (
  cursor: Cursor,
  kind: Header["kind"],
  start: number,
  opening: Opening,
): Header | undefined => {
  const lines: Lines = {};
  const imports: Text[] = [];
  let code: Name | undefined;
  cursor.attempt(() => {
    code = kind === "regulation" ? parseCode(cursor) : cursor.name();
    const title = cursor.takeText();
    if (title) lines.title = title;
    readLines(cursor, lines, imports, opening);
  });
  return (
    code && {
      kind,
      code,
      ...lines,
      imports,
      waivers: opening.waivers,
      legal: opening.legal,
      span: cursor.spanFrom(start),
    }
  );
};

const readLines = (cursor: Cursor, lines: Lines, imports: Text[], opening: Opening): void => {
  const once = (key: keyof Lines): void => {
    const { previous } = cursor;
    if (lines[key] !== undefined && previous !== undefined)
      cursor.refuse(finding("répété", cursor.spanOf(previous), { mot: previous.image }));
  };
  for (;;) {
    parseNotes(cursor, opening);
    const { start } = cursor.token;
    switch (cursor.token.kind) {
      case "version":
      case "source": {
        const key = cursor.next().kind === "version" ? "version" : "source";
        once(key);
        lines[key] = cursor.text();
        break;
      }
      case "importe":
        cursor.next();
        imports.push(cursor.text());
        break;
      case "en vigueur": {
        cursor.next();
        once("validity");
        const period = parsePeriod(cursor);
        lines.validity = { ...period, span: cursor.spanFrom(start) };
        break;
      }
      case "applicable selon": {
        cursor.next();
        once("selector");
        const reference = parseReference(cursor);
        if (reference.kind !== "name")
          return cursor.refuse(
            finding("mot-inattendu", reference.span, {
              trouvé: cursor.quote(reference.span.start, reference.span.end),
              attendu: EXPECTED.fieldName,
            }),
          );
        lines.selector = reference.name;
        break;
      }
      case "succède à":
        cursor.next();
        once("succeeds");
        lines.succeeds = parseCode(cursor);
        break;
      case "quantième absent": {
        cursor.next();
        once("monthOverflow");
        cursor.expect(":");
        if (cursor.take("premier jour du mois suivant")) lines.monthOverflow = "first-of-next";
        else {
          cursor.expect("erreur", {
            fr: `${word("premier jour du mois suivant").fr} ou ${word("erreur").fr}`,
            en: `${word("premier jour du mois suivant").en} or ${word("erreur").en}`,
          });
          lines.monthOverflow = "error";
        }
        break;
      }
      default:
        return;
    }
  }
};
