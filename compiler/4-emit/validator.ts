/** The validators of a version as one module without imports, made by ajv from the schemas. The only file that knows ajv. */
import type { CodeKeywordDefinition, KeywordCxt, Name } from "ajv";
import type { Schema } from "./schema.js";

/** A module that exports `validateDossierJson` and `validateParametersJson`. */
export async function validatorModule(dossier: Schema, parameters: Schema): Promise<string> {
  const [{ Ajv2020 }, { _, nil }, standalone] = await Promise.all([
    import("ajv/dist/2020.js"),
    import("ajv"),
    import("ajv/dist/standalone/index.js"),
  ]);

  const days = (y: Name, m: Name) =>
    _`(${m} === 2 ? (${y} % 4 === 0 && (${y} % 100 !== 0 || ${y} % 400 === 0) ? 29 : 28) : ${m} === 4 || ${m} === 6 || ${m} === 9 || ${m} === 11 ? 30 : 31)`;

  const decimals: CodeKeywordDefinition = {
    keyword: "decimals",
    type: "number",
    schemaType: "number",
    code(cxt: KeywordCxt) {
      const { data } = cxt;
      const places = Number(cxt.schema);
      const ten = 10 ** places;
      // Within 2^51 one product and one quotient tell (see runtime/numbers.ts); beyond, the digits are read.
      const read = _`new RegExp(${`^-?\\d+\\.\\d{${places + 1},}$|e-`}).test(String(${data}))`;
      cxt.fail(_`Math.abs(${data}) < ${2 ** 51 / ten} ? Math.round(${data} * ${ten}) / ${ten} !== ${data} : ${read}`);
    },
    error: { message: "too many decimals", params: ({ schema }) => _`{decimals: ${schema}}` },
  };

  const calendarDate: CodeKeywordDefinition = {
    keyword: "calendarDate",
    type: "string",
    schemaType: "boolean",
    code(cxt: KeywordCxt) {
      const { gen, data } = cxt;
      const read = gen.const("read", _`new RegExp(${"^(\\d{4})-(\\d{2})-(\\d{2})$"}).exec(${data})`);
      const year = gen.const("year", _`${read} ? Number(${read}[1]) : 0`);
      const month = gen.const("month", _`${read} ? Number(${read}[2]) : 0`);
      const day = gen.const("day", _`${read} ? Number(${read}[3]) : 0`);
      cxt.fail(_`${year} < 1 || ${month} < 1 || ${month} > 12 || ${day} < 1 || ${day} > ${days(year, month)}`);
    },
    error: { message: "not a day of the calendar", params: _`{}` },
  };

  const duration = (keyword: string, isMinimum: boolean): CodeKeywordDefinition => ({
    keyword,
    type: "string",
    schemaType: "string",
    code(cxt: KeywordCxt) {
      const { gen, data } = cxt;
      const limit = String(cxt.schema);
      const digits = Number(limit.replace(/\D/g, ""));
      const count = limit.startsWith("-") ? 0 - digits : digits;
      const read = gen.const("read", _`new RegExp(${"^(-?)P(\\d{1,10})[MD]$"}).exec(${data})`);
      const value = gen.const(
        "count",
        _`${read} ? (${read}[1] === "-" ? 0 - Number(${read}[2]) : Number(${read}[2])) : ${count}`,
      );
      cxt.fail(isMinimum ? _`${value} < ${count}` : _`${value} > ${count}`);
    },
    error: { message: "duration out of bounds", params: ({ schema }) => _`{limit: ${schema}}` },
  });

  const uniqueKey: CodeKeywordDefinition = {
    keyword: "uniqueKey",
    type: "array",
    schemaType: "string",
    code(cxt: KeywordCxt) {
      const { gen, data } = cxt;
      const key = String(cxt.schema);
      const seen = gen.const("seen", _`new Map()`);
      gen.forRange("i", 0, _`${data}.length`, (i) => {
        const item = gen.const("item", _`${data}[${i}]`);
        gen.if(_`typeof ${item} === "object" && ${item} !== null && Object.hasOwn(${item}, ${key})`, () => {
          const value = gen.const("value", _`${item}[${key}]`);
          gen.if(_`${value} !== undefined && ${value} !== null`, () => {
            const first = gen.const("first", _`${seen}.get(${value})`);
            gen.if(
              _`${first} === undefined`,
              () => void gen.code(_`${seen}.set(${value}, ${i})`),
              () => {
                cxt.setParams({ index: i, first });
                cxt.error();
              },
            );
          });
        });
      });
    },
    error: {
      message: "two elements with one key",
      params: ({ schema, params }) =>
        _`{key: ${schema}, index: ${params["index"] ?? nil}, first: ${params["first"] ?? nil}}`,
    },
  };

  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    strictNumbers: true,
    // Keys that every object has by inheritance (« constructor ») are only there when they are its own.
    ownProperties: true,
    messages: false,
    validateFormats: false,
    validateSchema: false,
    addUsedSchema: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const keyword of [
    decimals,
    calendarDate,
    duration("durationMinimum", true),
    duration("durationMaximum", false),
    uniqueKey,
  ])
    ajv.addKeyword(keyword);
  ajv.addSchema(withoutId(dossier), "dossier");
  ajv.addSchema(withoutId(parameters), "parameters");
  return standalone.default.default(ajv, { validateDossierJson: "dossier", validateParametersJson: "parameters" });
}

function withoutId({ $id: _, $schema: __, ...rest }: Schema): Schema {
  return rest;
}

export const VALIDATOR_TYPES = `import type { AjvError } from "../runtime.js";
interface Validator {
  (json: unknown): boolean;
  errors?: readonly AjvError[] | null;
}
export declare const validateDossierJson: Validator;
export declare const validateParametersJson: Validator;
`;
