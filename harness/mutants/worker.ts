/** What a thread of the pool runs: one piece of work after the other, on the versions that it was started with. */
import { workerData } from "piscina";
import type { SubjectData } from "./subject.js";
import { performer } from "./tasks.js";

export default performer(workerData as readonly SubjectData[]);
