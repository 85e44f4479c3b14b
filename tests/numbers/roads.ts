/** Which arithmetic a module was emitted with: numbers of the machine, or rationals made of bigints. */

/** What the runtime does with rationals. */
const RATIONAL = ["add", "subtract", "multiply", "divide", "negate", "compare", "round"];

/** How many operations on rationals are written in a module. */
export const rationalOperations = (module: string): number =>
  [...module.matchAll(/(?<![\p{ID_Continue}$.])(\p{ID_Continue}+)\(/gu)].filter(([, name = ""]) =>
    RATIONAL.includes(name),
  ).length;
