/** The work of a search, cut into pieces that can be done anywhere in any order: what a piece gives depends on nothing but the piece. */
import { Subject, type Separation, type SubjectData } from "./subject.js";
import type { Draw } from "./infection.js";

export type Task = { readonly version: number } & (
  | { readonly phase: "refused"; readonly keys: readonly string[] }
  | { readonly phase: "separated"; readonly keys: readonly string[]; readonly seed: number; readonly block: number }
  | { readonly phase: "aimed"; readonly keys: readonly string[] }
  | { readonly phase: "reduced"; readonly separation: Separation }
);

/** `refused`: keys; `separated` and `aimed`: what was found; `reduced`: the one smaller dossier. */
export interface Done {
  readonly refused: readonly string[];
  readonly separated: readonly Separation[];
  readonly reduced?: Draw;
}

/** Does pieces one after the other; versions are prepared when they are first asked for. */
export function performer(data: readonly SubjectData[]): (task: Task) => Done {
  const subjects = new Map<number, Subject>();
  const subjectOf = (version: number): Subject => {
    const known = subjects.get(version);
    if (known) return known;
    const subject = new Subject(data[version] as SubjectData);
    subjects.set(version, subject);
    return subject;
  };
  return (task) => {
    const subject = subjectOf(task.version);
    switch (task.phase) {
      case "refused":
        return { refused: subject.refused(task.keys), separated: [] };
      case "separated":
        return { refused: [], separated: subject.separated(task.keys, task) };
      case "aimed":
        return { refused: [], separated: subject.aimed(task.keys) };
      case "reduced":
        return { refused: [], separated: [], reduced: subject.reduced(task.separation) };
    }
  };
}
