/** The end of an exhaustive `switch`. */
export function assertNever(value: never): never {
  throw new TypeError(`not foreseen: ${JSON.stringify(value)}`);
}
