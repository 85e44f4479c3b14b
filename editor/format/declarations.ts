/** The header of a file, and the declarations of types, inputs, outputs and calculations. */
import type {
  Declaration,
  DecisionDeclaration,
  DefinitionDeclaration,
  EnumDeclaration,
  GroupDeclaration,
  Header,
  ParameterDeclaration,
  StructDeclaration,
} from "../../grammar/ast.js";
import { fill, group, indent, type Doc } from "./doc.js";
import { fieldDoc, fieldsDoc, modifiersDoc, tailOf, type Columns } from "./fields.js";
import { notesDoc } from "./notes.js";
import type { Reader } from "./reader.js";
import { exampleDoc, ruleDoc, ruleTableDoc } from "./rules.js";
import { inOrder, valueDoc } from "./values.js";

const HEADER_LINES = [
  "version",
  "source",
  "importe",
  "en vigueur",
  "applicable selon",
  "succède à",
  "quantième absent",
] as const;

/** A file's header. */
export function headerDoc(reader: Reader, header: Header): Doc {
  const opening = preludeDoc(reader, header, header.code.span.start);
  const head = [...reader.upTo(header.code.span.end), labelDoc(reader, header.title)];
  const lines: Doc[] = [];
  reader.openBody();
  while (reader.next.start < header.span.end) {
    lines.push(...notesDoc(reader, header));
    if (reader.at(...HEADER_LINES)) {
      const separator = reader.hard();
      lines.push(
        separator,
        ...reader.take(),
        ...reader.upToKind(header.span.end, ...HEADER_LINES, "legal", "volontaire"),
      );
    } else lines.push(...reader.upToKind(header.span.end, ...HEADER_LINES, "legal", "volontaire"));
  }
  return [...opening, group(head), indent(lines)];
}

/** A declaration; `columns` when it is one of a run of lines. */
export function declarationDoc(reader: Reader, declaration: Declaration, columns?: Columns): Doc {
  const opening = preludeDoc(reader, declaration, declaration.headSpan.start);
  return [...opening, bodyDoc(reader, declaration, columns), ...reader.upTo(declaration.span.end)];
}

/** What is quoted above a head, up to the head. */
function preludeDoc(reader: Reader, notes: Pick<Declaration, "waivers" | "span">, head: number): Doc[] {
  if (reader.next.start >= head) return [];
  const [, ...docs] = notesDoc(reader, notes);
  return docs.length === 0 ? [] : [...docs, reader.hard()];
}

function bodyDoc(reader: Reader, declaration: Declaration, columns?: Columns): Doc {
  switch (declaration.kind) {
    case "enum":
      return enumDoc(reader, declaration);
    case "struct":
      return structDoc(reader, declaration);
    case "dossier":
    case "document": {
      const head = reader.upTo(declaration.headSpan.end);
      const label = declaration.kind === "document" ? labelDoc(reader, declaration.label) : "";
      const notes = indent(notesDoc(reader, declaration));
      return [group([...head, label]), notes, fieldsDoc(reader, declaration.fields)];
    }
    case "constraint": {
      const head = reader.upTo(declaration.message.span.end);
      const notes = notesDoc(reader, declaration);
      return [...head, indent([...notes, reader.hard(), ...inOrder(reader, [declaration.condition])])];
    }
    case "parameter":
      return parameterDoc(reader, declaration);
    case "decision":
      return decisionDoc(reader, declaration, columns);
    case "definition":
      return definitionDoc(reader, declaration);
    case "group":
      return groupDoc(reader, declaration);
    case "rule":
      return ruleDoc(reader, declaration);
    case "table":
      return ruleTableDoc(reader, declaration);
    case "example":
      return exampleDoc(reader, declaration);
  }
}

/** A label, on its line or below. */
function labelDoc(reader: Reader, label: { readonly span: { readonly end: number } } | undefined): Doc {
  return label === undefined ? "" : indent([reader.line(), ...reader.upTo(label.span.end)]);
}

/** Constants on one line, or below: each on its line when they have labels, as many as there is room for otherwise. */
function enumDoc(reader: Reader, declaration: EnumDeclaration): Doc {
  const { constants } = declaration;
  const head = [...reader.upTo(declaration.headSpan.end), indent(notesDoc(reader, declaration)), ...reader.takeIf(":")];
  const isLabelled = constants.some(({ label, key, question }) => label ?? key ?? question);
  const parts: Doc[] = [];
  const start = reader.kept();
  for (const [index, constant] of constants.entries()) {
    if (index > 0) parts.push(reader.line());
    const name = reader.upTo(constant.name.span.end);
    const end = constants[index + 1]?.name.span.start ?? declaration.span.end;
    const last = [constant.label, constant.question, constant.key].reduce(
      (max, text) => Math.max(max, text?.span.end ?? 0),
      0,
    );
    parts.push([...name, modifiersDoc(reader, constant, Math.min(end, last)), ...reader.takeIf(",")]);
  }
  const notes = notesDoc(reader, declaration);
  return [group([...head, indent([start, isLabelled ? parts : fill(parts)])]), indent(notes)];
}

function structDoc(reader: Reader, declaration: StructDeclaration): Doc {
  const [field] = declaration.fields;
  const [legal] = declaration.legal.filter(({ span }) => span.start > declaration.headSpan.end);
  const end = Math.min(field?.span.start ?? declaration.span.end, legal?.span.start ?? declaration.span.end);
  const head = reader.upToKind(Math.min(end, declaration.label?.span.start ?? end), "legal", "volontaire");
  const label = labelDoc(reader, declaration.label);
  const rest = reader.upToKind(end, "legal", "volontaire");
  const notes = indent(notesDoc(reader, declaration));
  return [group([...head, label, ...rest]), notes, fieldsDoc(reader, declaration.fields)];
}

function parameterDoc(reader: Reader, declaration: ParameterDeclaration): Doc {
  const { values } = declaration;
  const head = reader.upTo(declaration.headSpan.end);
  const notes = indent(notesDoc(reader, declaration));
  const type = reader.upToKind(
    tailOf(reader, declaration) ?? values[0]?.value.span.start ?? 0,
    "=",
    "legal",
    "volontaire",
  );
  const label = group(modifiersDoc(reader, declaration, 0));
  const between = indent(notesDoc(reader, declaration));
  const rows = values.flatMap(({ value, from, to }) => {
    // The sign stays above its table.
    const separator = value.kind === "table" ? "" : reader.kept();
    const days = [...(from ? [from] : []), ...(to ? [to] : [])];
    return [separator, ...reader.takeIf("="), ...inOrder(reader, [value]), ...inOrder(reader, days)];
  });
  const opening = [...head, notes, ...type, label, between];
  return values.some(({ value }) => value.kind === "table")
    ? [group(opening), indent(rows)]
    : group([...opening, indent(rows)], { shouldBreak: values.length > 1 });
}

function decisionDoc(reader: Reader, declaration: DecisionDeclaration, columns?: Columns): Doc {
  const head = reader.upTo(declaration.headSpan.end);
  const notes = indent(notesDoc(reader, declaration));
  const blanks = columns === undefined ? [] : [reader.blanks(columns.colon)];
  const { fallback, span } = declaration;
  const tail = tailOf(reader, declaration);
  const type = [
    ...(fallback ? inOrder(reader, [fallback]) : []),
    ...reader.upToKind(tail ?? span.end, "legal", "volontaire"),
  ];
  const modifiers = modifiersDoc(reader, declaration, 0, columns);
  return [...head, notes, ...blanks, ...type, modifiers, indent(notesDoc(reader, declaration))];
}

function definitionDoc(reader: Reader, declaration: DefinitionDeclaration): Doc {
  const { parameters, label, value } = declaration;
  const head = reader.upTo(declaration.headSpan.end);
  if (parameters.length > 0) {
    head.push(...reader.upTo(parameters[0]?.span.start ?? 0));
    const fields: Doc[] = [];
    for (const [index, parameter] of parameters.entries()) {
      if (index > 0) fields.push(reader.line());
      fields.push([fieldDoc(reader, parameter), ...reader.takeIf(";")]);
    }
    head.push(indent(fill(fields)));
  } else head.push(...reader.upToKind(label?.span.start ?? value.span.start, "=", "legal", "volontaire"));
  const title = label === undefined ? "" : group(labelDoc(reader, label));
  const notes = indent(notesDoc(reader, declaration));
  if (value.kind === "table") return [...head, title, notes, ...reader.takeIf("="), indent(valueDoc(reader, value))];
  return group([...head, title, notes, indent([reader.kept(), ...reader.takeIf("="), ...inOrder(reader, [value])])]);
}

function groupDoc(reader: Reader, declaration: GroupDeclaration): Doc {
  const head = reader.upTo(declaration.headSpan.end);
  const notes = indent(notesDoc(reader, declaration));
  const source = [...reader.takeIf(":"), ...inOrder(reader, [declaration.source])];
  const keys = indent([reader.line(), ...reader.upToKind(declaration.span.end, "legal", "volontaire")]);
  return [group([...head, notes, ...source, keys]), indent(notesDoc(reader, declaration))];
}
