import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { AdminConnectionError, AdminTimeoutError, type ClientOptions } from "../../../src/index.js";
import { answerJson, type LoopbackServer } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { list, useNodes } from "./use-nodes.js";

const { startNodes, create } = useNodes();
const silent: LoopbackServer["answer"] = () => {};

describe("a node that hangs", () => {
  const connectTimeout = 400;

  it("is left after a request and a probe, and costs what waits for it no more than that", async () => {
    const [first, second] = await startNodes(2);
    first.answer = silent;
    const admin = create({ connectTimeout });
    const start = performance.now();
    await Promise.all(Array.from({ length: 5 }, () => admin.listDeployments()));
    expect(performance.now() - start).toBeLessThan(5_000);
    // All of them share a probe.
    expect(list(first)).toEqual([...Array(5).fill("GET /deployments"), "GET /health"]);
    expect(list(second)).toEqual(Array(5).fill("GET /deployments"));
  });

  it("keeps what must not be repeated until its timeout, and gets nothing more", async () => {
    const [first, second] = await startNodes(2);
    first.answer = silent;
    const admin = create({ connectTimeout, timeout: 5_000 });
    const error = catchError(admin.resumeInvocation("inv_1"));
    await expect.poll(() => list(first)).toContain("GET /health");
    await new Promise((resolve) => setTimeout(resolve, 2 * connectTimeout));
    await admin.resumeInvocation("inv_2");
    expect(await error).toBeInstanceOf(AdminTimeoutError);
    expect(await error).toMatchObject({ attempts: 1, maybeSent: true });
    expect(list(first).filter((request) => request.startsWith("PATCH"))).toEqual(["PATCH /invocations/inv_1/resume"]);
    expect(list(second)).toEqual(["PATCH /invocations/inv_2/resume"]);
  });

  it("is the error where there are no retries", async () => {
    const [first] = await startNodes(2);
    first.answer = silent;
    const error = await catchError(create({ connectTimeout, maxRetries: 0 }).listDeployments());
    expect(error).toBeInstanceOf(AdminConnectionError);
    expect(String(error)).toContain("no response to the request, nor to a probe");
  });

  it("is not one that is slow, and answers its probes", async () => {
    const [first, second] = await startNodes(2);
    first.answer = (response, { url }) => {
      if (url === "/health") response.writeHead(401).end();
      else setTimeout(() => answerJson(response, 200, { deployments: [] }), 6 * connectTimeout);
    };
    await create({ connectTimeout }).listDeployments();
    expect(list(second)).toEqual([]);
    expect(list(first).filter((request) => request === "GET /health").length).toBeGreaterThan(2);
  });

  it("is not one whose response has begun, however long that takes", async () => {
    const [first, second] = await startNodes(2);
    first.answer = async (response, { url }) => {
      if (url === "/health") return;
      // A probe is in flight when the response begins, and fails later.
      await sleep(1.5 * connectTimeout);
      response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[{"a":0}');
      for (let a = 1; a < 10; a++) {
        await sleep(connectTimeout / 2);
        response.write(`,{"a":${a}}`);
      }
      response.end("]}");
    };
    const admin = create({ connectTimeout });
    const stream = async () => {
      let count = 0;
      for await (const _ of admin.streamRows("SELECT 1")) count++;
      return count;
    };
    const [rows, count] = await Promise.all([admin.queryRows("SELECT 1"), stream()]);
    expect([rows.length, count]).toEqual([10, 10]);
    expect([list(first).filter((request) => request === "POST /query").length, list(second)]).toEqual([2, []]);
  });

  it.each<[string, ClientOptions]>([
    ["with one address", { baseUrl: "" }],
    ["with a connectTimeout of 0", { connectTimeout: 0 }],
  ])("is not probed %s", async (_, options) => {
    const [first, second] = await startNodes(2);
    first.answer = silent;
    const admin = create({
      connectTimeout,
      timeout: 3 * connectTimeout,
      maxRetries: 0,
      ...options,
      ...(options.baseUrl === "" && { baseUrl: first.url }),
    });
    expect(await catchError(admin.listDeployments())).toBeInstanceOf(AdminTimeoutError);
    expect([list(first), list(second)]).toEqual([["GET /deployments"], []]);
  });
});
