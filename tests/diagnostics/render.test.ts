import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { renderDiagnostic, severityOf, sorted, summary, Texts, toMessage } from "../../diagnostics/render.js";

const file = "essai/2025.rules";

/** A finding on the first occurrence of `part`. */
function finding(text: string, part: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = text.indexOf(part);
  return {
    code: "json-mal-formé",
    span: { file, start, end: start + part.length },
    values: { attendu: "un nom" },
    ...more,
  };
}

function rendered(text: string, diagnostic: Diagnostic, language: "fr" | "en" = "fr"): string {
  return renderDiagnostic(diagnostic, new Texts([{ path: file, text }]), { language, color: false });
}

describe("a finding in the terminal", () => {
  it("gives severity, code, sentence, place, and the source underlined", () => {
    const text = "règle a\n  si moyene ≥ 10\n";
    expect(rendered(text, finding(text, "moyene"))).toBe(
      [
        "erreur[json-mal-formé] : Ce texte n'est pas du JSON : ici, un nom.",
        "  ╭─ essai/2025.rules:2:6",
        "  │",
        "2 │   si moyene ≥ 10",
        "  │      ^^^^^^",
      ].join("\n"),
    );
  });

  it("speaks English on request, and chooses the fill of that language", () => {
    const text = "a";
    const diagnostic = finding(text, "a", { values: { attendu: { fr: "une valeur", en: "a value" } } });
    expect(rendered(text, diagnostic, "en").split("\n")[0]).toBe(
      "error[json-mal-formé]: This text is not JSON: here, a value.",
    );
  });

  it("shows related places, help and corrections written out", () => {
    const text = "décision résultat : Issue\nrègle a\n  alors resultat vaut admis\n";
    const start = text.indexOf("resultat");
    const diagnostic = finding(text, "resultat", {
      code: "fichier-non-utf-8",
      related: [{ span: { file, start: 0, end: 17 }, note: { fr: "déclarée ici", en: "declared here" } }],
      fixes: [
        {
          title: { fr: "écrire « résultat »", en: "write « résultat »" },
          edits: [{ span: { file, start, end: start + 8 }, text: "résultat" }],
        },
      ],
    });
    expect(rendered(text, diagnostic).split("\n").slice(1)).toEqual([
      "  ╭─ essai/2025.rules:3:9",
      "  │",
      "3 │   alors resultat vaut admis",
      "  │         ^^^^^^^^",
      "  │",
      "  ├─ essai/2025.rules:1:1 : déclarée ici",
      "1 │ décision résultat : Issue",
      "  │ -----------------",
      "  │",
      "  = aide : Enregistrez-le à nouveau en choisissant l'encodage « UTF-8 ».",
      "  = correction possible : écrire « résultat »",
      "3 +   alors résultat vaut admis",
    ]);
  });

  it("underlines the right columns after tabs, wide signs, combining marks and no-break spaces", () => {
    for (const [before, width] of [
      ["\t", 4],
      ["ab\t", 4],
      ["漢字", 4],
      ["🎓", 2],
      ["x\u0323", 1],
      ["\u00a0\u202f", 2],
      ["a\u200b", 1],
    ] as const) {
      const text = `${before}ICI là`;
      const [source = "", marks = ""] = rendered(text, finding(text, "ICI")).split("\n").slice(-2);
      expect(marks).toBe(`  │ ${" ".repeat(width)}^^^`);
      expect(source).toContain("ICI");
    }
  });

  it("cuts a long line around the place", () => {
    const text = `${"a".repeat(5000)} ICI ${"b".repeat(5000)}`;
    const [source = "", marks = ""] = rendered(text, finding(text, "ICI")).split("\n").slice(-2);
    expect(source.length).toBeLessThan(120);
    expect(source).toMatch(/^1 │ …a+ ICI b+…$/);
    expect(marks.indexOf("^^^")).toBe(source.indexOf("ICI"));
  });

  it("shows every line of a short place, and both ends of a long one", () => {
    const short = "un\ndeux\ntrois";
    expect(rendered(short, finding(short, short)).split("\n").slice(3)).toEqual([
      "1 │ un",
      "  │ ^^",
      "2 │ deux",
      "  │ ^^^^",
      "3 │ trois",
      "  │ ^^^^^",
    ]);
    const long = Array.from({ length: 12 }, (_, index) => `ligne ${index + 1}`).join("\n");
    const lines = rendered(long, finding(long, long)).split("\n").slice(3);
    expect(lines.filter((line) => line.includes("ligne")).map((line) => line.trim())).toEqual([
      "1 │ ligne 1",
      "2 │ ligne 2",
      "12 │ ligne 12",
    ]);
    expect(lines).toContain("   │ …");
  });

  it("points after the last visible sign when the place is the end of the file", () => {
    const text = "règle a\n  si b\n\n";
    const diagnostic = { ...finding(text, "règle"), span: { file, start: text.length, end: text.length } };
    expect(rendered(text, diagnostic).split("\n").slice(1)).toEqual([
      "  ╭─ essai/2025.rules:2:7",
      "  │",
      "2 │   si b",
      "  │       ^",
    ]);
    expect(rendered("", { ...diagnostic, span: { file, start: NaN, end: NaN } })).toContain("essai/2025.rules:1:1");
  });

  it("counts lines that end in CR LF or CR", () => {
    const texts = new Texts([{ path: file, text: "a\r\nb\rc\nd" }]);
    expect([0, 3, 5, 7].map((start) => texts.place({ file, start, end: start + 1 }).line)).toEqual([1, 2, 3, 4]);
    expect(texts.line(file, 1)).toBe("a");
  });

  it("needs no source text", () => {
    expect(renderDiagnostic(finding("a", "a"), new Texts([]), { language: "fr", color: false })).toBe(
      "erreur[json-mal-formé] : Ce texte n'est pas du JSON : ici, un nom.\n  ╭─ essai/2025.rules:1:1",
    );
  });

  it("lets no control or direction sign of a source through", () => {
    const text = "a\u001b[31m\u202eb ICI\u0007";
    const diagnostic = finding(text, "ICI", { values: { attendu: text } });
    expect(rendered(text, diagnostic)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it("never fails, and always points inside the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.integer({ min: -5, max: 400 }),
        fc.integer({ min: -5, max: 400 }),
        (text, start, length) => {
          const diagnostic = { ...finding("a", "a"), span: { file, start, end: start + length } };
          const texts = new Texts([{ path: file, text }]);
          const { line, column, endLine, endColumn } = toMessage(diagnostic, texts, "fr");
          const count = texts.lineStarts(file).length;
          expect(line >= 1 && line <= endLine && endLine <= count && column >= 1 && endColumn >= 1).toBe(true);
          expect(
            rendered(text, diagnostic)
              .split("\n")
              .some((row) => row.includes("^")),
          ).toBe(true);
        },
      ),
    );
  });
});

describe("findings together", () => {
  const warning: Diagnostic = { code: "json-mal-formé", span: { file: "b.rules", start: 0, end: 1 }, values: {} };

  it("are sorted by file and place", () => {
    const at = (path: string, start: number): Diagnostic => ({
      ...warning,
      span: { file: path, start, end: start + 1 },
    });
    const order = sorted([at("b", 4), at("a", 9), at("b", 1)]).map(({ span }) => `${span.file}${span.start}`);
    expect(order).toEqual(["a9", "b1", "b4"]);
  });

  it("are summed up in one line", () => {
    expect(severityOf(warning)).toBe("error");
    expect(summary([warning, warning], "fr")).toBe("2 erreurs");
    expect(summary([warning], "en")).toBe("1 error");
    expect(summary([], "fr")).toBe("aucune erreur");
  });

  it("leave a placeholder without value as it is written", () => {
    expect(toMessage(warning, new Texts([]), "fr").message).toBe("Ce texte n'est pas du JSON : ici, {attendu}.");
  });
});
