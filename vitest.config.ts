import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { builtFromSources } from "./tests/built.js";
import { rulesPlugin } from "./vitest/plugin.js";

/** The suites that take longest are short files, which would come last, and alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => /\/tests\/(differential|numbers)\//.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const built = await builtFromSources();

export default defineConfig({
  plugins: [
    rulesPlugin({ include: ["rules/**/*.rules"] }, { ...built, runner: join(import.meta.dirname, "vitest/runner.ts") }),
  ],
  test: {
    provide: { built },
    include: ["tests/**/*.test.ts"],
    // By default one core is left idle: on a machine of two, half of it.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
