import { describe, expect, it } from "vitest";
import { AdminTimeoutError } from "../../../src/index.js";
import { answerJson, type LoopbackServer } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { list, useNodes } from "./use-nodes.js";

const startNodes = useNodes();

/** Answers all but a search. */
const searchSlowly: LoopbackServer["answer"] = (response, { url }) => {
  if (url !== "/search") answerJson(response, 200, { things: [] });
};

describe("a query that is too slow for its caller's timeout", () => {
  it("says nothing about its node, which answers a probe and stays in use", async () => {
    const { nodes, create } = await startNodes(2);
    const [first, second] = nodes;
    const admin = create();
    // Node's fetch loads its parser with its first connection, and does not notice what happens to that meanwhile.
    await admin.listThings();
    first.requests.length = 0;
    first.answer = searchSlowly;
    const error = await catchError(admin.search({ text: "a" }, { timeout: 500, maxRetries: 0 }));
    expect(error).toBeInstanceOf(AdminTimeoutError);
    await expect.poll(() => list(first)).toEqual(["POST /search", "GET /"]);
    for (let index = 0; index < 3; index++) await admin.listThings();
    expect(list(first).slice(2)).toEqual(Array(3).fill("GET /things"));
    expect(list(second)).toEqual([]);
  });

  it("is repeated at another node, without moving other calls there", async () => {
    const { nodes, create } = await startNodes(2);
    const [first, second] = nodes;
    first.answer = searchSlowly;
    const admin = create();
    await admin.search({ text: "a" }, { timeout: 400 });
    expect(list(second)).toEqual(["POST /search"]);
    await admin.listThings();
    expect(list(first).at(-1)).toBe("GET /things");
  });

  it("is repeated at another node, which is asked for its version, if some servers do not support the call", async () => {
    const { nodes, create } = await startNodes(2);
    const [first, second] = nodes;
    for (const node of nodes) {
      node.answer = (response, { url }) => {
        if (url === "/version") return answerJson(response, 200, { version: "1.7.12" });
        if (node === second) answerJson(response, 200, { boxes: [] });
      };
    }
    expect(await create({ serverVersion: undefined }).listBoxes({ timeout: 400 })).toEqual({ boxes: [] });
    expect(list(first).slice(0, 2)).toEqual(["GET /version", "GET /boxes"]);
    expect(list(second)).toEqual(["GET /version", "GET /boxes"]);
  });

  it("is followed by a probe, so that a node that hangs is left even if every timeout is shorter", async () => {
    const { nodes, create } = await startNodes(2);
    const [first, second] = nodes;
    first.answer = () => {};
    const admin = create({ connectTimeout: 300 });
    const short = { timeout: 50, maxRetries: 0 };
    await catchError(admin.listThings(short));
    await expect.poll(async () => (await admin.listThings(short).catch(() => undefined)) !== undefined).toBe(true);
    expect(list(first)).toContain("GET /");
    expect(list(second)).toContain("GET /things");
  });
});

describe("client.http", () => {
  it("goes to the node in use", async () => {
    const { nodes, create } = await startNodes(2);
    const [first, second] = nodes;
    const admin = create();
    await first.close();
    await admin.listThings();
    await admin.http.GET("/things");
    await admin.http.request("get", "/things");
    expect(list(second)).toEqual(Array(3).fill("GET /things"));
    await admin.http.GET("/things", { baseUrl: `${second.url}/other` });
    expect(list(second).at(-1)).toBe("GET /other/things");
  });
});

describe("a node that is lost after it has told its version", () => {
  it("is left by the call, which asks the next node for its own version first", async () => {
    const { nodes, create } = await startNodes(2);
    const [first, second] = nodes;
    const tell =
      (version: string, then: () => void): LoopbackServer["answer"] =>
      (response, { url }) => {
        if (url !== "/version") return answerJson(response, 200, { boxes: [] });
        answerJson(response, 200, { version });
        then();
      };
    first.answer = tell("1.7.8", () => void first.close());
    second.answer = tell("1.6.2", () => {});
    const error = await catchError(create({ serverVersion: undefined }).listBoxes());
    expect(error).toMatchObject({ name: "AdminUnsupportedError", serverVersion: "1.6.2" });
    expect([list(first), list(second)]).toEqual([["GET /version"], expect.arrayContaining(["GET /version"])]);
    expect(list(second)).not.toContain("GET /boxes");
  });
});
