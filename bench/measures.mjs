// Preloaded into a command (`node --import`): when it ends, writes what it took into the file that REGLO_MEASURES names, as JSON: `cpu`, in
// microseconds, all threads; `memory`, the most it held, in kilobytes.
import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread && process.env.REGLO_MEASURES) {
  const file = process.env.REGLO_MEASURES;
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    writeFileSync(file, JSON.stringify({ cpu: user + system, memory: process.resourceUsage().maxRSS }));
  });
}
