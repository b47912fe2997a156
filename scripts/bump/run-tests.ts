import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { isJsonObject, type JsonObject, readArray, readObject, readString } from "../io/index.js";
import { readServerVersions } from "../server/index.js";

export interface TestResult {
  readonly passed: number;
  /** `test/live/query.test.ts: reads rows` */
  readonly failed: readonly string[];
  /** The newest server among those that the tests ran against, which package.json names. */
  readonly newestServer: string | undefined;
}

/** The responses seen from this version's server. The tests compare this file or, in a bump, write it. */
export const CONFORMANCE_REPORT = "docs/conformance.md";
/** Runs the tests and writes that file, which is of the previous server until then. */
export const WRITE_CONFORMANCE = "CONFORMANCE=write npm run test:version";

/** Runs `npm run test:version`, with its usual output. */
export async function runTests(root: string): Promise<TestResult> {
  const folder = mkdtempSync(join(tmpdir(), "bump-tests-"));
  try {
    const file = join(folder, "results.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    // The output goes to standard error, because standard output is for the summary.
    // A process group of its own, because npm does not forward signals to its children.
    const options = { cwd: root, env: { ...process.env, CONFORMANCE: "write" }, detached: true };
    const child = spawn("npm", ["run", "test:version", "--", ...reporters], {
      ...options,
      stdio: ["ignore", 2, 2],
    });
    const stop = (): void => {
      if (child.pid !== undefined) process.kill(-child.pid);
    };
    process.once("exit", stop);
    const [code] = await once(child, "exit");
    process.off("exit", stop);
    const result = readResult(root, readReport(file));
    if (code !== 0 && result.failed.length === 0)
      throw new Error(`npm run test:version ended with ${code}, without a failed test`);
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file: string): JsonObject {
  try {
    const report: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isJsonObject(report) ? report : {};
  } catch (cause) {
    throw new Error("the tests wrote no results", { cause });
  }
}

function readResult(root: string, report: JsonObject): TestResult {
  const failed = readArray(report.testResults).flatMap((each) => {
    const { name, status, assertionResults } = readObject(each);
    const file = relative(root, readString(name) ?? "");
    const tests = readArray(assertionResults)
      .map(readObject)
      .filter((test) => test.status === "failed")
      .map((test) => `${file}: ${readString(test.fullName) ?? "?"}`);
    // A file that cannot be loaded has no tests.
    return status === "failed" && tests.length === 0 ? [`${file}: could not be run`] : tests;
  });
  return { passed: Number(report.numPassedTests ?? 0), failed, newestServer: readServerVersions(root).at(-1) };
}

/** Explains what to do about failed tests. Those in test/conformance query a real server. */
export function explainFailedTests({ failed }: TestResult): string {
  const isConformance = (test: string) => test.startsWith("test/conformance");
  const conformance = failed.filter(isConformance);
  const others = failed.filter((test) => !isConformance(test));
  const list = (tests: readonly string[]) => tests.map((test) => `  ${test}`);
  return [
    ...(conformance.length === 0
      ? []
      : [
          "The server does what its schema does not say (test/conformance):",
          ...list(conformance),
          "Ask the server, and write down what it does in schemas/overlays, with the evidence.",
        ]),
    ...(others.length === 0 ? [] : ["These tests fail with the new client:", ...list(others)]),
    `To look at it, keep what was generated with \`--skip-tests\`, and run \`${WRITE_CONFORMANCE}\`.`,
  ].join("\n");
}
