#!/usr/bin/env node
// Starts the command as it was built. This file is always there, so that npx, which links it once and for all, never links nothing.
import { existsSync } from "node:fs";
import module from "node:module";

// From Node 22 on, what V8 makes of the command's text is kept from one start to the next.
module.enableCompileCache?.();

const built = new URL("../build/reglo.js", import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  console.error("Réglo n'est pas encore construit. Lancez d'abord : npm ci");
  process.exitCode = 2;
}
