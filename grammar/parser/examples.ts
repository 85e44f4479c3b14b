/** From tokens to examples: a dossier, complete or taken from another example, and what is expected of it. */
import type { Assignment, ExampleDeclaration, Expectation, Expr, Name, Target, Text } from "../ast.js";
import type { TokenKind } from "../tokens.js";
import { parseArithmetic } from "./arithmetic.js";
import { endHead, parseNotes, type Opening } from "./clauses.js";
import type { Cursor } from "./cursor.js";
import { parseValue, type Body } from "./declarations.js";
import { refuseBareChoice } from "./expressions.js";
import { expectDe, parseReference, skipArticle } from "./primaries.js";
import { parseTarget, parseWith } from "./rules.js";
import { EXPECTED, finding } from "./syntax-error.js";

type Parameter = ExampleDeclaration["parameters"][number];
const ASSIGNED: ReadonlySet<TokenKind> = new Set(["=", "de", "("]);

export const readExample = (cursor: Cursor, opening: Opening): Body<ExampleDeclaration> => {
  const name = cursor.text();
  endHead(cursor, opening);
  let base: Text | undefined;
  let partial = false;
  const assignments: Assignment[] = [];
  const parameters: Parameter[] = [];
  const expectations: Expectation[] = [];
  cursor.attempt(() => {
    if (cursor.take("d'après")) {
      base = cursor.text();
      if (cursor.at(",") && cursor.at("sauf", 1)) cursor.next();
      if (cursor.at("sauf") && !cursor.atOneOf(ASSIGNED, 1)) cursor.next();
    }
    parseNotes(cursor, opening);
    parseAssignments(cursor, assignments, parameters);
    if (cursor.at("dossier") && !cursor.atOneOf(ASSIGNED, 1)) {
      cursor.next();
      if (cursor.at("partiel") && !cursor.atOneOf(ASSIGNED, 1)) partial = cursor.next().kind === "partiel";
      parseAssignments(cursor, assignments, parameters);
    }
    if (!cursor.at("attendu") && !cursor.at("end")) cursor.fail(EXPECTED.assignment);
    cursor.expect("attendu");
    cursor.take(":");
    do expectations.push(parseExpectation(cursor));
    while (!cursor.at("end") && startsExpectation(cursor));
  });
  return { kind: "example", name, ...(base && { base }), partial, assignments, parameters, expectations };
};

const parseAssignments = (cursor: Cursor, assignments: Assignment[], parameters: Parameter[]): void => {
  for (;;) {
    const { start } = cursor.token;
    if (cursor.at("paramètre") && cursor.atName(1) && cursor.at("=", 2)) {
      cursor.next();
      const name = cursor.name();
      cursor.next();
      parameters.push({ name, value: parseValue(cursor) });
    } else if (cursor.at("article") || (cursor.atName() && cursor.atOneOf(ASSIGNED, 1))) {
      const target = parseReference(cursor);
      cursor.expect("=");
      const value = parseValue(cursor);
      assignments.push({ target, value, span: cursor.spanFrom(start) });
    } else return;
    cursor.take(";");
  }
};

const DELIVERED: ReadonlySet<TokenKind> = new Set(["délivrer", "ne délivre aucun", "article"]);
const startsExpectation = (cursor: Cursor): boolean =>
  cursor.atOneOf(DELIVERED) ||
  (cursor.atName() &&
    (["=", "est", "n'est pas", "de", "vaut"].includes(cursor.peek(1).kind) ||
      (cursor.at("invalide") && !cursor.at(":", 1))));

const parseExpectation = (cursor: Cursor): Expectation => {
  const { start } = cursor.token;
  if (cursor.take("ne délivre aucun")) {
    const document = cursor.name();
    return { kind: "delivers-none", document, span: cursor.spanFrom(start) };
  }
  if (cursor.take("délivrer")) {
    skipArticle(cursor);
    const document = cursor.name();
    const fields = parseWith(cursor);
    const by = parseBy(cursor);
    return { kind: "delivers", document, fields, ...(by && { by }), span: cursor.spanFrom(start) };
  }
  if (cursor.at("invalide") && !["=", "est", "n'est pas", "de", "vaut"].includes(cursor.peek(1).kind)) {
    cursor.next();
    const message = cursor.takeText();
    return { kind: "invalid", ...(message && { message }), span: cursor.spanFrom(start) };
  }
  skipArticle(cursor);
  const decision = cursor.name(EXPECTED.expectation);
  let element: Expr | undefined;
  if (cursor.at("de")) {
    expectDe(cursor);
    element = parseReference(cursor);
  }
  const outcome = parseOutcome(cursor, decision);
  const by = parseBy(cursor);
  return {
    kind: "decision",
    decision,
    ...(element && { element }),
    ...outcome,
    ...(by && { by }),
    span: cursor.spanFrom(start),
  };
};

type DecisionExpectation = Extract<Expectation, { kind: "decision" }>;
type Outcome = Pick<DecisionExpectation, "outcome" | "value">;
const OUTCOMES: ReadonlyMap<TokenKind, DecisionExpectation["outcome"]> = new Map([
  ["indéterminé", "undetermined"],
  ["en conflit", "conflict"],
  ["sans règle", "no-rule"],
  ["bloqué", "blocked"],
]);

const parseOutcome = (cursor: Cursor, decision: Name): Outcome => {
  if (cursor.take("n'est pas")) {
    cursor.expect("renseigné");
    return { outcome: "absent" };
  }
  if (cursor.at("est")) {
    const outcome = OUTCOMES.get(cursor.peek(1).kind);
    if (outcome !== undefined) {
      cursor.next();
      cursor.next();
      return { outcome };
    }
  }
  if (cursor.at("≠"))
    cursor.refuse(finding("attendu-sans-valeur", cursor.spanOf(cursor.token), { décision: decision.text }));
  if (!(cursor.take("=") ?? cursor.take("est") ?? cursor.take("vaut"))) return cursor.fail(EXPECTED.outcome);
  refuseBareChoice(cursor);
  const value = parseArithmetic(cursor);
  return value.kind === "absent" ? { outcome: "absent" } : { outcome: "value", value };
};

/** `par la règle A et B`, `par l'exception E`, `par la ligne 3 de mentions`. */
const parseBy = (cursor: Cursor): readonly Target[] | undefined => {
  if (!cursor.at("par la règle") && !cursor.at("par la ligne")) return undefined;
  cursor.next();
  const targets = [parseTarget(cursor)];
  while (cursor.take("et")) {
    // « et la règle B », « et par l'exception E »
    if (cursor.at("par la règle") || cursor.at("par la ligne")) cursor.next();
    else {
      skipArticle(cursor);
      if ((cursor.at("règle") || cursor.at("exception")) && cursor.atName(1)) cursor.next();
    }
    targets.push(parseTarget(cursor));
  }
  return targets;
};
