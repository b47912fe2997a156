import { deploymentText, json } from "./answers.js";
import type { Calls, CreateCalls } from "./clients/calls.js";
import { clients } from "./clients.js";
import { compileClients, toContestant } from "./compile.js";
import type { Settings } from "./measure.js";
import { loopbackUrl } from "./places.js";
import { CONFIGURABLE, type Findings } from "./results.js";

import { stubFetch } from "./verify-calls.js";

/** Tests what clients do beyond sending a request, which accounts for much of their cost. */
export async function measureBehaviour({ failures: earlier }: Settings): Promise<Findings> {
  const { urls, failures } = await compileClients(earlier);
  const { fetch } = globalThis;
  const contestants = [];
  for (const client of clients) {
    const url = urls.get(client.name);
    const values =
      url === undefined ? {} : await tryOut(((await import(url)) as { createCalls: CreateCalls }).createCalls);
    for (const key of Object.keys(client.settings ?? {})) values[key] ||= CONFIGURABLE;
    contestants.push(toContestant(client, failures.get(client.name), values));
  }
  globalThis.fetch = fetch;
  return {
    title: "What a call does",
    about:
      "Each client has its default settings. The columns show whether the promise rejects on a 404, whether an id such as `a/b` is sent as one path segment, and whether a GET is retried after a 503; what a setting would turn on is configurable. A client that does less costs less, so read this table before comparing the others.",
    columns: [
      { key: "rejects", label: "rejects at an error status", unit: "yes or no" },
      { key: "encodes", label: "encodes the path", unit: "yes or no" },
      { key: "retries", label: "retries", unit: "yes or no" },
    ],
    contestants,
  };
}

async function tryOut(createCalls: CreateCalls): Promise<Record<string, number>> {
  const get = (answer: (attempt: number) => Response, id: string): Promise<[boolean, readonly string[]]> => {
    const sent = stubFetch(answer);
    const calls: Calls = createCalls(loopbackUrl);
    const lines = () => sent.map(({ line }) => line);
    return calls.getDeployment(id).then(
      () => [true, lines()],
      () => [false, lines()],
    );
  };
  const found = () => new Response(deploymentText, { headers: json });
  const [gaveResult] = await get(() => new Response('{"message":"unknown"}', { status: 404, headers: json }), "dp_1");
  const [, paths] = await get(found, "a/b");
  const [, tries] = await get((attempt) => (attempt === 1 ? new Response("", { status: 503 }) : found()), "dp_1");
  return {
    rejects: Number(!gaveResult),
    encodes: Number(paths[0]?.endsWith("/deployments/a%2Fb") ?? false),
    retries: Number(tries.length > 1),
  };
}
