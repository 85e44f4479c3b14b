/** What is often forgotten, or put for another sign, in a parameter or a definition. In comes the cursor where it would show, out goes a finding. */
import { addAfter, write } from "../../diagnostics/fix.js";
import type { Name } from "../ast.js";
import type { Token } from "../lexer.js";
import type { TokenKind } from "../tokens.js";
import type { Cursor } from "./cursor.js";
import { finding } from "./syntax-error.js";

/** A parameter or a definition that ends before its « = ». */
export const refuseValueless = (cursor: Cursor, name: Name): void => {
  if (cursor.at("end")) cursor.refuse(finding("sans-valeur", name.span, { nom: name.text }));
};

/** A parameter whose value comes before its type. */
export const refuseUntyped = (cursor: Cursor, name: Name): void => {
  const type = cursor.at("number", 1)
    ? "nombre"
    : cursor.at("duration", 1)
      ? /mois|an/i.test(cursor.peek(1).image)
        ? "durée en mois"
        : "durée en jours"
      : cursor.at("full-date", 1)
        ? "date"
        : cursor.at("text", 1)
          ? "texte"
          : undefined;
  const fixes = type === undefined ? [] : [addAfter(name.span, ` : ${type}`, "safe")];
  cursor.refuse(finding("type-manquant", name.span, { nom: name.text, exemple: type ?? "nombre" }, fixes));
};

export const AFTER_TYPE: ReadonlySet<TokenKind> = new Set(["=", "selon", "text", "de", "à", "au"]);
const CALCULATION: ReadonlySet<TokenKind> = new Set([
  "number",
  "text",
  "(",
  "si",
  "selon",
  "−",
  "duration",
  "full-date",
]);
const OPERATION: ReadonlySet<TokenKind> = new Set([
  "somme",
  "moyenne",
  "maximum",
  "minimum",
  "nombre",
  "premier",
  "dernier",
]);

/** `définition x : 3 + 2`, `définition x : somme de …`: after « : » comes a type, after « = » a value. */
export const refuseCalculation = (cursor: Cursor, colon: Token): void => {
  const isRange = cursor.at("nombre") && (cursor.at("number", 2) || cursor.at("−", 2));
  const isOperation = cursor.atOneOf(OPERATION) && (cursor.at("de", 1) || cursor.at("(", 1)) && !isRange;
  if (cursor.atOneOf(CALCULATION) || isOperation) refuseColon(cursor, colon);
};
export const refuseColon = (cursor: Cursor, colon: Token): never => {
  const span = cursor.spanOf(colon);
  return cursor.refuse(finding("deux-points-pour-égal", span, {}, [write(span, "=", "safe")]));
};
