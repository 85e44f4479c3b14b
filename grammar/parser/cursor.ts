/** The parser's place among the tokens of one piece: looking ahead, taking, refusing with a finding. Words and signs are asked for by their kind. */
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { addAfter, write } from "../../diagnostics/fix.js";
import type { Source, Span } from "../../diagnostics/source.js";
import type { Name, Text } from "../ast.js";
import type { Token } from "../lexer.js";
import { textValue } from "../literals.js";
import type { TokenKind } from "../tokens.js";
import { CONTEXTUAL, RESERVED } from "../vocabulary.js";
import { slipAt } from "./slips.js";
import { EXPECTED, finding, SyntaxFinding, word, type Expected } from "./syntax-error.js";

/** Nested parentheses take three of these; far beyond what a text needs, far below what a stack holds. */
const MAX_DEPTH = 600;
/** Terms of one sum, items of one list. */
const MAX_CHAIN = 10_000;
const LONGEST_QUOTE = 60;

export const isName = (token: Token): boolean => token.kind === "name" || CONTEXTUAL.has(token.kind);

export class Cursor {
  private index = 0;
  private depth = 0;
  /** Kept until the declaration ends: only the first finding of a declaration is worth reading. */
  private first: Diagnostic | undefined;
  /** Marks (`1°` or `a)`) of the lists of conditions that are open. */
  openMarks: readonly ("mark" | "letter")[] = [];
  /** In a rule, a `sinon` has a message of its own. */
  inRule = false;
  /** In the values of an enumeration, separated by commas. */
  inNames = false;

  constructor(
    readonly source: Source,
    private readonly tokens: readonly Token[],
  ) {}

  get token(): Token {
    return this.peek(0);
  }
  peek(ahead: number): Token {
    const found = this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)];
    if (found === undefined) throw new RangeError("a piece always ends with a token `end`");
    return found;
  }
  get previous(): Token | undefined {
    return this.index === 0 ? undefined : this.tokens[this.index - 1];
  }
  get beforePrevious(): Token | undefined {
    return this.tokens[this.index - 2];
  }
  get position(): number {
    return this.index;
  }

  at(kind: TokenKind, ahead = 0): boolean {
    return this.peek(ahead).kind === kind;
  }
  atOneOf(kinds: ReadonlySet<TokenKind>, ahead = 0): boolean {
    return kinds.has(this.peek(ahead).kind);
  }
  atName(ahead = 0): boolean {
    return isName(this.peek(ahead));
  }
  /** Does this token touch the one before? */
  touches(ahead = 0): boolean {
    const before = this.tokens[this.index + ahead - 1];
    return before !== undefined && before.end === this.peek(ahead).start;
  }

  get inColumnOne(): boolean {
    return this.token.start === 0 || /[\n\r\u2028\u2029]/.test(this.source.text.charAt(this.token.start - 1));
  }

  next(): Token {
    const taken = this.token;
    if (this.index < this.tokens.length - 1) this.index++;
    return taken;
  }
  take(kind: TokenKind): Token | undefined {
    return this.at(kind) ? this.next() : undefined;
  }
  expect(kind: TokenKind, expected: Expected = word(kind)): Token {
    return this.at(kind) ? this.next() : this.fail(expected);
  }
  name(expected: Expected = EXPECTED.name): Name {
    return this.atName() ? this.nameOf(this.next()) : this.fail(expected);
  }
  nameOf(token: Token): Name {
    return { text: token.image, span: this.spanOf(token) };
  }
  text(): Text {
    return this.textOf(this.expect("text", EXPECTED.text));
  }
  takeText(): Text | undefined {
    const taken = this.take("text");
    return taken && this.textOf(taken);
  }
  private textOf(token: Token): Text {
    return { text: textValue(token.image), span: this.spanOf(token) };
  }

  spanOf(token: Token): Span {
    return { file: this.source.path, start: token.start, end: token.end };
  }
  /** From an offset to the end of what was taken last. */
  spanFrom(start: number): Span {
    return { file: this.source.path, start, end: Math.max(start, this.previous?.end ?? start) };
  }
  span(start: number, end: number): Span {
    return { file: this.source.path, start, end };
  }
  /** The source text of a span, on one line, cut when it is long. */
  quote(start: number, end: number): string {
    const text = this.source.text
      .slice(start, Math.min(end, start + 4 * LONGEST_QUOTE))
      .replace(/\s+/g, " ")
      .trim();
    return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  }

  /** Call around what can nest; a nesting that no text needs is refused before the stack suffers. */
  enter(): void {
    if (++this.depth > MAX_DEPTH) throw new SyntaxFinding(finding("trop-imbriqué", this.spanOf(this.token)));
  }
  leave(): void {
    this.depth--;
  }
  /** The length of a flat chain, so that what reads the tree can follow it. */
  checkChain(length: number): void {
    if (length > MAX_CHAIN)
      throw new SyntaxFinding(finding("suite-trop-longue", this.spanOf(this.token), { limite: MAX_CHAIN }));
  }

  /** A finding that does not stop the reading. */
  report(diagnostic: Diagnostic): void {
    this.first ??= diagnostic;
  }
  /** The finding of the declaration just read. */
  takeFinding(): Diagnostic | undefined {
    const found = this.first;
    this.first = undefined;
    return found;
  }
  get hasFinding(): boolean {
    return this.first !== undefined;
  }

  /** Runs one part of a declaration; a refusal is kept and the caller goes on with what it has. Returns whether all went well. */
  attempt(part: () => void): boolean {
    const { depth, openMarks } = this;
    try {
      part();
      return true;
    } catch (error) {
      if (!(error instanceof SyntaxFinding)) throw error;
      this.report(error.diagnostic);
      this.depth = depth;
      this.openMarks = openMarks;
      return false;
    }
  }

  refuse(diagnostic: Diagnostic): never {
    throw new SyntaxFinding(diagnostic);
  }
  /** Refuses the current token, with the most helpful message for what it is. */
  fail(expected: Expected): never {
    const found = this.token;
    const span = this.spanOf(found);
    const trouvé = this.quote(found.start, found.end);
    const attendu = { fr: expected.fr, en: expected.en };
    // Only the first finding of a declaration is told.
    const slip = this.hasFinding ? undefined : slipAt(this, expected);
    if (slip !== undefined) return this.refuse(slip);
    switch (found.kind) {
      case "end":
        return this.refuse(finding("texte-inachevé", span, { attendu }));
      case "unknown":
        return this.refuse(finding("caractère-inconnu", span, { caractère: trouvé }));
      case "open-text":
        return this.refuse(
          finding("guillemet-non-fermé", span, { trouvé }, [
            addAfter(span, found.image.startsWith("«") ? " »" : '"', "safe"),
          ]),
        );
      case "legal":
        return this.refuse(finding("citation-mal-placée", span));
      case "aujourd'hui":
        return this.refuse(finding("date-du-jour", span));
      case "vaut":
        if (this.previous !== undefined && expected === EXPECTED.conclusion) break;
        return this.refuse(finding("vaut-dans-une-condition", span, {}, [write(span, "=", "safe")]));
      case "sinon":
        if (!this.inRule) break;
        return this.refuse(finding("sinon-dans-une-règle", span));
      case "(":
        if (this.previous === undefined || !isName(this.previous) || found.newline) break;
        return this.refuse(finding("parenthèse-inattendue", span, { nom: this.previous.image }));
      default:
        break;
    }
    if ((expected === EXPECTED.name || expected === EXPECTED.fieldName) && RESERVED.has(found.kind)) {
      // « non admis » is one name in two words.
      const next = this.peek(1);
      const joined = `${trouvé}_${next.image}`.replace(/[\s'’]+/gu, "_");
      const fixes =
        isName(next) && !next.newline ? [write(this.span(found.start, next.end), joined, "suggestion")] : [];
      return this.refuse(finding("mot-réservé", span, { mot: trouvé }, fixes));
    }
    return this.refuse(finding("mot-inattendu", span, { trouvé, attendu }));
  }
}
