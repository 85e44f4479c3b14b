/** What happened to every instance of every rule, as code: `plan/README.md`, « Trace ». Only written down when somebody asks. */
import type { Code } from "./code.js";
import type { Instances, Ref } from "./instances.js";
import { join, truth } from "./logic.js";
import type { ModuleWriter } from "./module-writer.js";
import { quote } from "./names.js";
import { raw } from "./raw.js";
import type { Standing } from "./standing.js";
import type { VerdictWriter } from "./verdict.js";

export class TraceWriter {
  constructor(
    private readonly module: ModuleWriter,
    private readonly rules: Instances,
    private readonly standing: Standing,
    private readonly verdict: VerdictWriter,
  ) {}

  /** Only when somebody asks: `trace` is where it goes. */
  write(): void {
    this.rules.body.block("if (trace !== undefined)", () => this.entries());
  }

  private entries(): void {
    const { body } = this.rules;
    for (const state of this.rules.states.values())
      for (const claim of state.claims) this.standing.prepareSetAside(state, claim);
    for (const state of this.rules.states.values()) {
      this.rules.forEach(state, (ref) => {
        const unknown = this.rules.isUnknown(ref);
        if (unknown !== undefined) body.push(`if (${unknown}) continue;`);
        body.block("", () => this.entry(ref));
      });
    }
  }

  private entry(ref: Ref): void {
    const { body } = this.rules;
    const { rule } = ref.state;
    const loose = this.rules.siteOf(ref, true);
    const holds = this.rules.holds(ref);
    body.runtime("type RuleTrace");
    body.push("const $setAsideBy: string[] = [];", 'let $status: RuleTrace["status"] = "not-applied";');
    // What took its place is only looked for where something may have.
    const { lines, result: aside } = body.capture(() => this.setAside(ref));
    const blocked = this.blocked(ref);
    if (aside.constant !== false) body.push(...lines, `const $aside = ${aside.text};`);
    body.push(`if (${this.verdict.isReason(ref).text}) {`, '$status = "stands";', "}");
    if (blocked.constant !== false) body.push(`else if (${blocked.text}) {`, '$status = "blocked";', "}");
    if (aside.constant !== false) {
      body.block("else if ($aside)", () => {
        const active = this.standing.activeOn(ref);
        const push = active.map(
          ({ id, active: is }) =>
            `if (${is.blocked ? `${is.text} === true` : is.text}) $setAsideBy.push(${quote(id)});`,
        );
        if (rule.kind !== "exception") body.push('$status = "set-aside";', ...push);
        else body.push(...push, 'if ($setAsideBy.length > 0) $status = "set-aside";');
      });
    }
    const tests = rule.tests.map((test) => {
      const written = this.module.expressions.write(test.condition, loose);
      const known = written.absent ? body.named(written) : written;
      // A comparison whose operand is absent, behind a guard that fails, does not hold.
      const text = known.absent ? `(${known.text} === undefined ? false : ${known.text})` : known.text;
      return `{ holds: ${text}, values: ${this.verdict.values(test.readings, loose)} }`;
    });
    const motif = (rule.motif ?? []).filter((part) => typeof part !== "string");
    const texts = body.fresh("motif");
    body.runtime("type Raw");
    body.push(`const ${texts}: Raw[] = [];`);
    if (motif.length > 0) {
      body.block('if ($status === "stands")', () => {
        for (const part of motif) {
          const value = raw(this.module.expressions.write(part, loose), loose);
          body.push(`${texts}.push(${value.blocked ? `${value.text} ?? null` : value.text});`);
        }
      });
    }
    const properties = [
      `rule: ${quote(rule.id)}`,
      ...this.verdict.each(ref),
      "status: $status",
      `holds: ${holds.text}`,
      "setAsideBy: $setAsideBy",
      `tests: [${tests.join(", ")}]`,
      `motif: ${texts}`,
    ];
    body.push(`trace.push({ ${properties.join(", ")} });`);
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
