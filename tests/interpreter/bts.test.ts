/** The BTS of the language page on candidates worked by hand. */
import { describe, expect, test } from "vitest";
import { bts } from "../plans/bts.js";
import { acquired, problems, run } from "../plans/verdicts.js";

interface Unit {
  readonly code: string;
  readonly coefficient: number;
  readonly note?: number;
  readonly domaine?: "général" | "professionnel";
  readonly facultative?: boolean;
  readonly état?: string;
  readonly note_contrôle?: number;
}
const candidate = (...units: Unit[]): unknown => ({
  session: 2024,
  unités: units.map((u) => ({ domaine: "général", facultative: false, état: "notée", ...u })),
});

describe("BTS", () => {
  test("6 × 2 + 18 × 1 over 3 is exactly 10: admitted, and delivered", () => {
    const { body, trace } = run(
      bts,
      candidate(
        { code: "E1", coefficient: 2, note: 6 },
        { code: "E4", coefficient: 1, note: 18, domaine: "professionnel" },
      ),
    );
    expect(body.decisions).toEqual({ premier_groupe: acquired("admis"), résultat: acquired("admis") });
    expect(body.documents).toEqual([{ document: "Diplôme" }]);
    expect(body.reasons.map((r) => r.rule)).toEqual(["admission", "sans_contrôle", "délivrance"]);
    expect(body.reasons[0]?.values).toEqual({ moyenne: 10 });
    expect(trace.find((t) => t.rule === "admission")?.motif).toEqual([10]);
  });

  test.each([
    // Marks that doubles get wrong: 9.999999999999998, and two that fall on one side or the other by the order of the terms.
    [
      [
        [0.4, 1],
        [13.2, 3],
      ],
    ],
    [
      [
        [9.7, 1],
        [10.1, 1],
        [10.2, 1],
      ],
    ],
    [
      [
        [10.02, 5],
        [9.96, 3],
        [10.01, 2],
      ],
    ],
  ])("%j is exactly 10", (marks) => {
    const { body } = run(
      bts,
      candidate(...marks.map(([note = 0, coefficient = 0], i) => ({ code: `E${i}`, note, coefficient }))),
    );
    expect(body.decisions["premier_groupe"]).toEqual(acquired("admis"));
    expect(body.reasons[0]?.values).toEqual({ moyenne: 10 });
  });

  test("9.9944… is not 10: access to the oral, then the better of two marks", () => {
    // (9.99 × 8 + 10.03) / 9 = 89.95 / 9 = 1799 / 180.
    const marks = [
      { code: "E1", coefficient: 8, note: 9.99 },
      { code: "E2", coefficient: 1, note: 10.03 },
    ];
    const before = run(bts, candidate(...marks));
    expect(before.body.decisions).toEqual({
      premier_groupe: acquired("autorisé_au_contrôle"),
      résultat: acquired("autorisé_au_contrôle"),
    });
    expect(before.trace.find((t) => t.rule === "admission")).toMatchObject({
      holds: false,
      tests: [{ holds: false, values: { moyenne: "1799/180" } }],
    });
    const after = run(bts, candidate({ ...marks[0]!, note_contrôle: 10 }, marks[1]!));
    // (10 × 8 + 10.03) / 9 > 10.
    expect(after.body.decisions).toEqual({
      premier_groupe: acquired("autorisé_au_contrôle"),
      résultat: acquired("admis"),
    });
    expect(after.body.reasons.map((r) => r.rule)).toEqual(["accès_au_contrôle", "après_contrôle", "délivrance"]);
  });

  test("below 10 in the professional units there is no oral: postponed by default, with attestations", () => {
    const { body } = run(
      bts,
      candidate(
        { code: "E1", coefficient: 1, note: 10 },
        { code: "E4", coefficient: 1, note: 9.99, domaine: "professionnel" },
      ),
    );
    expect(body.decisions).toEqual({ premier_groupe: acquired("ajourné"), résultat: acquired("ajourné") });
    expect(body.documents).toEqual([{ document: "Attestation", unité: "E1" }]);
    expect(body.reasons.map((r) => r.rule)).toEqual(["échec", "sans_contrôle", "attestation_de_bloc"]);
  });

  test("points above 10 in an optional unit count once weighed, and the others do not", () => {
    // (9 × 2 + (12 − 10) × 1) / 2 = 10.
    const { body } = run(
      bts,
      candidate(
        { code: "E1", coefficient: 2, note: 9 },
        { code: "F1", coefficient: 1, note: 12, facultative: true },
        { code: "F2", coefficient: 3, note: 4, facultative: true },
      ),
    );
    expect(body.decisions["résultat"]).toEqual(acquired("admis"));
  });

  test("an unjustified absence stops everything, whatever the average; in an optional unit it does not", () => {
    const stopped = run(
      bts,
      candidate({ code: "E1", coefficient: 9, note: 20 }, { code: "E2", coefficient: 1, état: "absence_injustifiée" }),
    );
    expect(stopped.body.decisions).toEqual({
      premier_groupe: acquired("non_délivrable"),
      résultat: acquired("non_délivrable"),
    });
    expect(stopped.body.documents).toEqual([{ document: "Attestation", unité: "E1" }]);
    expect(stopped.trace.find((t) => t.rule === "admission")).toMatchObject({
      status: "set-aside",
      setAsideBy: ["absence"],
    });
    const passed = run(
      bts,
      candidate(
        { code: "E1", coefficient: 9, note: 20 },
        { code: "F1", coefficient: 1, état: "absence_injustifiée", facultative: true },
      ),
    );
    expect(passed.body.decisions["résultat"]).toEqual(acquired("admis"));
  });

  test("force majeure counts zero, a dispensed unit does not count, and all dispensed there is no average", () => {
    // 15 × 2 over 3 is 10.
    expect(
      run(
        bts,
        candidate({ code: "E1", coefficient: 2, note: 15 }, { code: "E2", coefficient: 1, état: "force_majeure" }),
      ).body.decisions["résultat"],
    ).toEqual(acquired("admis"));
    expect(
      run(bts, candidate({ code: "E1", coefficient: 2, note: 10 }, { code: "E2", coefficient: 1, état: "dispensée" }))
        .body.decisions["résultat"],
    ).toEqual(acquired("admis"));
    const all = run(bts, candidate({ code: "E2", coefficient: 1, état: "dispensée" }));
    expect(all.body.decisions["résultat"]).toEqual(acquired("admis"));
    expect(all.body.reasons[0]?.rule).toBe("dispense_totale");
  });

  test("a mark exists exactly when the state says so", () => {
    expect(
      problems(
        bts,
        candidate({ code: "E1", coefficient: 1 }, { code: "E1", coefficient: 1, note: 10, état: "dispensée" }),
      ),
    ).toEqual(["/unités/0/note missing", "/unités/1/note unexpected", "/unités/1/code duplicate-key"]);
  });
});
