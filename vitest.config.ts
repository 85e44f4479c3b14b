import { defineConfig } from "vitest/config";
import { pluginFromSources } from "./tests/rules-plugin.js";

export default defineConfig({
  plugins: [await pluginFromSources({ include: ["rules/**/*.rules"] })],
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
