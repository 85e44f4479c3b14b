/** Where pieces of work are done: on a pool of threads, or here. */
import { availableParallelism } from "node:os";
import { performer, type Done, type Task } from "./tasks.js";
import type { SubjectData } from "./subject.js";

export interface Pool {
  /** All the pieces, in their order; `told` is called after each. */
  all(tasks: readonly Task[], told: () => void): Promise<readonly Done[]>;
  end(): Promise<void>;
}

/** @param worker the file that threads run; without it, everything is done here, one piece after the other */
export async function poolFor(data: readonly SubjectData[], worker?: string): Promise<Pool> {
  if (worker === undefined) {
    const perform = performer(data);
    return {
      all: (tasks, told) =>
        Promise.resolve(
          tasks.map((task) => {
            const done = perform(task);
            told();
            return done;
          }),
        ),
      end: () => Promise.resolve(),
    };
  }
  const { Piscina } = await import("piscina");
  const threads = availableParallelism();
  const pool = new Piscina({ filename: worker, workerData: data, minThreads: threads, maxThreads: threads });
  return {
    all: (tasks, told) =>
      Promise.all(
        tasks.map(async (task) => {
          const done = (await pool.run(task)) as Done;
          told();
          return done;
        }),
      ),
    end: () => pool.destroy(),
  };
}
