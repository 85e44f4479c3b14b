/** Kleene's three values as rules: plain `and`, `or` and `!` where nothing can be unknown, our operations elsewhere. */
import { isUnsure, sure, type Code } from "./code.js";

export const TRUE = sure(true);
export const FALSE = sure(false);

/** A condition where only true and false decide: anything else is blocked. */
export const truth = (code: Code): Code =>
  isUnsure(code)
    ? { ...code, logic: code.absent ? { and3: [[code.logic]] } : code.logic, absent: false, blocked: true }
    : code;

export function not3(code: Code): Code {
  if (code.logic === true) return FALSE;
  if (code.logic === false) return TRUE;
  return isUnsure(code) ? blockable({ not3: [code.logic] }) : sure({ "!": [code.logic] });
}

const blockable = (logic: Code["logic"]): Code => ({ ...sure(logic), blocked: true });

/** Every member is looked at, except where none can be unknown. */
export function and3(items: readonly Code[]): Code {
  const kept = items.filter((item) => item.logic !== true);
  if (kept.some((item) => item.logic === false)) return FALSE;
  if (kept.length === 0) return TRUE;
  if (kept.length === 1) return truth(kept[0]!);
  const logics = kept.map((item) => item.logic);
  return kept.some(isUnsure) ? blockable({ and3: [logics] }) : sure({ and: logics });
}

export function or3(items: readonly Code[]): Code {
  const kept = items.filter((item) => item.logic !== false);
  if (kept.some((item) => item.logic === true)) return TRUE;
  if (kept.length === 0) return FALSE;
  if (kept.length === 1) return truth(kept[0]!);
  const logics = kept.map((item) => item.logic);
  return kept.some(isUnsure) ? blockable({ or3: [logics] }) : sure({ or: logics });
}
