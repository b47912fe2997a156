// Guards that each example explains itself, and reports wrong arguments and a server that is down in one line.
import { describe, expect, it } from "vitest";
import { chooseFreePort } from "../../kit/free-port.js";
import { useProgram } from "./run-program.js";

const URI = "http://127.0.0.1:9080";
type Wrong = readonly [args: readonly string[], words: string];

const EXAMPLES: readonly (readonly [name: string, args: readonly string[], wrong: readonly Wrong[]])[] = [
  [
    "rescue-paused",
    ["Task"],
    [
      [[], "SERVICE is missing"],
      [["Task", "more"], "only one SERVICE is allowed"],
    ],
  ],
  [
    "roll-out",
    [URI],
    [
      [["nowhere"], 'URI must be a URL such as http://localhost:9080, or the id of a deployment, not "nowhere"'],
      [[URI, "--move", "some"], '--move must be one of failing, all, none, not "some"'],
      [[URI, "--header", "key"], '--header must be "NAME: VALUE"'],
    ],
  ],
  ["check-upgrade", [], []],
  ["incident-report", [], [[["--older-than", ""], '--older-than must be a number from 0 to 5256000, not ""']]],
];

describe.each(EXAMPLES)("examples/%s", (name, args, wrong) => {
  const program = useProgram(name);

  it("prints its purpose and all of its options", async () => {
    const { stdout, stderr, code } = await program.run(["--help"]);
    expect(stdout).toContain(`npx tsx examples/${name}.ts`);
    expect(stdout).toContain("--url URL ");
    expect(stdout).toContain("Exit code: 0 ");
    expect([stderr, code]).toEqual(["", 0]);
  });

  it("reports in one line that the server is down", async () => {
    const url = `http://127.0.0.1:${await chooseFreePort()}`;
    const { stdout, stderr, code } = await program.run([...args, "--url", url]);
    expect([stdout, code]).toEqual(["", 1]);
    expect(stderr).toMatch(/^\w+: no complete response: .* ECONNREFUSED .*; is the Restate server running.*\n$/);
  });

  it.each<Wrong>([...wrong, [[...args, "--nope"], "Unknown option '--nope'"]])("rejects %j", async (given, words) => {
    const { stdout, stderr, code } = await program.run(given);
    expect([stdout, code]).toEqual(["", 2]);
    expect(stderr).toContain(words);
    expect(stderr).toMatch(/^[^\n]* \(see --help\)\n$/);
  });
});
