/** The `reglo` command, which `bin/reglo.js` starts: in come the words of the command line, out goes the exit code of the process. */
import { fileURLToPath } from "node:url";
import { runCommand, unforeseen } from "./command-line.js";
import { processTerminal } from "./terminal.js";

const stop = (failure: unknown): void => {
  process.stderr.write(`${unforeseen(failure).fr}\n`);
  process.exit(2);
};
process.on("uncaughtException", stop);
process.on("unhandledRejection", stop);
// The reader of our output has left (`reglo check | head`): that is no failure.
process.stdout.on("error", (failure: NodeJS.ErrnoException) => {
  if (failure.code === "EPIPE") process.exit();
  else stop(failure);
});

process.exitCode = await runCommand(
  process.argv.slice(2),
  processTerminal(fileURLToPath(import.meta.url), fileURLToPath(new URL("./pack/", import.meta.url))),
);
