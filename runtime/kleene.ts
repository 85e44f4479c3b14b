/** Three-valued logic of compiled packs: true, false, and `null` for an answer that is blocked. */

export type Truth = boolean | null;

/** False when one is false, else blocked when one is blocked. */
export const and = (a: Truth, b: Truth): Truth =>
  a === false || b === false ? false : a === null || b === null ? null : true;
/** True when one is true, else blocked when one is blocked. */
export const or = (a: Truth, b: Truth): Truth =>
  a === true || b === true ? true : a === null || b === null ? null : false;
export const not = (a: Truth): Truth => (a === null ? null : !a);
