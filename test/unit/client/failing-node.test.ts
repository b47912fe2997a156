import { describe, expect, it } from "vitest";
import { createNodes } from "../../../src/client/nodes.js";
import { AdminConnectionError } from "../../../src/index.js";
import { answerJson, type LoopbackServer } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { list, useNodes } from "./use-nodes.js";

const startNodes = useNodes();
const breakOff: LoopbackServer["answer"] = (response) => void response.destroy();

describe("a node that was sent a request", () => {
  it.each<[string, LoopbackServer["answer"]]>([
    ["is lost on the way", breakOff],
    ["answers 503", (response) => response.writeHead(503).end()],
    ["answers 502", (response) => response.writeHead(502).end()],
  ])("and %s is asked again, or left, only for what is idempotent", async (_, answer) => {
    const {
      nodes: [first, second],
      create,
    } = await startNodes(2);
    first.answer = answer;
    expect(await catchError(create().copyThing("t1"))).toMatchObject({ attempts: 1 });
    expect([list(first).length, list(second).length]).toEqual([1, 0]);
    await create().listThings();
    expect(list(second)).toEqual(["GET /things"]);
  });

  it("is left by the next call, if it failed with what must not be repeated", async () => {
    const {
      nodes: [first, second],
      create,
    } = await startNodes(2);
    first.answer = (response) => response.writeHead(503).end();
    const admin = create();
    await catchError(admin.copyThing("t1"));
    await admin.copyThing("t2");
    expect([list(first).length, list(second)]).toEqual([1, ["PATCH /things/t2/copy"]]);
  });

  it("stays in use after an error that is not its own", async () => {
    const {
      nodes: [first, second],
      create,
    } = await startNodes(2);
    first.answer = (response) => answerJson(response, 404, { message: "unknown" });
    const admin = create();
    for (let index = 0; index < 3; index++) await catchError(admin.getThing("t1"));
    first.answer = (response) => answerJson(response, 500, { message: "Schema error: no such table" });
    await catchError(admin.search({ text: "SELECT 1" }));
    expect([list(first).length, list(second).length]).toEqual([4, 0]);
  });

  it("is left once by many calls that fail at the same time", async () => {
    const {
      nodes: [first, second, third],
      create,
    } = await startNodes(3);
    first.answer = breakOff;
    const admin = create();
    await Promise.all(Array.from({ length: 20 }, () => admin.listThings()));
    const used = [second, third].filter((node) => node !== undefined && node.requests.length > 0);
    expect(used).toHaveLength(1);
  });

  it("is not chosen again if a probe found it lost once others had left it", () => {
    const nodes = createNodes(["a", "b", "c"]);
    nodes.failed("a", "busy");
    expect(nodes.current()).toBe("b");
    nodes.failed("a", "lost");
    nodes.failed("b", "lost");
    expect(nodes.current()).toBe("c");
  });

  it("ends with the query that ends it, and with one other at most", async () => {
    const { nodes, create } = await startNodes(3);
    for (const node of nodes) {
      node.answer = (response) => {
        response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[');
        setTimeout(() => {
          response.destroy();
          void node.close().catch(() => {});
        }, 20);
      };
    }
    const error = await catchError(create().search({ text: "too much" }));
    expect(error).toBeInstanceOf(AdminConnectionError);
    expect(nodes.filter(({ requests }) => requests.length > 0)).toHaveLength(2);
  });
});
