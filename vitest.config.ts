import { defineConfig } from "vitest/config";
import { pluginFromSources } from "./tests/rules-plugin.js";

export default defineConfig({
  plugins: [await pluginFromSources({ include: ["rules/**/*.rules"] })],
  test: {
    include: ["tests/**/*.test.ts"],
    // By default one core is left idle: on a machine of two, half of it.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
