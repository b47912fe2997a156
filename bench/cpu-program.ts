/** Measures the CPU time of a call, with a fetch that responds immediately. Runs in plain Node, without a network. */

import { deploymentText, json, registeredText } from "./answers.js";
import type { Calls, CreateCalls } from "./clients/calls.js";
import { loopbackUrl } from "./places.js";
import { verifyCalls } from "./verify-calls.js";

interface Kind {
  readonly answer: () => Response;
  readonly call: (calls: Calls) => Promise<unknown>;
}

const kinds: Readonly<Record<string, Kind>> = {
  GET: {
    answer: () => new Response(deploymentText, { headers: json }),
    call: (calls) => calls.getDeployment("dp_1"),
  },
  PATCH: {
    answer: () => new Response("", { headers: { "content-length": "0" } }),
    call: (calls) => calls.resumeInvocation("inv_1", "latest"),
  },
  POST: {
    answer: () => new Response(registeredText, { status: 201, headers: json }),
    call: (calls) => calls.createDeployment("http://localhost:9080"),
  },
};

const [, , url = "", warmUp, calls] = process.argv;
const { createCalls } = (await import(url)) as { readonly createCalls: CreateCalls };
await verifyCalls(createCalls, loopbackUrl);
/** Microseconds per call. */
const times: Record<string, number> = {};
for (const [kind, { answer, call }] of Object.entries(kinds)) {
  globalThis.fetch = () => Promise.resolve(answer());
  const client = createCalls(loopbackUrl);
  // Warms up until the compiler is done, because its time counts as this process's time too.
  for (let done = 0; done < Number(warmUp); done++) await call(client);
  const start = process.cpuUsage();
  for (let done = 0; done < Number(calls); done++) await call(client);
  const { user, system } = process.cpuUsage(start);
  times[kind] = (user + system) / Number(calls);
}
console.log(JSON.stringify(times));
