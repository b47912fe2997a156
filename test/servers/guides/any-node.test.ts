import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, expect, it, vi } from "vitest";
import { createAdminClient, type Fetch } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { listen } from "../../kit/listen.js";
import { loadRecipe } from "./load-recipe.js";

/** A node of a cluster. While it is down, no other program gets its port. */
interface Node {
  readonly url: string;
  readonly seen: string[];
  start(): Promise<void>;
  stop(): Promise<void>;
}

const portOf = (url: string) => Number(new URL(url).port);
const nodes: Node[] = [];
afterEach(async () => {
  await Promise.all(nodes.splice(0).map((node) => node.stop()));
  vi.restoreAllMocks();
});

async function createNode(): Promise<Node> {
  const seen: string[] = [];
  const answer: RequestListener = (request, response) => {
    seen.push(`${request.method} ${request.url}`);
    request.resume();
    const body = { version: "1.7.12", deployments: [], id: "dp_1", services: [] };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  let server: Server | undefined;
  let url = "";
  const node: Node = {
    seen,
    get url() {
      return url;
    },
    async start() {
      server = createServer(answer);
      url = await listen(server, url === "" ? 0 : portOf(url));
    },
    async stop() {
      if (!server) return;
      server.closeAllConnections();
      const closed = once(server, "close");
      server.close();
      server = undefined;
      await closed;
    },
  };
  await node.start();
  nodes.push(node);
  return node;
}

/** Runs the recipe with this many nodes in place of the three in the guide. */
async function load(count: number): Promise<{ readonly cluster: readonly Node[]; readonly fetchFromAnyNode: Fetch }> {
  vi.spyOn(console, "log").mockReturnValue();
  const cluster = await Promise.all(Array.from({ length: count }, createNode));
  const guide = ["http://localhost:9070", "http://restate-2:9070", "http://restate-3:9070"];
  const [list, ...rest] = [`"${guide.join('", "')}"`, ...guide];
  expect(rest).toHaveLength(3);
  const places = { [String(list)]: cluster.map(({ url }) => `"${url}"`).join(", ") };
  const { fetchFromAnyNode } = await loadRecipe<{ readonly fetchFromAnyNode: Fetch }>("fetchFromAnyNode", places, [
    "fetchFromAnyNode",
  ]);
  expect(cluster.map(({ seen }) => seen)).toEqual([["GET /version"], ...cluster.slice(1).map(() => [])]);
  return { cluster, fetchFromAnyNode };
}

it.each(["01", "10", "001", "010", "101"])(
  "with %s of its nodes up, each of twenty calls at once is answered once, again and again",
  async (up) => {
    const { cluster, fetchFromAnyNode } = await load(up.length);
    await Promise.all(cluster.map((node, index) => up[index] === "0" && node.stop()));
    const client = createAdminClient({ fetch: fetchFromAnyNode, maxRetries: 0 });
    for (let round = 0; round < 2; round++) {
      for (const { seen } of cluster) seen.length = 0;
      const calls = Array.from({ length: 20 }, (_, n) => client.createDeployment({ uri: `http://h:${n}` }));
      expect((await Promise.all(calls)).map(({ id }) => id)).toEqual(Array(20).fill("dp_1"));
      expect(cluster.flatMap(({ seen }) => seen)).toEqual(Array(20).fill("POST /deployments"));
    }
  },
);

it("with every node down, the error says that nothing was sent, and a node that is back is used", async () => {
  const { cluster, fetchFromAnyNode } = await load(3);
  await Promise.all(cluster.map((node) => node.stop()));
  const client = createAdminClient({ fetch: fetchFromAnyNode, maxRetries: 0 });
  expect(await catchError(client.listDeployments())).toMatchObject({ applied: "no" });
  await cluster[1]?.start();
  await client.listDeployments();
  expect(cluster[1]?.seen).toEqual(["GET /deployments"]);
});

it("a request that may have been sent is not sent to another node", async () => {
  const { cluster, fetchFromAnyNode } = await load(2);
  const client = createAdminClient({ fetch: fetchFromAnyNode, maxRetries: 0, timeout: 200 });
  await cluster[0]?.stop();
  const silent = createServer(async (_, response) => {
    await delay(20);
    response.destroy();
  });
  await listen(silent, portOf(cluster[0]?.url ?? ""));
  expect(await catchError(client.createDeployment({ uri: "http://h" }))).toMatchObject({ applied: "unknown" });
  expect(cluster[1]?.seen).toEqual([]);
  silent.closeAllConnections();
  silent.close();
});
