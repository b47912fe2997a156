// Guards what examples/check-upgrade says about a server. No server on npm starts an invocation on an old protocol any more.
import { describe, expect, it } from "vitest";
import { createSample } from "../../../src/testing/index.js";
import { answerJson } from "../../kit/loopback-server.js";
import { sendSleeper } from "../../kit/send-invocations.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";
import { shareServer } from "../../kit/use-server.js";
import { versions } from "../../kit/versions.js";
import { useProgram } from "./run-program.js";

const program = useProgram("check-upgrade");
const loopback = useLoopbackServer();

it("names the invocations that would end, and exits with 1", async () => {
  const address = { uri: "http://mail:9080/", max_protocol_version: 3 };
  const [old, unused] = ["dp_1", "dp_2"].map((id) => createSample("DeploymentResponse", { id, ...address }));
  const mail = createSample("ServiceMetadata", { name: "Mail", deployment_id: "dp_1" });
  const row = { target: "Mail/send", deployment: "dp_1", protocol: 3, count: 12, example: "inv_1" };
  const objects = { services: [mail], deployments: [old, unused] };
  loopback.answer = (response, { url }) => answerJson(response, 200, url === "/query" ? { rows: [row] } : objects);
  expect(await program.run(["--url", loopback.url])).toEqual({
    stdout: [
      "12 invocations of Mail/send would end: protocol 3, on dp_1, such as inv_1",
      "New invocations of Mail would end, too: dp_1 (http://mail:9080/) speaks at most protocol 3.",
      "",
    ].join("\n"),
    stderr: "",
    code: 1,
  });
});

describe.each(versions)("on %s", (version) => {
  const server = shareServer(version);

  it("finds nothing", async () => {
    await server.deploy({ label: "new", broken: false });
    await sendSleeper(server);
    const { stdout, code } = await program.run(["--url", server.adminUrl]);
    expect([stdout, code]).toEqual(["Nothing on this server needs a service protocol that Restate 1.8 ends.\n", 0]);
  });
});
