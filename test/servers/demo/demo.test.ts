import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { newest, oldest } from "../../live/versions.js";
import { readUntil, useProgram } from "./program.js";

describe("the demo", () => {
  const program = useProgram("run.ts");

  it.each([
    ["the newest Restate", newest, [], {}],
    ["one that is given as an argument", oldest, ["--restate", oldest], { DEMO_RESTATE_VERSION: newest }],
    ["one that is given in the environment", oldest, [], { DEMO_RESTATE_VERSION: oldest }],
  ])("completes the invocation on the new deployment, with %s", async (_, version, args, env) => {
    const { stdout, stderr, code } = await program.run(args, env);

    expect(stderr).toBe("");
    expect(stdout).toContain(`With Restate ${version}.`);
    const before = /^2\. v1 .* is registered: (dp_\w+)$/m.exec(stdout)?.[1];
    const after = /^5\. v2, .* is registered: (dp_\w+)$/m.exec(stdout)?.[1];
    expect(stdout).toMatch(/^3\. .*: inv_\w+$/m);
    expect(stdout).toMatch(/^ {3}.* the invocation is paused$/m);
    expect(after).not.toBe(before);
    const charges = stdout.match(/charges the card: (payment-\S+)$/gm);
    expect(charges).toHaveLength(1);
    expect(stdout).toContain(`is paid by ${charges?.[0].split(": ")[1]},`);
    expect(stdout.trimEnd().split("\n").slice(-2)).toEqual([
      `pinned deployment before: ${before}`,
      `pinned deployment after:  ${after}`,
    ]);
    expect(code).toBe(0);
    program.expectNothingLeft();
  });

  it("does not touch a Restate on the default ports", async () => {
    let visits = 0;
    // One that is taken has a Restate, perhaps; then it is the demo's success that counts.
    const others = [9070, 8080, 5122].map((port) => createServer(() => visits++).listen(port, "127.0.0.1"));
    await Promise.all(others.map((server) => once(server, "listening").catch(() => {})));
    const { code } = await program.run([], { RESTATE_ADMIN_URL: "http://127.0.0.1:9070" });
    for (const server of others) server.close();

    expect(code).toBe(0);
    expect(visits).toBe(0);
  });

  it.each([
    ["--restate", "1.7", 'The demo failed: "1.7" is not an exact Restate version such as 1.7.12\n'],
    ["--version", newest, expect.stringContaining("The demo failed: Unknown option '--version'")],
  ])("says what is wrong with %s %s", async (option, value, message) => {
    const { stderr, code } = await program.run([option, value]);
    expect(stderr).toEqual(message);
    expect(code).toBe(1);
  });

  it.each([
    ["SIGINT", 130, "charges the card"],
    ["SIGTERM", 143, "charges the card"],
    ["SIGINT", 130, "With Restate"],
  ] as const)("on %s it ends with %i and leaves nothing, after: %s", async (signal, exitCode, text) => {
    const demo = program.spawn([]);
    const exit = once(demo, "exit");
    const stderr = readUntil(demo.stderr);
    expect(await readUntil(demo.stdout, text)).toContain(text);
    demo.kill(signal);
    demo.stdout.resume();

    expect(await exit).toEqual([exitCode, null]);
    expect(await stderr).toBe("");
    program.expectNothingLeft();
  });
});
