/** Where the project stands: scripts are bundled before they run, so their own address says nothing. */
import { dirname, join } from "node:path";

/** `scripts/run.mjs` gives the script's path in the place where Node puts it; tests run in the project's folder. */
export const projectRoot: string = /[\\/]scripts[\\/][a-z-]+\.ts$/.test(process.argv[1] ?? "")
  ? join(dirname(process.argv[1] ?? ""), "..")
  : process.cwd();
