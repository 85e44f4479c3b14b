/**
 * The custom operations of `docs/json-logic.md`, by name: the reference for other languages. In come arguments already evaluated, out
 * goes JSON. Numbers are whole numbers of 10^-scale, or exact as text (« 19/2 »); days are counted from 1970-01-01.
 */
import { dateOperations } from "./dates.js";
import { decisionOperations } from "./decisions.js";
import { listOperations } from "./lists.js";
import { numberOperations } from "./numbers.js";
import { truthOperations } from "./truths.js";
import type { Json } from "./values.js";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each operation says the types of its own arguments
export type Operation = (...args: any[]) => Json;

export const OPERATIONS: Readonly<Record<string, Operation>> = {
  ...truthOperations,
  ...listOperations,
  ...numberOperations,
  ...dateOperations,
  ...decisionOperations,
};
