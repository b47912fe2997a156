import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { newest, oldest } from "../../live/versions.js";
import { readUntil, useProgram } from "./program.js";

describe("a server to try things on", () => {
  const program = useProgram("serve.ts");

  it.each([
    ["the newest Restate", newest, []],
    ["one that is given", oldest, ["--restate", oldest]],
  ])("runs %s with a service until Ctrl-C, and leaves nothing", async (_, version, args) => {
    const server = program.spawn(args);
    const exit = once(server, "exit");
    const stderr = readUntil(server.stderr);
    const output = await readUntil(server.stdout, "Ctrl-C");
    server.stdout.resume();
    const [, adminUrl] = /Admin API +(\S+)/.exec(output) ?? [];
    expect(await (await fetch(`${adminUrl}/version`)).json()).toMatchObject({ version });
    const [, url, headers, body] = /curl (\S+\/pay) -H 'content-type: (\S+)' -d '(.*)'/.exec(output) ?? [];
    const paid = await fetch(url ?? "", {
      method: "POST",
      headers: { "content-type": headers ?? "" },
      body: body ?? "",
    });
    expect(await paid.json()).toContain("order 17 is paid");

    server.kill("SIGINT");
    expect(await exit).toEqual([130, null]);
    expect(await stderr).toBe("");
    program.expectNothingLeft();
  });

  it.each([
    [["--restate", "1.7"], 'The server failed: "1.7" is not an exact Restate version such as 1.7.12\n'],
    [[oldest], `The server failed: Unexpected argument '${oldest}'. This command does not take positional arguments\n`],
  ])("says what is wrong with %j", async (args, message) => {
    expect(await program.run(args)).toEqual({ stdout: "", stderr: message, code: 1 });
  });
});
