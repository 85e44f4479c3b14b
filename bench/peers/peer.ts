/**
 * What every engine is here: the two workloads, each a function of a candidate's file, validated and parsed. A file of this folder for each
 * package, said as its documentation says to, and prepared once: compiling is not timed.
 */
import type { Candidate, Result } from "../workloads/w1.js";
import type { Dossier, Result as Row } from "../workloads/w2.js";

export type Decide<Input, Output> = (input: Input) => Output | Promise<Output>;

export interface Peer {
  readonly name: string;
  /** Answers are promises. */
  readonly isAsync?: boolean;
  readonly w1: Decide<Candidate, Result>;
  readonly w2: Decide<Dossier, Row>;
}
