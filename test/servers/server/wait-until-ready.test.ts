import { describe, expect, it } from "vitest";
import { waitUntilReady } from "../../../scripts/server/wait-until-ready.js";
import { answerJson } from "../../loopback-server.js";
import { useLoopbackServer } from "../../unit/use-loopback-server.js";

describe("a server", () => {
  const server = useLoopbackServer();
  const wait = () =>
    waitUntilReady(
      { adminUrl: server.url, ingressUrl: server.url, clusterName: "own", logs: () => "the log" },
      { pid: 1, exitCode: new Promise(() => {}), kill: () => {} },
      { name: "restate-server 1.8.0", ready: "admin", timeout: 100 },
    );
  const answer = (status: number, body: object) => {
    server.answer = (response, { url }) =>
      url === "/cluster-health" ? answerJson(response, status, body) : answerJson(response, 200, {});
  };

  it("is ready if it is healthy, and its cluster has the right name", async () => {
    answer(200, { cluster_name: "own" });
    await wait();
    answer(200, { cluster_name: "another" });
    await expect(wait()).rejects.toThrow(`${server.url} is another server`);
  });

  it("is ready without the endpoint of its cluster, which is deprecated", async () => {
    answer(404, {});
    await wait();
    answer(503, {});
    await expect(wait()).rejects.toThrow("restate-server 1.8.0 was not ready after 100 ms");
  });
});
