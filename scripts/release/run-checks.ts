import { stripVTControlCharacters } from "node:util";
import type { RunStep } from "../io/index.js";
import { runProgram } from "./run-in-copy.js";

/** The file with the responses that the tests saw. The tests compare it or, in a bump, write it. */
export const CONFORMANCE_REPORT = "docs/conformance.md";
/** The command that runs the tests and writes that file. */
export const WRITE_CONFORMANCE = "CONFORMANCE=write npm run test:version";

/** The advice for hand-written code that does not fit the new client. */
export const ADAPT = "run the bump again with `--skip-tests`, which writes the new client, and adapt the code in src/";

/** The checks that a bump runs besides the tests. `sizes` writes the sizes of bundles, so that no release exceeds them. */
export const CHECKS: readonly string[] = ["check:lint", "check:types", "check:rooms", "check:unused", "build", "sizes"];

/**
 * Runs the checks, and returns the output of each failed check, by its name.
 *
 * @throws Error if hand-written code does not compile with the new client, unless `skipTests` is set.
 */
export async function runChecks(
  root: string,
  step: RunStep,
  skipTests: boolean = false,
): Promise<ReadonlyMap<string, string>> {
  const failed = new Map<string, string>();
  for (const check of CHECKS) {
    const { code, output } = await step(check, () => runProgram(root, "npm", ["run", "--silent", check]));
    if (code === 0) continue;
    const text = output.trim().slice(0, 2000);
    if (check === "check:types" && !skipTests) {
      throw new Error(`the code in src/ does not compile with the new client: ${ADAPT}\n${text}`);
    }
    failed.set(check, text);
  }
  return failed;
}

/** The tests that depend on the version of Restate, and the tests of the bump itself. */
export const TESTS: readonly string[] = ["test:version", "test:bump"];

export interface TestResult {
  /** The names of tests that failed once, and then passed. */
  readonly repeated: readonly string[];
  /** The server's responses to the requests in the evidence of ended corrections. */
  readonly responses: readonly string[];
}

/**
 * Runs the tests. The files that fail run once more.
 *
 * @throws Error with the names of the tests that failed twice, and the end of the output.
 */
export async function runTests(root: string, version: string): Promise<TestResult> {
  const repeated: string[] = [];
  const responses = new Set<string>();
  const asked = `ended in ${version}: `;
  for (const script of TESTS) {
    const first = await runTest(root, ["run", "--silent", script]);
    for (const line of first.text.split("\n")) if (line.startsWith(asked)) responses.add(line.slice(asked.length));
    if (first.code === 0) continue;
    const files = [...new Set(first.failed.flatMap((name) => /(\S+\.test\.ts)/.exec(name)?.[1] ?? []))];
    const again = files.length === 0 ? first : await runTest(root, ["exec", "--", "vitest", "run", ...files]);
    if (again.code !== 0) {
      const fix = `run the bump again with \`--skip-tests\`, which keeps the new client, and then \`${WRITE_CONFORMANCE}\``;
      throw new Error([...again.failed, "", again.text.slice(-20_000), "", fix].join("\n"));
    }
    repeated.push(...first.failed);
  }
  return { repeated, responses: [...responses] };
}

async function runTest(root: string, args: readonly string[]) {
  const { code, output } = await runProgram(root, "npm", args, { CONFORMANCE: "write" });
  const text = stripVTControlCharacters(output).trim();
  return { code, text, failed: [...new Set(text.match(/^ *FAIL .*/gm)?.map((line) => line.trim()))] };
}
