/** From tokens to the declarations of types, inputs, outputs and calculations. What cannot be read leaves what was understood before it. */
import type {
  ConstraintDeclaration,
  DecisionDeclaration,
  Declaration,
  DefinitionDeclaration,
  DocumentDeclaration,
  DossierDeclaration,
  EnumDeclaration,
  Expr,
  Field,
  GroupDeclaration,
  Modifiers,
  Name,
  ParameterDeclaration,
  StructDeclaration,
  Text,
  TypeNode,
} from "../ast.js";
import { parseArithmetic } from "./arithmetic.js";
import { endHead, parseLastNotes, parseNotes, type Opening } from "./clauses.js";
import type { Cursor } from "./cursor.js";
import { parseCondition, parseExpression } from "./expressions.js";
import { parseListSuffixes } from "./lists.js";
import { AFTER_TYPE, refuseCalculation, refuseColon, refuseUntyped, refuseValueless } from "./declaration-slips.js";
import { expectDe, parsePrimary } from "./primaries.js";
import { EXPECTED, finding } from "./syntax-error.js";
import { parseTableValue } from "./tables.js";
import { parseField, parseFields, parseModifiers, parseType, refuseOperationName } from "./types.js";

type BaseKey = "span" | "headSpan" | "legal" | "waivers" | "broken";
/** A declaration without what the file's reader adds. */
export type Body<D> = D extends Declaration ? Omit<D, BaseKey> : never;

/** Stands where no value was understood, in a broken declaration. */
export const missing = (cursor: Cursor): Expr => ({ kind: "absent", span: cursor.spanFrom(cursor.previous?.end ?? 0) });

/** A table, whose first row may stand on the line of the « = », or an expression. */
export const parseValue = (cursor: Cursor): Expr =>
  cursor.at("|") ? parseTableValue(cursor) : parseExpression(cursor);

export const readEnum = (cursor: Cursor, opening: Opening): Body<EnumDeclaration> => {
  const name = cursor.name();
  endHead(cursor, opening);
  const constants: ({ readonly name: Name } & Modifiers)[] = [];
  cursor.attempt(() => {
    parseNotes(cursor, opening);
    cursor.expect(":");
    cursor.inNames = true;
    do {
      const constant = cursor.name();
      constants.push({ name: constant, ...parseModifiers(cursor) });
      cursor.checkChain(constants.length);
    } while (cursor.take(","));
    parseLastNotes(cursor, opening);
  });
  return { kind: "enum", name, constants };
};

export const readStruct = (cursor: Cursor, opening: Opening): Body<StructDeclaration> => {
  const name = cursor.name();
  endHead(cursor, opening);
  let identifiedBy: Name | undefined;
  let completes: Name | undefined;
  let label: Text | undefined;
  const fields: Field[] = [];
  cursor.attempt(() => {
    for (;;) {
      if (cursor.take("identifiée par")) identifiedBy = cursor.name(EXPECTED.fieldName);
      else if (cursor.at("complète") && !cursor.at(":", 1)) {
        cursor.next();
        completes = cursor.name();
      } else if (cursor.at("text")) label = cursor.text();
      else break;
    }
    parseNotes(cursor, opening);
    parseFields(cursor, fields);
  });
  return {
    kind: "struct",
    name,
    ...(identifiedBy && { identifiedBy }),
    ...(completes && { completes }),
    ...(label && { label }),
    fields,
  };
};

export const readDossier = (cursor: Cursor, opening: Opening): Body<DossierDeclaration> => {
  const fields: Field[] = [];
  cursor.attempt(() => {
    parseNotes(cursor, opening);
    parseFields(cursor, fields);
  });
  return { kind: "dossier", fields };
};

export const readConstraint = (cursor: Cursor, opening: Opening): Body<ConstraintDeclaration> => {
  const message = cursor.text();
  endHead(cursor, opening);
  let condition = missing(cursor);
  cursor.attempt(() => {
    parseNotes(cursor, opening);
    condition = parseCondition(cursor);
  });
  return { kind: "constraint", message, condition };
};

export const readParameter = (cursor: Cursor, opening: Opening): Body<ParameterDeclaration> => {
  const name = cursor.name();
  endHead(cursor, opening);
  let type: TypeNode = { kind: "named", name, span: name.span };
  let optional = false;
  let chosen = false;
  let modifiers: Modifiers = {};
  const values: ParameterDeclaration["values"][number][] = [];
  cursor.attempt(() => {
    parseNotes(cursor, opening);
    if (cursor.at("=")) refuseUntyped(cursor, name);
    cursor.expect(":");
    type = parseType(cursor);
    while (cursor.at(",") && (cursor.at("facultatif", 1) || cursor.at("au choix", 1))) {
      cursor.next();
      if (cursor.next().kind === "facultatif") optional = true;
      else chosen = true;
    }
    modifiers = parseModifiers(cursor);
    parseNotes(cursor, opening);
    refuseValueless(cursor, name);
    cursor.expect("=");
    do {
      const value = cursor.at("|") ? parseTableValue(cursor) : parseArithmetic(cursor);
      const period =
        cursor.at("à compter de") || cursor.at("en vigueur") || cursor.at("jusqu'à") ? parsePeriod(cursor) : {};
      values.push({ value, ...period });
    } while (cursor.take("="));
  });
  return { kind: "parameter", name, type, optional, chosen, ...modifiers, values };
};

/** `[en vigueur] à compter de A [jusqu'à B]`. */
export const parsePeriod = (cursor: Cursor): { readonly from: Expr; readonly to?: Expr } => {
  cursor.take("en vigueur");
  if (cursor.at("jusqu'à")) cursor.refuse(finding("période-sans-début", cursor.spanOf(cursor.token)));
  cursor.expect("à compter de");
  const from = parseArithmetic(cursor);
  if (!cursor.take("jusqu'à")) return { from };
  return { from, to: parseArithmetic(cursor) };
};

export const readDocument = (cursor: Cursor, opening: Opening): Body<DocumentDeclaration> => {
  const name = cursor.name();
  endHead(cursor, opening);
  let label: Text | undefined;
  const fields: Field[] = [];
  cursor.attempt(() => {
    label = cursor.takeText();
    parseNotes(cursor, opening);
    parseFields(cursor, fields);
  });
  return { kind: "document", name, ...(label && { label }), fields };
};

export const readDecision = (cursor: Cursor, opening: Opening): Body<DecisionDeclaration> => {
  const head = cursor.token;
  const name = cursor.name();
  endHead(cursor, opening);
  let on: Name | undefined;
  let type: TypeNode = { kind: "named", name, span: name.span };
  let optional = false;
  let fallback: Expr | undefined;
  let modifiers: Modifiers = {};
  cursor.attempt(() => {
    if (cursor.at("de")) {
      refuseOperationName(cursor, head);
      expectDe(cursor);
      on = cursor.name();
      endHead(cursor, opening);
    }
    parseNotes(cursor, opening);
    cursor.expect(":");
    type = parseType(cursor);
    while (cursor.at(",") && (cursor.at("facultatif", 1) || cursor.at("à défaut", 1))) {
      cursor.next();
      if (cursor.next().kind === "facultatif") optional = true;
      else fallback = parseArithmetic(cursor);
    }
    modifiers = parseModifiers(cursor);
    parseLastNotes(cursor, opening);
  });
  return { kind: "decision", name, ...(on && { on }), type, optional, ...(fallback && { fallback }), ...modifiers };
};

export const readDefinition = (cursor: Cursor, opening: Opening): Body<DefinitionDeclaration> => {
  const head = cursor.token;
  const name = cursor.name();
  endHead(cursor, opening);
  let on: DefinitionDeclaration["on"];
  let type: TypeNode | undefined;
  let label: Text | undefined;
  let value = missing(cursor);
  const parameters: Field[] = [];
  cursor.attempt(() => {
    if (cursor.at("de")) {
      refuseOperationName(cursor, head);
      expectDe(cursor);
      const struct = cursor.name();
      const element = cursor.atName() ? cursor.name() : undefined;
      on = { struct, ...(element && { element }) };
      endHead(cursor, opening);
    }
    const colon = cursor.take(":");
    if (colon !== undefined) {
      refuseCalculation(cursor, colon);
      type = parseType(cursor);
      if (type.kind === "named" && !cursor.token.newline && !cursor.atOneOf(AFTER_TYPE)) refuseColon(cursor, colon);
    }
    if (cursor.take("selon")) {
      do parameters.push(parseField(cursor));
      while (cursor.take(";"));
    }
    label = cursor.takeText();
    parseNotes(cursor, opening);
    refuseValueless(cursor, name);
    cursor.expect("=");
    value = parseValue(cursor);
  });
  return {
    kind: "definition",
    name,
    ...(on && { on }),
    ...(type && { type }),
    parameters,
    ...(label && { label }),
    value,
  };
};

export const readGroup = (cursor: Cursor, opening: Opening): Body<GroupDeclaration> => {
  const name = cursor.name();
  endHead(cursor, opening);
  let list = name;
  let source = missing(cursor);
  const keys: Name[] = [];
  cursor.attempt(() => {
    cursor.expect(",");
    cursor.expect("liste");
    list = cursor.name();
    endHead(cursor, opening);
    parseNotes(cursor, opening);
    cursor.expect(":");
    const { start } = cursor.token;
    source = parseListSuffixes(cursor, parsePrimary(cursor), start);
    cursor.expect("regroupées par");
    do keys.push(cursor.name(EXPECTED.fieldName));
    while (cursor.take("et") ?? cursor.take(","));
    parseLastNotes(cursor, opening);
  });
  return { kind: "group", name, list, source, keys };
};
