import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { deployment, deploymentText, json, registered, registeredText } from "./answers.js";
import type { CreateCalls } from "./clients/calls.js";

export interface SentRequest {
  readonly line: string;
  readonly type: string | null;
  readonly body: string;
}

/** Replaces fetch: records requests, and returns the given response. */
export function stubFetch(answer: (attempt: number) => Response): SentRequest[] {
  const sent: SentRequest[] = [];
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const body = await request.text();
    sent.push({ line: `${request.method} ${request.url}`, type: request.headers.get("content-type"), body });
    return answer(sent.length);
  };
  return sent;
}

/** Checks that a client sends the four calls as the server expects, and returns the response. Throws otherwise. */
export async function verifyCalls(createCalls: CreateCalls, baseUrl: string): Promise<void> {
  // openapi-fetch takes `fetch` when a client is created, so each call has its own client.
  const got = stubFetch(() => new Response(deploymentText, { headers: json }));
  deepStrictEqual(await createCalls(baseUrl).getDeployment("dp_1"), deployment);
  deepStrictEqual(lines(got), [`GET ${baseUrl}/deployments/dp_1`]);

  const resumed = stubFetch(() => new Response("", { headers: { "content-length": "0" } }));
  await createCalls(baseUrl).resumeInvocation("inv_1", "latest");
  deepStrictEqual(lines(resumed), [`PATCH ${baseUrl}/invocations/inv_1/resume?deployment=latest`]);

  const created = stubFetch(() => new Response(registeredText, { status: 201, headers: json }));
  deepStrictEqual(await createCalls(baseUrl).createDeployment("http://localhost:9080"), registered);
  deepStrictEqual(lines(created), [`POST ${baseUrl}/deployments`]);
  strictEqual(created[0]?.type, "application/json");
  deepStrictEqual(JSON.parse(created[0].body), { uri: "http://localhost:9080" });

  const queried = stubFetch(() => new Response('{"rows":[{"one":1}]}', { headers: json }));
  deepStrictEqual(await createCalls(baseUrl).query("SELECT 1"), [{ one: 1 }]);
  deepStrictEqual(lines(queried), [`POST ${baseUrl}/query`]);
}

function lines(sent: readonly SentRequest[]): readonly string[] {
  return sent.map(({ line }) => line);
}
