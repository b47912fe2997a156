import { afterEach, expect, it, vi } from "vitest";
import { createAdminClient, type Fetch } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { answerJson, type LoopbackServer, startLoopbackServer } from "../../kit/loopback-server.js";
import { loadRecipe } from "./load-recipe.js";

const started: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((node) => node.close()));
  vi.restoreAllMocks();
});

/** Starts a node of a cluster, at a free port or in place of another node that has been closed. */
async function startNode(place?: LoopbackServer): Promise<LoopbackServer> {
  const node = await startLoopbackServer(place && Number(new URL(place.url).port));
  node.answer = (response) =>
    answerJson(response, 200, { version: "1.7.12", deployments: [], id: "dp_1", services: [] });
  started.push(node);
  return node;
}

const seen = (nodes: readonly LoopbackServer[]) =>
  nodes.map(({ requests }) => requests.map(({ method, url }) => `${method} ${url}`));

/** Runs the recipe with this many nodes in place of the three in the guide. */
async function load(count: number): Promise<{ readonly nodes: readonly LoopbackServer[]; readonly fetch: Fetch }> {
  vi.spyOn(console, "log").mockReturnValue();
  const nodes = await Promise.all(Array.from({ length: count }, () => startNode()));
  const places = {
    '"http://localhost:9070", "http://restate-2:9070", "http://restate-3:9070"': nodes
      .map(({ url }) => `"${url}"`)
      .join(", "),
  };
  const names = ["fetchFromAnyNode"] as const;
  const recipe = await loadRecipe<{ readonly fetchFromAnyNode: Fetch }>("fetchFromAnyNode", places, names);
  expect(seen(nodes)).toEqual([["GET /version"], ...nodes.slice(1).map(() => [])]);
  for (const { requests } of nodes) requests.length = 0;
  return { nodes, fetch: recipe.fetchFromAnyNode };
}

it.each(["01", "10", "001", "010", "101"])(
  "with %s of its nodes up, each of twenty calls at once is answered once, again and again",
  async (up) => {
    const { nodes, fetch } = await load(up.length);
    await Promise.all(nodes.map((node, index) => up[index] === "0" && node.close()));
    const client = createAdminClient({ fetch, maxRetries: 0 });
    for (let round = 1; round <= 2; round++) {
      const calls = Array.from({ length: 20 }, (_, n) => client.createDeployment({ uri: `http://h:${n}` }));
      expect((await Promise.all(calls)).map(({ id }) => id)).toEqual(Array(20).fill("dp_1"));
      expect(seen(nodes).flat()).toEqual(Array(20 * round).fill("POST /deployments"));
    }
  },
);

it("with every node down, the error says that nothing was sent, and a node that is back is used", async () => {
  const { nodes, fetch } = await load(3);
  await Promise.all(nodes.map((node) => node.close()));
  const client = createAdminClient({ fetch, maxRetries: 0 });
  expect(await catchError(client.listDeployments())).toMatchObject({ applied: "no" });
  const back = await startNode(nodes[1]);
  await client.listDeployments();
  expect(seen([back])).toEqual([["GET /deployments"]]);
});

it("a request that may have been sent is not sent to another node", async () => {
  const { nodes, fetch } = await load(2);
  const client = createAdminClient({ fetch, maxRetries: 0, timeout: 200 });
  await nodes[0]?.close();
  const silent = await startNode(nodes[0]);
  silent.answer = (response) => setTimeout(() => response.destroy(), 20);
  expect(await catchError(client.createDeployment({ uri: "http://h" }))).toMatchObject({ applied: "unknown" });
  expect(seen(nodes)[1]).toEqual([]);
});
