import { stripVTControlCharacters } from "node:util";
import type { Step } from "../io/index.js";
import { runProgram } from "./run-program.js";

/** The responses seen from this version's server. The tests compare this file or, in a bump, write it. */
export const CONFORMANCE_REPORT = "docs/conformance.md";
/** Runs the tests and writes that file, which is of the previous server until then. */
export const WRITE_CONFORMANCE = "CONFORMANCE=write npm run test:version";

/** What CI checks, besides the tests. Sizes are those of what was built. */
const CHECKS = ["check:lint", "check:types", "check:rooms", "check:unused", "build", "sizes"];

/** Runs the checks, and returns what each that failed has written. */
export async function runChecks(root: string, step: Step): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const check of CHECKS) {
    const { code, output } = await step(check, () => runProgram(root, "npm", ["run", "--silent", check]));
    if (code !== 0) failed.push(`\`npm run ${check}\` fails:\n\n\`\`\`\n${output.trim().slice(0, 2000)}\n\`\`\``);
  }
  return failed;
}

/** Runs the tests that depend on the version of Restate. If one fails, throws the names of those that did, and the end of the output. */
export async function runTests(root: string): Promise<void> {
  const { code, output } = await runProgram(root, "npm", ["run", "--silent", "test:version"], { CONFORMANCE: "write" });
  if (code === 0) return;
  const text = stripVTControlCharacters(output).trim();
  const failed = new Set(text.match(/^ *FAIL .*/gm)?.map((line) => line.trim()));
  const fix = `to look at it, keep what was generated with \`--skip-tests\`, and run \`${WRITE_CONFORMANCE}\``;
  throw new Error([...failed, "", text.slice(-20_000), "", fix].join("\n"));
}
