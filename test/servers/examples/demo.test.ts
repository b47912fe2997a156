// Guards that a newcomer's two commands, the demo and the server to try things on, work, touch no other Restate and leave nothing.
import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { newest } from "../../kit/versions.js";
import { useProgram } from "./run-program.js";

const program = useProgram("demo/run");

it("the demo completes the invocation on the new deployment, without a visit to the default ports", async () => {
  let visits = 0;
  // A taken port may belong to a Restate server. Then only the demo's success counts.
  const others = [9070, 8080, 5122].map((port) =>
    createServer(() => visits++)
      .on("error", () => {})
      .listen(port, "127.0.0.1"),
  );
  const { stdout, stderr, code } = await program.run([], { RESTATE_ADMIN_URL: "http://127.0.0.1:9070" });
  for (const other of others) other.close();

  expect([stderr, code, visits]).toEqual(["", 0, 0]);
  expect(stdout).toContain(`Starting Restate ${newest}\n`);
  const [before, after] = [/^2\. v1 .*: (dp_\w+)$/m, /^5\. v2, .*: (dp_\w+)$/m].map((line) => line.exec(stdout)?.[1]);
  expect(after).not.toBe(before);
  const charges = stdout.match(/(?<=charges the card: )payment-\S+$/gm);
  expect(charges).toHaveLength(1);
  expect(stdout).toContain(`is paid by ${charges?.[0]},`);
  expect(stdout).toMatch(new RegExp(`\npinned deployment before: ${before}\npinned deployment after: {2}${after}\n$`));
  await program.expectNothingLeft();
});

it.each(["Starting Restate", "charges the card"])(
  "the demo leaves nothing after Ctrl-C, once it says: %s",
  async (words) => {
    const demo = program.start([]);
    await demo.says(words);
    demo.interrupt();
    expect(await demo.end).toMatchObject({ stderr: "", code: 130 });
    await program.expectNothingLeft();
  },
);

describe("the server for experiments", () => {
  const program = useProgram("demo/serve");

  it("runs the service until Ctrl-C, and leaves nothing", async () => {
    const server = program.start([]);
    const output = await server.says("Ctrl-C");
    const [, adminUrl] = /Admin API +(\S+)/.exec(output) ?? [];
    expect(await (await fetch(`${adminUrl}/version`)).json()).toMatchObject({ version: newest });
    const [, url = "", type = "", body = ""] = /curl (\S+\/pay) -H 'content-type: (\S+)' -d '(.*)'/.exec(output) ?? [];
    const paid = await fetch(url, { method: "POST", headers: { "content-type": type }, body });
    expect(await paid.json()).toContain("order 17 is paid");
    server.interrupt();
    expect(await server.end).toMatchObject({ stderr: "", code: 130 });
    await program.expectNothingLeft();
  });
});
