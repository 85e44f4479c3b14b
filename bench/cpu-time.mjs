// Preloaded into a command (`node --import`): when it ends, writes the CPU time it took, in microseconds, into the file that REGLO_CPU_TIME names.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  if (process.env.REGLO_CPU_TIME) writeFileSync(process.env.REGLO_CPU_TIME, String(user + system));
});
