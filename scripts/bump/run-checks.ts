import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { isJsonObject, type JsonObject, readArray, readObject, readString, type Step } from "../io/index.js";
import { runProgram } from "./run-program.js";

/** The responses seen from this version's server. The tests compare this file or, in a bump, write it. */
export const CONFORMANCE_REPORT = "docs/conformance.md";
/** Runs the tests and writes that file, which is of the previous server until then. */
export const WRITE_CONFORMANCE = "CONFORMANCE=write npm run test:version";

/** What CI checks, besides the tests. Sizes are those of what was built. */
const CHECKS = ["check:lint", "check:types", "check:rooms", "check:unused", "build", "check:size"];

/** Runs the checks, and returns what each that failed has written. */
export async function runChecks(root: string, step: Step): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const check of CHECKS) {
    const { code, output } = await step(check, () => runProgram(root, "npm", ["run", "--silent", check]));
    if (code !== 0) failed.push(`\`npm run ${check}\` fails:\n\n\`\`\`\n${output.trim().slice(0, 2000)}\n\`\`\``);
  }
  return failed;
}

/**
 * Runs `npm run test:version`, with its usual output.
 *
 * @returns how many tests passed.
 */
export async function runTests(root: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "bump-tests-"));
  try {
    const file = join(folder, "results.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const env = { CONFORMANCE: "write" };
    const { code } = await runProgram(root, "npm", ["run", "test:version", "--", ...reporters], { env, isShown: true });
    const report = readReport(file);
    const failed = listFailed(root, report);
    if (failed.length > 0) throw new Error(explainFailed(failed));
    if (code !== 0) throw new Error(`npm run test:version ended with ${code}, without a failed test`);
    return Number(report.numPassedTests ?? 0);
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

/** `test/live/query.test.ts: reads rows` */
function listFailed(root: string, report: JsonObject): readonly string[] {
  return readArray(report.testResults).flatMap((each) => {
    const { name, status, assertionResults } = readObject(each);
    const file = relative(root, readString(name) ?? "");
    const tests = readArray(assertionResults)
      .map(readObject)
      .filter((test) => test.status === "failed")
      .map((test) => `${file}: ${readString(test.fullName) ?? "?"}`);
    // A file that cannot be loaded has no tests.
    return status === "failed" && tests.length === 0 ? [`${file}: could not be run`] : tests;
  });
}

/** Explains what to do about failed tests. Those in test/conformance query a real server. */
function explainFailed(failed: readonly string[]): string {
  const [conformance, others] = [true, false].map((isConformance) =>
    failed.filter((test) => test.startsWith("test/conformance") === isConformance).map((test) => `  ${test}`),
  );
  return [
    `${failed.length} tests failed.`,
    ...(conformance?.length
      ? [
          "The server does what its schema does not say (test/conformance):",
          ...conformance,
          "Ask the server, and write down what it does in schemas/overlays, with the evidence.",
        ]
      : []),
    ...(others?.length ? ["These tests fail with the new client:", ...others] : []),
    `To look at it, keep what was generated with \`--skip-tests\`, and run \`${WRITE_CONFORMANCE}\`.`,
  ].join("\n");
}
