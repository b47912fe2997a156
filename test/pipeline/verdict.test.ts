import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readObject } from "../../scripts/io/index.js";
import { judgeChange, type Verdict } from "../../scripts/release/judge-change.js";
import { buildRelease, type Change, makeProject, readChanges, renamePaths } from "./make-release.js";

// The judged project has no later version, even if this project was bumped to one.
const root = mkdtempSync(join(tmpdir(), "verdict-"));
const before = await makeProject(root);
afterAll(() => rmSync(root, { recursive: true }));

/** The line about a release without changes for users. */
const checked = "Fixed: checked; no operation, field or value differs";
const list = ({ entries }: Verdict) =>
  Object.entries(entries).flatMap(([heading, lines]) => lines.map((line) => `${heading}: ${line}`));

// All changes of a level are judged at once, since a verdict takes seconds. Each has its own lines.
describe.each([
  ["major", { ...readChanges("major"), ...readChanges("restate-1.8") }],
  ["minor", { ...readChanges("minor"), ...readChanges("union") }],
  ["patch", readChanges("patch")],
] as const)("a change is %s", (level, changes) => {
  let verdict: Verdict;

  beforeAll(async () => {
    verdict = judgeChange(root, before, await buildRelease("9.9.0", Object.values(changes)));
  });

  it.each(Object.entries(changes))("if %s", (_, { lines = [] }) => {
    expect(verdict.level).toBe(level);
    for (const line of lines) expect(list(verdict)).toContainEqual(expect.stringContaining(line));
  });

  it("and is described completely, without the compiler's words or paths on this machine", () => {
    expect(list(verdict).join("\n")).not.toMatch(/no longer compiles|\/(tmp|work|home|src)\//);
    if (level === "patch") expect(list(verdict)).toEqual([checked]);
  });
});

describe("what the API says does not change", () => {
  /** Judges the same client with other texts in its files, as another generator would write them. */
  function judgeText(change: (text: string, name: string) => string): Verdict {
    const files = new Map([...before.files].map(([name, text]) => [name, change(text, name)]));
    expect([...files.values()]).not.toEqual([...before.files.values()]);
    return judgeChange(root, before, { ...before, files });
  }

  it.each<[string, Verdict["level"], (text: string, name: string) => string, string?]>([
    [
      "if a generated type is renamed",
      "major",
      (text) => text.replaceAll("ResumeInvocationOptions", "ResumeInvocationSettings"),
      "code that uses `ResumeInvocationOptions` no longer compiles",
    ],
    [
      "if an export is dropped",
      "major",
      (text, name) => (name === "operations.ts" ? text.replace(/^.*"\.\/operations\/health\.js".*$/m, "") : text),
      "code that uses `getHealth` no longer compiles",
    ],
    [
      "if a result is another one",
      "major",
      (text) =>
        text.replaceAll("OperationPromise<VersionInformation,", "OperationPromise<VersionInformation | undefined,"),
      "code that uses `getVersion` no longer compiles",
    ],
    ["if only comments are", "patch", (text) => text.replace("/**", "/** Really.")],
  ])("%s: %s", (_, level, change, line) => {
    const verdict = judgeText(change);
    expect(verdict.level).toBe(level);
    if (line === undefined) expect(list(verdict)).toEqual([checked]);
    else expect(list(verdict)).toContainEqual(expect.stringContaining(`Changed: **Breaking:** ${line}`));
  });

  it.each(["operations.ts", "admin-client.ts"])("but a client without %s is reported", (missing) => {
    const files = new Map([...before.files].filter(([name]) => name !== missing));
    const { level, failures } = judgeChange(root, before, { ...before, files });
    expect(level).toBe("major");
    expect(failures).toContainEqual({ name: missing, message: "The client has no such file." });
  });
});

describe("every path moves", () => {
  it.each<[string, Change]>([
    ["below another one", renamePaths((path) => `/v3${path}`)],
    ["by the address of the server", { actions: [{ target: "$", update: { servers: [{ url: "/v3" }] } }] }],
  ])("%s: no correction has to follow, and one line says so", async (_, change) => {
    const client = await buildRelease("9.9.0", [change]);
    const verdict = judgeChange(root, before, client);
    expect(Object.keys(readObject(client.united.paths)).filter((path) => !path.startsWith("/v3/"))).toEqual([]);
    // An older server is asked for its version there, too.
    expect([...client.files.values()].join("")).not.toMatch(/ moved: \[|since: "9\.9\.0"/);
    const [own, was] = [client, before].map(
      ({ releases }) => releases.at(-1)?.effects.filter(({ isEffective }) => isEffective).length,
    );
    expect(own).toBe(was);
    expect(list(verdict)).toEqual([
      expect.stringMatching(
        /^Changed: \*\*Breaking:\*\* .*`getVersion\(\)`.*: `\/v3` begins the path, which older servers do not have$/,
      ),
    ]);
    expect(verdict.level).toBe("major");
  });
});
