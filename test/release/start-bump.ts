import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { bumpSchema } from "../../scripts/bump/bump-schema.js";
import type { BumpArguments } from "../../scripts/bump/read-bump-arguments.js";
import { createRoot, project } from "./bump-root.js";

export interface StartedBump {
  /** A copy of the project with the schemas up to a version, which is removed after the test. */
  readonly root: string;
  /** What was printed so far. */
  readonly log: readonly string[];
  run(version: string, args?: Partial<BumpArguments>): Promise<string | undefined>;
  /** Takes the place of the tests: reports what they would. */
  writeTests(failed: readonly string[]): void;
  /** Takes the place of the compiler: reports these errors, as tsc prints them. */
  writeTypes(errors: readonly string[]): void;
}

export function startBump(newest: string): StartedBump {
  const root = createRoot(newest);
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const log: string[] = [];
  return {
    root,
    log,
    run(version, args = {}) {
      const from = join(project, `schemas/openapi/${version}.json`);
      const all = {
        version,
        from,
        tables: undefined,
        summary: undefined,
        dryRun: false,
        skipTests: true,
        help: false,
        ...args,
      };
      return bumpSchema(root, all, (line) => log.push(line));
    },
    writeTests: (failed) => writeTests(root, failed),
    writeTypes: (errors) => {
      const print = `console.log(${JSON.stringify(errors.join("\n"))}); process.exit(2);`;
      writeFileSync(join(root, "types.cjs"), print);
    },
  };
}

function writeTests(root: string, failed: readonly string[]): void {
  const assertionResults = [{ status: "failed", fullName: "is healthy" }];
  const testResults = failed.map((file) => ({ name: join(root, file), status: "failed", assertionResults }));
  const report = JSON.stringify({ numPassedTests: 3, testResults });
  writeFileSync(
    join(root, "tests.cjs"),
    `const file = process.argv.find((arg) => arg.startsWith("--outputFile.json=")).split("=")[1];
     require("node:fs").writeFileSync(file, ${JSON.stringify(report)});
     process.exit(${failed.length > 0 ? 1 : 0});`,
  );
}
