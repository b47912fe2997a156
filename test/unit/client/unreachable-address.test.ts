import { describe, expect, it } from "vitest";
import { AdminConnectionError, type RequestEvent } from "../../../src/index.js";
import { answerJson } from "../../loopback-server.js";
import { catchError } from "../catch-error.js";
import { list, useNodes } from "./use-nodes.js";

const startNodes = useNodes();

describe("an address where nobody listens", () => {
  it("is left at once, even by what must not be repeated and has no retries", async () => {
    const {
      nodes: [first, second],
      create,
    } = await startNodes(2);
    await first.close();
    const events: RequestEvent[] = [];
    const delays: number[] = [];
    const admin = create({
      maxRetries: 0,
      onRequest: (event) => void events.push(event),
      onRetry: ({ delay }) => void delays.push(delay),
    });
    await admin.moveThing("t1");
    await admin.moveThing("t2");
    expect(delays).toEqual([0]);
    expect(list(second)).toEqual(["PATCH /things/t1/move", "PATCH /things/t2/move"]);
    expect(events.map(({ baseUrl, attempt }) => [baseUrl, attempt])).toEqual([
      [first.url, 1],
      [second.url, 2],
      [second.url, 1],
    ]);
  });

  it("is the error if nobody listens anywhere", async () => {
    const {
      nodes: [first, second, third],
      create,
    } = await startNodes(3);
    for (const node of [first, second, third]) await node?.close();
    const error = await catchError(create({ maxRetries: 1 }).moveThing("t1"));
    expect(error).toBeInstanceOf(AdminConnectionError);
    // All three, and all of them again after a pause.
    expect(error).toMatchObject({ attempts: 6, applied: "no" });
  });

  it("is left at once if it can never work, and is not tried again", async () => {
    const {
      nodes: [first],
      create,
    } = await startNodes(1);
    const tls = first.url.replace("http:", "https:");
    const retries: unknown[] = [];
    const error = await catchError(create({ baseUrl: tls, onRetry: (event) => retries.push(event) }).listThings());
    expect(error).toMatchObject({ attempts: 1, applied: "no", permanent: true });
    expect(retries).toEqual([]);
    await create({ baseUrl: [tls, first.url] }).copyThing("t1");
    expect(list(first)).toEqual(["PATCH /things/t1/copy"]);
  });

  it("is avoided while another is there to go to", async () => {
    const { nodes, create } = await startNodes(3);
    const [first, second] = nodes;
    await first.close();
    second.answer = (response) => response.writeHead(503).end();
    const asked: string[] = [];
    await create({ onRequest: ({ baseUrl }) => void asked.push(baseUrl) }).listThings();
    expect(asked).toEqual(nodes.map(({ url }) => url));
  });

  it("is taken again when the other fails in its turn", async () => {
    const {
      nodes: [first, second],
      create,
    } = await startNodes(2);
    const admin = create();
    for (const [away, there] of [
      [first, second],
      [second, first],
      [first, second],
    ] as const) {
      away.answer = (response) => response.writeHead(503).end();
      there.answer = (response) => answerJson(response, 200, { things: [] });
      there.requests.length = 0;
      await admin.listThings();
      expect(list(there)).toEqual(["GET /things"]);
    }
  });
});
