/**
 * Applies the safe corrections of findings. In come texts and what checks them, out go the texts that change and what was done or left aside.
 * INVARIANT: a correction is kept only if its finding is gone, no finding comes of it, and every regulation that had a plan has the same one.
 */
import type { check } from "../../compiler/index.js";
import type { Diagnostic, Fix } from "../../diagnostics/diagnostic.js";
import { severityOf, Texts } from "../../diagnostics/render.js";
import type { Source, Span } from "../../diagnostics/source.js";
import { applyEdits, overlap, type Edit } from "../../editor/fix/apply.js";
import { samePlan } from "./same-plan.js";

type Checked = ReturnType<typeof check>;

/** A finding with the correction to apply. Lines count from 1, in the text as it was when the correction was tried. */
export interface Correction {
  readonly finding: Diagnostic;
  readonly fix: Fix;
  readonly line: number;
}

export interface LeftAside extends Correction {
  /** The first finding that would come of it, if that is the reason. */
  readonly because?: Diagnostic;
}

export interface Mended {
  /** As they are now, in the order given. */
  readonly sources: readonly Source[];
  readonly checked: Checked;
  readonly applied: readonly Correction[];
  readonly leftAside: readonly LeftAside[];
}

/** Each round applies corrections that the one before made possible. */
const MOST_ROUNDS = 50;

export function mend(given: readonly Source[], checkAll: (sources: readonly Source[]) => Checked): Mended {
  let sources = given;
  let checked = checkAll(sources);
  const applied: Correction[] = [];
  const leftAside: LeftAside[] = [];
  const refused = new Set<string>();

  /** Applies what can be of a batch: all of it, or each half. */
  const attempt = (batch: readonly Correction[]): void => {
    const tried = applyAll(sources, batch);
    const after = tried && checkAll(tried);
    const fault: Fault | undefined = after ? faultOf(checked, after, batch) : {};
    if (tried && after && !fault) {
      sources = tried;
      checked = after;
      applied.push(...batch);
      return;
    }
    const [only, ...others] = batch;
    if (only === undefined) return;
    if (others.length === 0) {
      refused.add(identity(only));
      leftAside.push({ ...only, ...(fault?.because && { because: fault.because }) });
      return;
    }
    attempt(batch.slice(0, batch.length >> 1));
    // What the first half changed has moved the second: it is looked for again, in the next round.
    const rest = batch.slice(batch.length >> 1);
    if (rest.every((c) => stillThere(checked, c))) attempt(rest);
  };

  for (let round = 0; round < MOST_ROUNDS; round++) {
    const batch = chosen(sources, checked, refused);
    if (batch.length === 0) break;
    attempt(batch);
  }
  return { sources, checked, applied, leftAside };
}

const identity = ({ finding, fix, line }: Correction): string =>
  JSON.stringify([finding.code, finding.span.file, line, fix.title.fr, fix.edits.map(({ text }) => text)]);

const stillThere = ({ diagnostics }: Checked, { finding }: Correction): boolean => diagnostics.includes(finding);

/** The first safe correction of each finding in the files given, none touching another. */
function chosen(sources: readonly Source[], { diagnostics }: Checked, refused: ReadonlySet<string>): Correction[] {
  const texts = new Texts(sources);
  const batch: Correction[] = [];
  const edits: Edit[] = [];
  for (const finding of diagnostics) {
    const safe = finding.fixes?.find(({ isSafe }) => isSafe === true);
    if (safe === undefined || safe.edits.some(({ span }) => texts.text(span.file) === undefined)) continue;
    const fix = { ...safe, edits: safe.edits.map((edit) => withLineEnds(edit, texts.text(edit.span.file) ?? "")) };
    const correction = { finding, fix, line: texts.lineOf(finding.span.file, finding.span.start) };
    if (refused.has(identity(correction)) || overlap(edits, fix.edits)) continue;
    batch.push(correction);
    edits.push(...fix.edits);
  }
  return batch;
}

/** Lines end as the file's own do. */
const withLineEnds = (edit: Edit, text: string): Edit => ({
  ...edit,
  text: edit.text.replace(/\n/g, /\r\n|\n|\r/.exec(text)?.[0] ?? "\n"),
});

function applyAll(sources: readonly Source[], batch: readonly Correction[]): Source[] | undefined {
  const edits = batch.flatMap(({ fix }) => fix.edits);
  const changed: Source[] = [];
  for (const { path, text } of sources) {
    const mended = applyEdits(path, text, edits);
    if (mended === undefined) return undefined;
    changed.push({ path, text: mended });
  }
  return changed;
}

/** Where a place of the text stands once the edits are made. What is inserted at either end stays outside. */
function moved({ file, start, end }: Span, edits: readonly Edit[]): Span {
  const mine = edits.filter(({ span }) => span.file === file);
  const at = (offset: number, isEnd: boolean): number =>
    mine.reduce((place, { span, text }) => {
      const isInsertion = span.start === span.end;
      if (span.end <= offset && !(isEnd && isInsertion && span.end === offset))
        return place + text.length - (span.end - span.start);
      return span.start < offset && offset < span.end ? place + span.start + text.length - offset : place;
    }, offset);
  const from = at(start, false);
  return { file, start: from, end: Math.max(from, at(end, true)) };
}

const meets = (a: Span, b: Span): boolean =>
  a.file === b.file && (a.start < b.end || a.start === b.start) && (b.start < a.end || a.start === b.start);
const isInside = (inner: Span, outer: Span): boolean =>
  inner.file === outer.file && outer.start <= inner.start && inner.end <= outer.end;

interface Fault {
  readonly because?: Diagnostic;
}

/** Why a batch of corrections is not to be kept; nothing when all is well. */
function faultOf(before: Checked, after: Checked, batch: readonly Correction[]): Fault | undefined {
  const edits = batch.flatMap(({ fix }) => fix.edits);
  const named = batch.map(({ finding }) => ({ code: finding.code, span: moved(finding.span, edits) }));
  const remaining = after.diagnostics.find((d) => named.some((n) => n.code === d.code && meets(n.span, d.span)));
  if (remaining) return { because: remaining };

  const key = (code: string, { file, start, end }: Span): string => `${code} ${file} ${start} ${end}`;
  const known = new Set(before.diagnostics.map((d) => key(d.code, moved(d.span, edits))));
  const wasWhole = !before.diagnostics.some((d) => severityOf(d) === "error");
  const written = edits.map((edit) => writtenPlace(edit, edits));
  const comesOfIt = (d: Diagnostic): boolean => {
    if (known.has(key(d.code, d.span))) return false;
    // Where something is wrong, the rest is not all told: what shows now away from the correction was hidden by the error.
    if (wasWhole) return true;
    return written.some((place) => (severityOf(d) === "error" ? meets(d.span, place) : isInside(d.span, place)));
  };
  const because = after.diagnostics.find(comesOfIt);
  if (because) return { because };

  const changed = before.plans.some((plan) => {
    const now = after.plans.find(({ code, version }) => code === plan.code && version === plan.version);
    return now === undefined || !samePlan(plan, now);
  });
  return changed ? {} : undefined;
}

/** What an edit wrote, in the text that all edits make. */
function writtenPlace(edit: Edit, edits: readonly Edit[]): Span {
  const { file, start } = edit.span;
  const earlier = edits.filter(({ span }) => span.file === file && span.end <= start && span !== edit.span);
  const shift = earlier.reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), 0);
  return { file, start: start + shift, end: start + shift + edit.text.length };
}
