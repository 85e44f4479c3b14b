/** Ends exhaustive choices: the compiler sees that nothing is left. */
export function assertNever(value: never): never {
  throw new TypeError(`unforeseen: ${JSON.stringify(value)}`);
}
