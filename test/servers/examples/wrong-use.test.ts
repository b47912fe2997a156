import { describe, expect, it } from "vitest";
import { chooseFreePort } from "../../../scripts/server/free-ports.js";
import { runFromSource, useExamples } from "./run-program.js";

const examples: readonly (readonly [name: string, args: readonly string[]])[] = [
  ["rescue-paused", ["Task"]],
  ["deploy-and-drain", ["http://127.0.0.1:9080"]],
  ["incident-report", []],
];

const { run: runExample } = useExamples(...examples.map(([name]) => name));

describe.each(examples)("examples/%s", (name, args) => {
  it("prints its purpose and all of its options", async () => {
    const { stdout, stderr, code } = await runFromSource(name, ["--help"]);
    expect(stdout).toContain(`npx tsx examples/${name}.ts`);
    expect(stdout).toContain("--url URL ");
    expect(stdout).toContain("Exit code: 0 ");
    expect([stderr, code]).toEqual(["", 0]);
  });

  it("reports in one line that the server is down", async () => {
    const admin = await chooseFreePort();
    const { stdout, stderr, code } = await runExample(name, [...args, "--url", `http://127.0.0.1:${admin}`]);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^\w+: the connection was refused; is the Restate server running.*\n$/);
    expect(code).toBe(1);
  });

  it.each([
    [["--url", "localhost:9070"], "baseUrl must be an http or https URL"],
    [["--nope"], "Unknown option '--nope'"],
    [["one", "more"], /only one \w+ is allowed|Unexpected argument 'one'/],
  ])("rejects %j", async (wrong, words) => {
    const { stdout, stderr, code } = await runExample(name, [...args, ...wrong]);
    expect(stdout).toBe("");
    expect(stderr).toMatch(words);
    expect(stderr).toMatch(/^.*\(see --help\)\n$/);
    expect(code).toBe(2);
  });
});

it.each([
  ["rescue-paused", [], "SERVICE is missing"],
  ["rescue-paused", ["Task", "--concurrency", "0"], '--concurrency must be a number from 1 to 1000, not "0"'],
  ["rescue-paused", ["Task", "--concurrency", "1e300"], '--concurrency must be a number from 1 to 1000, not "1e300"'],
  ["rescue-paused", ["."], 'SERVICE must be the name of a service, not "."'],
  ["rescue-paused", [".."], 'SERVICE must be the name of a service, not ".."'],
  ["deploy-and-drain", [], "URI is missing"],
  ["deploy-and-drain", ["nowhere"], 'URI must be a URL such as http://localhost:9080, not "nowhere"'],
  [
    "deploy-and-drain",
    ["http://127.0.0.1:9080", "--timeout", "soon"],
    '--timeout must be a number from 0 to 31536000, not "soon"',
  ],
  [
    "deploy-and-drain",
    ["http://127.0.0.1:9080", "--move", "some"],
    '--move must be one of failed, all, none, not "some"',
  ],
  ["deploy-and-drain", ["http://127.0.0.1:9080", "--header", "key"], '--header must be "NAME: VALUE"'],
  ["incident-report", ["--older-than=-1"], '--older-than must be a number from 0 to 5256000, not "-1"'],
  ["incident-report", ["--older-than", "1e300"], '--older-than must be a number from 0 to 5256000, not "1e300"'],
  ["incident-report", ["--older-than", "99999999999"], "--older-than must be a number from 0 to 5256000, not"],
  ["incident-report", ["--older-than", ""], '--older-than must be a number from 0 to 5256000, not ""'],
  ["incident-report", ["--older-than", "-1"], "Option '--older-than' argument is ambiguous. Did you forget"],
])("examples/%s rejects %j", async (name, args, words) => {
  const { stderr, code } = await runExample(name, args);
  expect(stderr).toMatch(words);
  expect(stderr).toMatch(/^[^\n]*\n$/);
  expect(code).toBe(2);
});
