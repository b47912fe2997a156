import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createNodes } from "../../../src/client/nodes.js";
import {
  AdminConnectionError,
  type AdminResponseError,
  AdminTimeoutError,
  type ClientOptions,
  createAdminClient,
  createClient,
  type RequestEvent,
} from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { createFrozenClient } from "../../kit/frozen-client.js";
import { answerJson, type LoopbackServer, startLoopbackServer } from "../../kit/loopback-server.js";

const started: LoopbackServer[] = [];

// There is no backoff.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});
afterAll(() => Promise.all(started.map(({ close }) => close().catch(() => {}))));

/** Starts nodes, in the order in which they are asked: the first is in use, and of two only one is left to go to. */
async function startNodes(count = 2) {
  const nodes = await Promise.all(Array.from({ length: count }, startLoopbackServer));
  started.push(...nodes);
  const [first, second, third] = nodes as [LoopbackServer, LoopbackServer, LoopbackServer];
  /** Creates a client with the addresses of all nodes. */
  const create = (options: ClientOptions = {}) =>
    createFrozenClient({ baseUrl: nodes.map(({ url }) => url), serverVersion: false, ...options });
  return { nodes, first, second, third, create };
}

/** Lists what a node was asked. */
const list = ({ requests }: LoopbackServer) => requests.map(({ method, url }) => `${method} ${url}`);

const breakOff: LoopbackServer["answer"] = (response) => void response.destroy();

/** Tells the version, and answers everything else with nothing of note. */
const tell =
  (version: string, then = () => {}): LoopbackServer["answer"] =>
  (response, { url }) => {
    answerJson(response, 200, url === "/version" ? { version } : { boxes: [] });
    if (url === "/version") then();
  };

describe("the addresses", () => {
  it("are all checked when the client is made", () => {
    expect(() => createClient({ baseUrl: [] })).toThrow("baseUrl must be a string, a URL, or an array of them");
    expect(() => createClient({ baseUrl: ["http://a", "ftp://b"] })).toThrow("baseUrl must be an http or https URL");
    expect(() => createClient({ connectTimeout: -1 })).toThrow(
      "connectTimeout must be a number of milliseconds from 0",
    );
  });

  it("keep their path prefixes, and count once where they are equal", async () => {
    const { first, second, create } = await startNodes();
    const admin = create({ baseUrl: [`${first.url}/a/`, new URL(`${first.url}/a`), `${second.url}/b`] });
    await first.close();
    await admin.listThings();
    expect(list(second)).toEqual(["GET /b/things"]);
  });

  it("are used again a minute after they were lost, whatever the clock says", async () => {
    vi.useFakeTimers({ toFake: ["performance", "Date"] });
    const { first, second, create } = await startNodes();
    await first.close();
    const asked: string[] = [];
    const admin = create({ maxRetries: 0, onRequest: ({ baseUrl }) => asked.push(baseUrl) });
    await admin.listThings();
    // Somebody sets the clock back.
    vi.setSystemTime(Date.now() - 3_600_000);
    vi.advanceTimersByTime(60_001);
    second.answer = (response) => answerJson(response, 503, {});
    await catchError(admin.listThings());
    asked.length = 0;
    await catchError(admin.listThings());
    expect(asked[0]).toBe(first.url);
  });

  it("are asked for their version anew when the client goes on to another", async () => {
    const { first, second, create } = await startNodes();
    first.answer = tell("1.7.12");
    second.answer = tell("1.6.2");
    const admin = create({ serverVersion: undefined });
    const state = { object_key: "a", scope: "b" };
    await admin.setState("t1", state);
    await first.close();
    // The connection that is lost may have carried it.
    expect(await catchError(admin.setState("t1", state))).toBeInstanceOf(AdminConnectionError);
    const error = (await catchError(admin.setState("t1", state))) as AdminResponseError;
    expect(error.name).toBe("AdminUnsupportedError");
    expect(list(second)).toEqual(["GET /version"]);
  });
});

describe("an address where nobody listens", () => {
  it("is left at once, even by what must not be repeated and has no retries", async () => {
    const { first, second, create } = await startNodes();
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
    const { nodes, create } = await startNodes(3);
    for (const node of nodes) await node.close();
    const error = await catchError(create({ maxRetries: 1 }).moveThing("t1"));
    expect(error).toBeInstanceOf(AdminConnectionError);
    // All three, and all of them again after a pause.
    expect(error).toMatchObject({ attempts: 6, applied: "no" });
  });

  it("is left at once if it can never work, and is not tried again", async () => {
    const { first, create } = await startNodes(1);
    const tls = first.url.replace("http:", "https:");
    const retries: unknown[] = [];
    const error = await catchError(create({ baseUrl: tls, onRetry: (event) => retries.push(event) }).listThings());
    expect(error).toMatchObject({ attempts: 1, applied: "no", permanent: true });
    expect(retries).toEqual([]);
    await create({ baseUrl: [tls, first.url] }).copyThing("t1");
    expect(list(first)).toEqual(["PATCH /things/t1/copy"]);
  });

  it("is avoided while another is there to go to", async () => {
    const { nodes, first, second, create } = await startNodes(3);
    await first.close();
    second.answer = (response) => response.writeHead(503).end();
    const asked: string[] = [];
    await create({ onRequest: ({ baseUrl }) => void asked.push(baseUrl) }).listThings();
    expect(asked).toEqual(nodes.map(({ url }) => url));
  });

  it("is taken again when the other fails in its turn", async () => {
    const { first, second, create } = await startNodes();
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

describe("a node that was sent a request", () => {
  it.each<[string, LoopbackServer["answer"]]>([
    ["is lost on the way", breakOff],
    ["answers 503", (response) => response.writeHead(503).end()],
    ["answers 502", (response) => response.writeHead(502).end()],
  ])("and %s is asked again, or left, only for what is idempotent", async (_, answer) => {
    const { first, second, create } = await startNodes();
    first.answer = answer;
    expect(await catchError(create().copyThing("t1"))).toMatchObject({ attempts: 1 });
    expect([list(first).length, list(second).length]).toEqual([1, 0]);
    await create().listThings();
    expect(list(second)).toEqual(["GET /things"]);
  });

  it("is left by the next call, if it failed with what must not be repeated", async () => {
    const { first, second, create } = await startNodes();
    first.answer = (response) => response.writeHead(503).end();
    const admin = create();
    await catchError(admin.copyThing("t1"));
    await admin.copyThing("t2");
    expect([list(first).length, list(second)]).toEqual([1, ["PATCH /things/t2/copy"]]);
  });

  it("stays in use after an error that is not its own", async () => {
    const { first, second, create } = await startNodes();
    first.answer = (response) => answerJson(response, 404, { message: "unknown" });
    const admin = create();
    for (let index = 0; index < 3; index++) await catchError(admin.getThing("t1"));
    first.answer = (response) => answerJson(response, 500, { message: "Schema error: no such table" });
    await catchError(admin.search({ text: "SELECT 1" }));
    expect([list(first).length, list(second).length]).toEqual([4, 0]);
  });

  it("is left once by many calls that fail at the same time", async () => {
    const { first, second, third, create } = await startNodes(3);
    first.answer = breakOff;
    const admin = create();
    await Promise.all(Array.from({ length: 20 }, () => admin.listThings()));
    const used = [second, third].filter(({ requests }) => requests.length > 0);
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

  it("does so if the client asks in between whether queries are answered", async () => {
    const { nodes } = await startNodes(3);
    const isKiller = ({ body }: { readonly body: string }) => body.includes("too much");
    for (const node of nodes) {
      node.answer = (response, request) => {
        if (!isKiller(request)) return answerJson(response, 200, { rows: [] });
        response.destroy();
        void node.close().catch(() => {});
      };
    }
    const admin = createAdminClient({ baseUrl: nodes.map(({ url }) => url), serverVersion: false });
    expect(await catchError(admin.queryRows("SELECT 'too much'"))).toBeInstanceOf(AdminConnectionError);
    expect(nodes.filter(({ requests }) => requests.some(isKiller))).toHaveLength(2);
  });
});

/** Answers all but a search. */
const searchSlowly: LoopbackServer["answer"] = (response, { url }) => {
  if (url !== "/search") answerJson(response, 200, { things: [] });
};

describe("a query that is too slow for its caller's timeout", () => {
  it("says nothing about its node, which answers a probe and stays in use", async () => {
    const { first, second, create } = await startNodes();
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
    const { first, second, create } = await startNodes();
    first.answer = searchSlowly;
    const admin = create();
    await admin.search({ text: "a" }, { timeout: 400 });
    expect(list(second)).toEqual(["POST /search"]);
    await admin.listThings();
    expect(list(first).at(-1)).toBe("GET /things");
  });

  it("is repeated at another node, which is asked for its version, if some servers do not support the call", async () => {
    const { nodes, first, second, create } = await startNodes();
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
    const { first, second, create } = await startNodes();
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
    const { first, second, create } = await startNodes();
    const admin = create();
    await first.close();
    await admin.listThings();
    await admin.http.GET("/things");
    await admin.http.request("get", "/things");
    expect(list(second)).toEqual(Array(3).fill("GET /things"));
    const used: string[] = [];
    admin.http.use({ onRequest: ({ options }) => void used.push(options.baseUrl) });
    await admin.http.GET("/things");
    expect(used).toEqual([first.url]);
    await admin.http.GET("/things", { baseUrl: `${second.url}/other` });
    expect(list(second).at(-1)).toBe("GET /other/things");
  });
});

describe("a node that is lost after it has told its version", () => {
  it("is left by the call, which asks the next node for its own version first", async () => {
    const { first, second, create } = await startNodes();
    first.answer = tell("1.7.8", () => void first.close());
    second.answer = tell("1.6.2");
    const error = await catchError(create({ serverVersion: undefined }).listBoxes());
    expect(error).toMatchObject({ name: "AdminUnsupportedError", serverVersion: "1.6.2" });
    expect([list(first), list(second)]).toEqual([["GET /version"], expect.arrayContaining(["GET /version"])]);
    expect(list(second)).not.toContain("GET /boxes");
  });
});
