/**
 * Words on their way to the page. What prints a declaration asks for them in their order, up to a place of the tree, and says where
 * a line may end; comments come out where they stood, whatever is asked.
 */
import { breakParent, hardline, indent, join, line, lineSuffix, softline, widthOf, type Doc } from "./doc.js";
import type { Comment, Word } from "./words.js";

export class Reader {
  private index = 0;
  /** Nothing stands before the next word on its line, or a blank was already put there. */
  private isFresh = true;
  private areCommentsTaken = false;
  /** Where the lines below a head start: no blank line comes before them. */
  private bodyStart = 0;
  private readonly indexes: ReadonlyMap<number, number>;

  /** The last word is of kind `end`. */
  constructor(private readonly words: readonly Word[]) {
    this.indexes = new Map(words.map(({ start }, index) => [start, index]));
  }

  get next(): Word {
    return this.wordAt(this.index);
  }
  private wordAt(index: number): Word {
    const word = this.words[Math.min(index, this.words.length - 1)];
    if (word === undefined) throw new RangeError("the words of a text end with one of kind `end`");
    return word;
  }
  /** Is the next word one of these, as a word of the language? */
  at(...kinds: readonly Word["kind"][]): boolean {
    return !this.next.isName && kinds.includes(this.next.kind);
  }

  /** Where a value starts in the text, the article before it included. */
  startOf({ span }: { readonly span: { readonly start: number } }): number {
    let index = this.indexOf(span.start);
    while (index > this.index && this.wordAt(index - 1).kind === "article") index--;
    return this.wordAt(index).start;
  }
  /** The offset of the word that stands `before` words before the one at an offset. */
  before(offset: number, before = 1): number {
    return this.wordAt(Math.max(0, this.indexOf(offset) - before)).start;
  }
  /** The offset of the word after the one at an offset. */
  after(offset: number): number {
    return this.wordAt(this.indexOf(offset) + 1).start;
  }
  /** Did the author leave a blank line before the word at an offset, or among the comments above it? */
  isAfterBlankLine(offset: number): boolean {
    const { comments, isAfterBlankLine } = this.wordAt(this.indexOf(offset));
    return isAfterBlankLine || comments.some((comment) => comment.isAfterBlankLine);
  }
  private indexOf(offset: number): number {
    const index = this.indexes.get(offset);
    if (index === undefined) throw new RangeError(`no word starts at ${offset}`);
    return index;
  }

  /** The words that start before an offset and were not asked for yet, on one line. */
  upTo(offset: number): Doc[] {
    const docs: Doc[] = [];
    while (this.next.kind !== "end" && this.next.start < offset) docs.push(...this.take());
    return docs;
  }
  /** The words up to the first of these kinds, which must come before an offset. */
  upToKind(offset: number, ...kinds: readonly Word["kind"][]): Doc[] {
    const docs: Doc[] = [];
    while (this.next.kind !== "end" && this.next.start < offset && !this.at(...kinds)) docs.push(...this.take());
    return docs;
  }
  /** The next word. */
  take(): Doc[] {
    const word = this.next;
    const docs = [...this.commentsOf(word), ...written(word.text)];
    this.index++;
    this.isFresh = this.areCommentsTaken = false;
    return docs;
  }
  /** The next word, when it is of a kind. */
  takeIf(kind: Word["kind"]): Doc[] {
    return this.at(kind) ? this.take() : [];
  }
  /** A text in place of the words that start before an offset; comments among them stand above it. */
  takeAs(text: string, offset: number): Doc[] {
    const docs = this.commentsOf(this.next);
    while (this.next.kind !== "end" && this.next.start < offset) {
      this.index++;
      if (this.next.start < offset)
        docs.push(...this.next.comments.flatMap(({ text: comment }) => [comment, hardline]));
    }
    docs.push(text);
    this.isFresh = this.areCommentsTaken = false;
    return docs;
  }

  /** What stands before a word: comments on their lines, or a blank. */
  private commentsOf(word: Word): Doc[] {
    const comments = this.areCommentsTaken ? [] : word.comments;
    const docs = comments.flatMap((comment, index) =>
      commentDoc(index === 0 && this.index === this.bodyStart ? { ...comment, isAfterBlankLine: false } : comment),
    );
    const isUnderQuotation = !this.isFresh && this.wordAt(this.index - 1).kind === "legal";
    if (comments.length > 0 || isUnderQuotation) docs.push(endOfLine(word.isAfterBlankLine));
    else if (!this.isFresh) docs.push(word.gap);
    // In the middle of a line, what is left of it stands further in: never in the first column, where declarations start.
    return this.isFresh ? docs : [indent(docs)];
  }
  /** The comments before the next word, for who places them: the word will come without, first on its line. */
  takeComments(): readonly Comment[] {
    this.isFresh = this.areCommentsTaken = true;
    return this.next.comments;
  }

  /** What comes next are the lines below a head, which close up to it. */
  openBody(): void {
    this.bodyStart = this.index;
  }
  /** Ends the line before the next word, under a blank line where the author left some. */
  hard(): Doc {
    this.isFresh = true;
    const { comments, isAfterBlankLine } = this.next;
    return comments.length > 0 ? "" : endOfLine(isAfterBlankLine && this.index !== this.bodyStart);
  }
  /** A blank, or the end of the line where there is no room. */
  line(): Doc {
    return this.soft(line);
  }
  /** Nothing, or the end of the line where there is no room. */
  softline(): Doc {
    return this.soft(softline);
  }
  /** A line that ends where the author ended it, or where there is no room. */
  kept(): Doc {
    return this.soft(this.next.isFirst ? hardline : line);
  }
  /** Blanks. */
  blanks(count: number): Doc {
    return this.soft(" ".repeat(count));
  }
  private soft(separator: Doc): Doc {
    this.isFresh = true;
    return this.next.comments.length > 0 ? "" : separator;
  }

  /** The columns of the words between two offsets on one line; nothing when they hold a comment, or lines of their own. */
  width(from: number, to: number): number | undefined {
    let width = 0;
    for (let index = this.indexOf(from), first = index; ; index++) {
      const word = this.wordAt(index);
      if (word.kind === "end" || word.start >= to) return width;
      if ((index > first && word.comments.length > 0) || word.text.includes("\n")) return undefined;
      width += widthOf(word.text) + (index > first ? word.gap.length : 0);
    }
  }
  /** The words between two offsets. */
  between(from: number, to: number): readonly Word[] {
    const first = this.indexOf(from);
    const words: Word[] = [];
    for (
      let index = first, word = this.wordAt(index);
      word.kind !== "end" && word.start < to;
      word = this.wordAt(++index)
    )
      words.push(word);
    return words;
  }
}

const commentDoc = ({ text, isTrailing, isAfterBlankLine }: Comment): Doc[] =>
  isTrailing ? [lineSuffix(`  ${text}`), breakParent] : [endOfLine(isAfterBlankLine), text];

const endOfLine = (isAfterBlankLine: boolean): Doc => (isAfterBlankLine ? [hardline, hardline] : hardline);

/** A quotation over several lines stays over several lines. */
function written(text: string): Doc[] {
  const lines = text.split("\n");
  return lines.length === 1 ? [text] : [indent(join(hardline, lines))];
}
