import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { Texts, toMessage, type Language } from "../../diagnostics/render.js";
import { jsonFaults } from "../../harness/json-faults.js";
import { decode } from "../../harness/read-text.js";
import type { InvalidDossier } from "../../runtime/index.js";
import { readJsonText } from "../../runtime/json-text.js";
import { miniPack } from "./mini-pack.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const errorsOf = (text: string | Uint8Array, lang: Language = "fr"): InvalidDossier["errors"] => {
  const read = readJsonText(typeof text === "string" ? bytes(text) : text, lang);
  return "errors" in read ? read.errors : [];
};

describe("a JSON text that is not JSON, or that JSON readers change in silence", () => {
  test.each<[string, string, InvalidDossier["errors"][number]]>([
    [
      "a list not closed",
      '{ "session": 2025,\n  "épreuves": [ }',
      {
        pointer: "/épreuves/0",
        code: "json-mal-formé",
        message: "Ce texte n'est pas du JSON : ici, une valeur ou « ] » est attendue.",
        line: 2,
        column: 17,
      },
    ],
    [
      "a key given twice, below a list",
      '{"unités": [{}, {"note": 8, "n\\u006fte": 18}]}',
      {
        pointer: "/unités/1/note",
        code: "json-clé-répétée",
        message: "La clé « note » est donnée deux fois : rien ne dit laquelle compte.",
        line: 1,
        column: 29,
      },
    ],
    [
      "a number that no double holds",
      '{"unités": [{"note": 1e400}]}',
      {
        pointer: "/unités/0/note",
        code: "json-nombre-inexact",
        message: "Le nombre 1e400 ne peut pas être lu exactement : il a trop de chiffres.",
        line: 1,
        column: 22,
      },
    ],
    [
      "nothing after a comma",
      '{"a": 1,',
      {
        pointer: "",
        code: "json-mal-formé",
        message: 'Ce texte n\'est pas du JSON : ici, une clé entre guillemets "" est attendue.',
        line: 1,
        column: 9,
      },
    ],
  ])("says where, for %s", (_, text, error) => {
    expect(errorsOf(text)).toEqual([error]);
  });

  it("says where it is not UTF-8", () => {
    expect(errorsOf(Uint8Array.from([...bytes('{"nom": "Andr'), 0xe9, 0x22, 0x7d]))).toEqual([
      {
        pointer: "",
        code: "fichier-non-utf-8",
        message: "Ce fichier n'est pas enregistré en UTF-8 : les lettres accentuées ne peuvent pas y être lues.",
        line: 1,
        column: 14,
      },
    ]);
  });

  it("is told in the words of the command, at the same place", () => {
    const noisy = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom("", ",", '"a":1,"a":2,', "1e400", "\u0000", "\r\n", "}", "é", "[[", "\\"),
      )
      .map(([json, at, noise]) => json.slice(0, at % (json.length + 1)) + noise + json.slice(at % (json.length + 1)));
    fc.assert(
      fc.property(fc.oneof(noisy.map(bytes), fc.uint8Array()), fc.constantFrom<Language>("fr", "en"), (read, lang) => {
        const { source, fault } = decode("f", read);
        const told = fault === undefined ? jsonFaults("f", source.text) : [fault];
        const texts = new Texts([source]);
        // Beyond the last visible sign, frames come back to it.
        const isWithin = ({ span }: (typeof told)[number]): boolean => span.start < source.text.length;
        expect(errorsOf(read, lang).map(({ code, message }) => [code, message])).toEqual(
          told.map((one) => [one.code, toMessage(one, texts, lang).message]),
        );
        expect(
          errorsOf(read, lang)
            .map(({ line, column }) => ({ line, column }))
            .slice(0, told.filter(isWithin).length),
        ).toEqual(
          told.filter(isWithin).map((one) => {
            const { line, column } = toMessage(one, texts, lang);
            return { line, column };
          }),
        );
      }),
    );
  });
});

const pack = miniPack;

describe("a dossier given as bytes", () => {
  const text = '{"identifiant": "C-1", "session": 2024, "unite\u0301s": [{"code": "E1", "note": 9.95}]}';

  it("has the verdict of its value, with letters composed and without a byte order mark", () => {
    const verdict = pack.evaluate("mini", JSON.parse(text.normalize("NFC")));
    expect("decisions" in verdict).toBe(true);
    expect(pack.evaluateBytes("mini", bytes(text))).toEqual(verdict);
    expect(pack.evaluateBytes("mini", bytes(`\ufeff${text}\r\n`))).toEqual(verdict);
    expect(pack.judge("mini").text(bytes(text))).toBe(JSON.stringify(verdict));
    const within = bytes(`{}\n${text}\n[]`);
    expect(pack.judge("mini").text(within, 3, within.length - 3)).toBe(JSON.stringify(verdict));
  });

  it("is invalid when it is no JSON, or has problems, in the language asked for", () => {
    expect(pack.evaluateBytes("mini", bytes("{"), { lang: "en" })).toMatchObject({
      regulation: "mini",
      errors: [
        { code: "json-mal-formé", message: 'This text is not JSON: here, a key between "" or « } » is expected.' },
      ],
    });
    const wrong = '{"session": 2024, "unités": [{"code": "E1", "note": 21}]}';
    expect(pack.judge("mini").text(bytes(wrong))).toEqual(pack.evaluate("mini", JSON.parse(wrong)));
  });

  it("is judged under the readings chosen, which are checked for each", () => {
    const judge = pack.judge("mini", { parameters: { seuil: 12.5 } });
    for (const mark of [9, 13]) {
      const dossier = { session: 2024, unités: [{ code: "E1", note: mark }] };
      expect(judge.evaluate(dossier)).toEqual(pack.evaluate("mini", dossier, { parameters: { seuil: 12.5 } }));
    }
    const wrong = pack.judge("mini", { parameters: { seul: 1 } });
    expect(wrong.evaluateBytes(bytes(text))).toMatchObject({ errors: [{ code: "unknown-parameter" }] });
  });

  it("is refused at once for a regulation that is not there", () => {
    expect(() => pack.judge("autre")).toThrow("autre");
    expect(() => pack.evaluateBytes("autre", bytes(text))).toThrow("autre");
  });
});
