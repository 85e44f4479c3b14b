/** What generated code may import from the pack's `runtime.js`. A test compares this list with what the runtime exports. */
export const RUNTIME_NAMES: readonly string[] = [
  "ZERO", "add", "addMonths", "addMonthsLastDay", "age", "ajvProblems", "and", "compare", "dayNumber", "dayOfYear", "distinct",
  "distinctRationals", "divide", "durationCount", "elementKeys", "endOfMonth", "endOfYear", "fromNumber", "isoDate", "monthsBetween", "multiply",
  "negate", "not", "or", "pointerTo", "rational", "rawDuration", "rawQuotient", "rawRational", "rawScaled", "round", "roundQuotient", "scaled",
  "scaledOf", "sortedByNumber", "sortedByRational", "sortedByText", "subtract", "toText", "workingDay", "yearOf",
];
