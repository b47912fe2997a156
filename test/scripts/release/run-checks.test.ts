import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { RunStep } from "../../../scripts/io/index.js";
import { CHECKS, runChecks, runTests } from "../../../scripts/release/run-checks.js";
import { catchError } from "../../kit/catch-error.js";

let folder: string;

/** Replaces npm by a script that records its arguments. */
function replaceNpm(script: string): void {
  const npm = join(folder, "npm");
  writeFileSync(npm, `#!/bin/sh\necho "$CONFORMANCE: $*" >> ${join(folder, "calls")}\n${script}\n`);
  chmodSync(npm, 0o700);
}

const calls = () =>
  existsSync(join(folder, "calls")) ? readFileSync(join(folder, "calls"), "utf8").trim().split("\n") : [];
const step: RunStep = async (_, run) => run();
const runs = CHECKS.map((check) => `: run --silent ${check}`);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "run-checks-test-"));
  vi.stubEnv("PATH", `${folder}:${process.env.PATH}`);
  vi.stubEnv("CONFORMANCE", "");
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

it("every check runs, and the result has the output of each failed one, up to a length", async () => {
  replaceNpm('case "$*" in *lint) echo wrong; echo worse >&2; exit 7;; *sizes) printf %02000d1 0; exit 1;; esac');
  const failed = await runChecks(folder, step);
  expect(calls()).toEqual(runs);
  expect([...failed]).toEqual([
    ["check:lint", "wrong\nworse"],
    ["sizes", "0".repeat(2_000)],
  ]);
});

it("a check that succeeds has not failed, whatever it writes", async () => {
  replaceNpm("echo 1 warning >&2");
  expect(await runChecks(folder, step)).toEqual(new Map());
});

it("a client that does not compile ends the checks, unless the tests are skipped", async () => {
  replaceNpm('case "$*" in *types) echo TS2322; exit 2;; esac');
  await expect(runChecks(folder, step)).rejects.toThrow(
    /^the code in src\/ does not compile with the new client: .*`--skip-tests`, .*\nTS2322$/,
  );
  expect(calls()).toEqual(runs.slice(0, 2));
  expect(await runChecks(folder, step, true)).toEqual(new Map([["check:types", "TS2322"]]));
  expect(calls().slice(2)).toEqual(runs);
});

const FAILURES = ["unit test/unit/a.test.ts > one", "unit test/unit/a.test.ts > two", "live test/live/b.test.ts"];
const fail = FAILURES.map((name) => `echo " FAIL  ${name}"`).join("; ");
const [VERSION, BUMP] = ["write: run --silent test:version", "write: run --silent test:bump"];
const AGAIN = "write: exec -- vitest run test/unit/a.test.ts test/live/b.test.ts";

it("each suite runs once if it succeeds, and the result has the responses of the server", async () => {
  replaceNpm(
    `${fail}; case "$*" in *version) echo "ended in 9.9.0: a"; echo "ended in 9.9.0: a"; echo "ended in 1.6.2: b";; esac; exit 0`,
  );
  expect(await runTests(folder, "9.9.0")).toEqual({ repeated: [], responses: ["a"] });
  expect(calls()).toEqual([VERSION, BUMP]);
});

it("the failed files of each suite run once more, and the result names the first failures", async () => {
  replaceNpm(`case "$*" in run*) ${fail}; ${fail}; exit 1;; esac`);
  const names = FAILURES.map((name) => `FAIL  ${name}`);
  expect(await runTests(folder, "9.9.0")).toEqual({ repeated: [...names, ...names], responses: [] });
  expect(calls()).toEqual([VERSION, AGAIN, BUMP, AGAIN]);
});

it("a second failure is an error with the names and the end of the output, and nothing else runs", async () => {
  replaceNpm(
    `case "$*" in run*) ${fail}; exit 1;; *) echo " FAIL  unit test/unit/a.test.ts > two"; echo the end; exit 1;; esac`,
  );
  const error = String(await catchError(runTests(folder, "9.9.0")));
  expect(error).toMatch(
    /^Error: FAIL {2}unit test\/unit\/a.test.ts > two\n\nFAIL .*\nthe end\n\nrun the bump again with `--skip-tests`/,
  );
  expect(error).not.toContain("one");
  expect(calls()).toEqual([VERSION, AGAIN]);
});

it("a suite that fails without the name of a test does not run again", async () => {
  replaceNpm("echo no server; exit 1");
  await expect(runTests(folder, "9.9.0")).rejects.toThrow(/^\nno server\n/);
  expect(calls()).toEqual([VERSION]);
});
