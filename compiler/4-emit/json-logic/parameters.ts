/** Parameters as rules: what the caller sets, or else the value in force at the date, or in the year, that selects the version. */
import type { Parameter } from "../../../plan/plan.js";
import type { Logic } from "../../../json-logic/document.js";
import { dayNumber, dayOfYear } from "../../../runtime/calendar.js";
import { broken } from "../code.js";
import { isNull, record, Refused, repOf, sure, type Code } from "./code.js";
import type { Expressions } from "./expressions.js";
import { converted } from "./numbers.js";
import { raw } from "./outputs.js";
import type { Program } from "./program.js";
import { scalar } from "./reading.js";

export class ParameterValues {
  constructor(
    private readonly program: Program,
    private readonly expressions: Expressions,
  ) {}

  /** `at`: a day, or a year as a number, that is there; the selecting field of the dossier when left out. */
  value(name: string, at: Code | undefined, selecting: Code | undefined): Code {
    const parameter = this.program.named.parameter(name);
    if (at === undefined) return this.program.step(`parameter ${name}`, () => this.inForce(parameter, selecting));
    return this.inForce(parameter, at);
  }

  private inForce(parameter: Parameter, at: Code | undefined): Code {
    const rep = repOf(parameter.type);
    const values = parameter.values.map((value, i) =>
      this.program.step(`parameter ${parameter.name} ${i + 1}`, () =>
        converted(this.program, this.expressions.of(value.value, new Map()), rep),
      ),
    );
    const isAlways = parameter.values.some(({ from }) => from === undefined);
    const dated = parameter.values.some(({ from }) => from !== undefined);
    const day = dated && at ? dayOf(at) : null;
    const choices = parameter.values.flatMap(({ from }, i): { readonly when: Logic; readonly value: Logic }[] => {
      const value = values[i]?.logic ?? broken("a value");
      if (from === undefined) return [{ when: true, value }];
      if (day === null) return [];
      const isBegun: Logic = { ">=": [day, firstDay(from)] };
      return [{ when: at?.absent ? { and: [{ "!==": [at.logic, null] }, isBegun] } : isBegun, value }];
    });
    const chosen = choices.reduce<Logic>(
      (before, { when, value }) => (when === true ? value : { if: [when, value, before] }),
      null,
    );
    const found: Code = { logic: chosen, rep, absent: !isAlways || values.some((v) => v.absent), blocked: false };
    return parameter.chosen ? this.set(parameter, found) : found;
  }

  /** What the caller sets is in force at every date. */
  private set(parameter: Parameter, otherwise: Code): Code {
    if (parameter.type.kind === "list" || parameter.type.kind === "struct") {
      throw new Refused({
        fr: `le paramètre au choix « ${parameter.name} » n'est pas une valeur simple`,
        en: `the parameter open to choice « ${parameter.name} » is not a simple value`,
      });
    }
    const given: Logic = { field: [{ var: "parameters" }, parameter.key] };
    return {
      ...otherwise,
      logic: { if: [{ has: [{ var: "parameters" }, parameter.key] }, scalar(parameter.type, given), otherwise.logic] },
      absent: otherwise.absent || parameter.optional,
    };
  }

  /** The step that answers the readings open to choice, with the values used. */
  used(selecting: Code | undefined): void {
    this.program.step("parameters", () =>
      sure(
        record(
          this.program.plan.parameters
            .filter((p) => p.chosen)
            .map((p) => [p.key, raw(p.type, this.value(p.name, undefined, selecting))]),
        ),
      ),
    );
  }
}

/** A year begins on its 1 January. */
const firstDay = (from: string): number =>
  dayNumber(from) ?? dayOfYear(1, 1, Number(from)) ?? broken("a date or a year");

function dayOf(at: Code): Logic {
  if (at.rep.kind !== "scaled") return at.logic;
  const day: Logic = { "day-of-year": [1, 1, at.logic] };
  return at.absent ? { if: [isNull(at.logic), null, day] } : day;
}
