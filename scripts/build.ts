/**
 * Builds the package into `build/`: the command, the two public entries with their types, and the runtime that packs carry.
 * With `--if-needed`, does nothing when everything built is younger than everything it was built from.
 */
import { buildIfNeeded, buildPackage } from "./package-build.js";

if (process.argv.includes("--if-needed")) await buildIfNeeded();
else await buildPackage();
