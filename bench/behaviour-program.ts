import { deploymentText, json } from "./answers.js";
import type { CreateCalls } from "./clients/calls.js";
import { loopbackUrl } from "./places.js";
import { stubFetch } from "./verify-calls.js";

const { createCalls } = (await import(process.argv[2] ?? "")) as { readonly createCalls: CreateCalls };

async function get(answer: (attempt: number) => Response, id: string) {
  const sent = stubFetch(answer);
  const isRejected = await createCalls(loopbackUrl)
    .getDeployment(id)
    .then(
      () => false,
      () => true,
    );
  return { isRejected, lines: sent.map(({ line }) => line) };
}

const found = () => new Response(deploymentText, { headers: json });
const missing = await get(() => new Response('{"message":"unknown"}', { status: 404, headers: json }), "dp_1");
const encoded = await get(found, "a/b");
const retried = await get((attempt) => (attempt === 1 ? new Response("", { status: 503 }) : found()), "dp_1");
console.log(
  JSON.stringify({
    rejects: Number(missing.isRejected),
    encodes: Number(encoded.lines[0]?.endsWith("/deployments/a%2Fb") ?? false),
    retries: Number(retried.lines.length > 1),
  }),
);
