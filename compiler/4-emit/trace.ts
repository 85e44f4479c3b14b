/** What happened to every instance of every rule, as code: `plan/README.md`, « Trace ». Only written down when somebody asks. */
import type { Code } from "./code.js";
import type { Line } from "./function-body.js";
import type { Instances, Ref } from "./instances.js";
import { join, truth } from "./logic.js";
import type { ModuleWriter } from "./module-writer.js";
import { quote } from "./names.js";
import { raw } from "./raw.js";
import type { Standing } from "./standing.js";
import type { ReadMoreThanOnce, VerdictWriter } from "./verdict.js";

export class TraceWriter {
  constructor(
    private readonly module: ModuleWriter,
    private readonly rules: Instances,
    private readonly standing: Standing,
    private readonly verdict: VerdictWriter,
  ) {}

  /** For when somebody asks: `trace` is where it goes. */
  lines(): readonly Line[] {
    return this.rules.body.capture(() => this.entries()).lines;
  }

  private entries(): void {
    const { body } = this.rules;
    for (const state of this.rules.states.values())
      for (const claim of state.claims) this.standing.prepareSetAside(state, claim);
    const tests = [...this.rules.states.values()].flatMap((s) => (s.isEach ? [] : s.rule.tests.map((t) => t.readings)));
    const common = this.verdict.readMoreThanOnce(tests);
    for (const state of this.rules.states.values()) {
      this.rules.forEach(state, (ref) => {
        const unknown = this.rules.isUnknown(ref);
        if (unknown !== undefined) body.push(`if (${unknown}) continue;`);
        body.block("", () => this.entry(ref, state.isEach ? undefined : common));
      });
    }
  }

  /** `common`: the values that other rules tell too. */
  private entry(ref: Ref, common: ReadMoreThanOnce | undefined): void {
    const { body } = this.rules;
    const { rule } = ref.state;
    const loose = this.rules.siteOf(ref, true);
    const holds = this.rules.holds(ref);
    body.runtime("type RuleTrace");
    const { status, setAsideBy } = this.status(ref);
    const tests = rule.tests.map((test) => {
      const written = this.module.expressions.write(test.condition, loose);
      const known = written.absent ? body.named(written) : written;
      // A comparison whose operand is absent, behind a guard that fails, does not hold.
      const text = known.absent ? `(${known.text} === undefined ? false : ${known.text})` : known.text;
      return `{ holds: ${text}, values: ${this.verdict.values(test.readings, loose, common)} }`;
    });
    const properties = [
      `rule: ${quote(rule.id)}`,
      ...this.verdict.each(ref),
      `status: ${status}`,
      `holds: ${holds.text}`,
      `setAsideBy: ${setAsideBy}`,
      `tests: ${tests.length === 0 ? this.nothing() : `[${tests.join(", ")}]`}`,
      `motif: ${this.motif(ref, status)}`,
    ];
    body.push(`trace.push({ ${properties.join(", ")} });`);
  }

  /** What became of it, and the exceptions that took its place, as code; these are looked for where there may be some. */
  private status(ref: Ref): { readonly status: string; readonly setAsideBy: string } {
    const { body } = this.rules;
    const stands = this.verdict.isReason(ref);
    if (stands.constant === true) return { status: '"stands"', setAsideBy: this.nothing() };
    const { lines, result: aside } = body.capture(() => this.setAside(ref));
    const { lines: looking, result: active } = body.capture(() =>
      aside.constant === false ? [] : this.standing.activeOn(ref),
    );
    const isException = ref.state.rule.kind === "exception";
    // An exception is set aside by others, or not at all.
    const mayBeAside = aside.constant !== false && (active.length > 0 || !isException);
    const blocked = this.blocked(ref);
    if (active.length > 0) body.push("const $setAsideBy: string[] = [];");
    body.push('let $status: RuleTrace["status"] = "not-applied";');
    if (mayBeAside) body.push(...lines, `const $aside = ${aside.text};`);
    body.push(`if (${stands.text}) {`, '$status = "stands";', "}");
    if (blocked.constant !== false) body.push(`else if (${blocked.text}) {`, '$status = "blocked";', "}");
    if (mayBeAside) {
      body.block("else if ($aside)", () => {
        if (!isException) body.push('$status = "set-aside";');
        body.push(...looking);
        for (const { id, active: is } of active)
          body.push(`if (${is.blocked ? `${is.text} === true` : is.text}) $setAsideBy.push(${quote(id)});`);
        if (isException) body.push('if ($setAsideBy.length > 0) $status = "set-aside";');
      });
    }
    return { status: "$status", setAsideBy: active.length > 0 ? "$setAsideBy" : this.nothing() };
  }

  /** The values that the motif tells, of a rule that stands. */
  private motif(ref: Ref, status: string): string {
    const { body } = this.rules;
    const told = (ref.state.rule.motif ?? []).filter((part) => typeof part !== "string");
    if (told.length === 0) return this.nothing();
    const loose = this.rules.siteOf(ref, true);
    const name = body.fresh("motif");
    body.runtime("type Raw");
    body.push(`let ${name}: readonly Raw[] = ${this.nothing()};`);
    body.block(status === '"stands"' ? "" : `if (${status} === "stands")`, () => {
      const values = told.map((part) => raw(this.module.expressions.write(part, loose), loose));
      const texts = values.map(({ text, blocked }) => (blocked ? `${text} ?? null` : text));
      body.push(`${name} = [${texts.join(", ")}];`);
    });
    return name;
  }

  /** Most rules have no exception, many no condition, many no motif. */
  private nothing(): string {
    return this.module.sameEverywhere("nothing", "readonly never[]", "[]");
  }

  /** Its condition or a standing is blocked; or what stands says nothing known. */
  private blocked(ref: Ref): Code {
    const { body } = this.rules;
    const isNull = (c: Code): Code[] => (c.blocked ? [truth(`(${c.text} === null)`)] : []);
    const open = ref.state.claims.flatMap((claim) => {
      const stands = this.standing.stands(ref, claim);
      if (stands.constant !== undefined)
        return stands.constant === true && this.rules.knows(ref.state, `known_${claim.index}`) ? [stands] : [];
      if (!stands.blocked && !this.rules.knows(ref.state, `known_${claim.index}`)) return [];
      return [truth(stands.blocked ? `(${stands.text} !== false)` : stands.text)];
    });
    const undoing = ref.state.withoutEffect ? isNull(this.standing.inEffect(ref)) : [];
    return join("or", [...isNull(this.rules.holds(ref)), ...open, ...undoing], body);
  }

  private setAside(ref: Ref): Code {
    const { body } = this.rules;
    const { rule, claims } = ref.state;
    const sure = (c: Code): Code => (c.blocked ? truth(`(${c.text} === true)`) : c);
    const aside = (claim: (typeof claims)[number]): Code => {
      const answer = sure(this.standing.setAside(ref, claim));
      const about = this.rules.about(ref, claim);
      return about?.absent ? join("or", [truth(`(${about.text} === undefined)`), answer], body) : answer;
    };
    switch (rule.kind) {
      case "ordinary":
        return join("and", [sure(this.rules.holds(ref)), this.somethingClaimed(ref), ...claims.map(aside)], body);
      case "exception":
        return sure(this.standing.triggered(ref, true));
      case "default": {
        const applies = claims.map((claim) => sure(this.standing.applies(ref, claim)));
        const each = claims.map((claim, i) => join("or", [not(applies[i]!), aside(claim)], body));
        return join("and", [join("or", applies, body), ...each], body);
      }
    }
  }

  /** A conclusion about an absent element is none. */
  private somethingClaimed(ref: Ref): Code {
    const claims = ref.state.claims.map((claim) => {
      const about = this.rules.about(ref, claim);
      return about?.absent ? truth(`(${about.text} !== undefined)`) : truth("true", { constant: true });
    });
    return join("or", claims, this.rules.body);
  }
}

const not = (c: Code): Code =>
  truth(
    c.constant === undefined ? `!${c.text}` : String(!c.constant),
    c.constant === undefined ? {} : { constant: !c.constant },
  );
