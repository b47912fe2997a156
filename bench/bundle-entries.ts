import { raw } from "./clients.js";

/** A bundle of another client. */
export interface BundleEntry {
  readonly name: string;
  readonly does?: string;
  /** Programs whose `start(baseUrl)` makes the call `resumeInvocation("inv_1", "latest")`. `all` also includes every operation. */
  readonly one?: string;
  readonly all?: string;
}

const generated = (client: string) => JSON.stringify(`../clients/${client}/client.js`);
const hey = (file: string) => JSON.stringify(`../clients/hey-api/${file}.js`);
const start = (call: string) => `export const start = (baseUrl) => ${call};`;

const rawCall = `import createClient from "openapi-fetch";
${start('createClient({ baseUrl }).PATCH("/invocations/{invocation_id}/resume", { params: { path: { invocation_id: "inv_1" }, query: { deployment: "latest" } } })')}`;
const heyCall = `import { createClient } from ${hey("client/index")};
import { resumeInvocation } from ${hey("sdk.gen")};
${start('resumeInvocation({ client: createClient({ baseUrl }), path: { invocation_id: "inv_1" }, query: { deployment: "latest" } })')}`;
const handCall = `import { resumeInvocation } from ${generated("hand-written")};
${start('resumeInvocation(baseUrl, "inv_1", { deployment: "latest" })')}`;
const orvalCall = `import { resumeInvocation } from ${generated("orval")};
${start('resumeInvocation("inv_1", { deployment: "latest" })')}`;
const redocly = `import { configure, resume_invocation } from ${generated("redocly generate-client")};
${start('(configure({ serverUrl: baseUrl }), resume_invocation({ path: { invocation_id: "inv_1" }, query: { deployment: "latest" } }))')}`;

export const bundleEntries: readonly BundleEntry[] = [
  { name: "hand-written", one: handCall, all: `${handCall}\nexport * from ${generated("hand-written")};` },
  { name: raw, does: "no code per operation", one: rawCall },
  { name: "hey-api", one: heyCall, all: `${heyCall}\nexport * from ${hey("sdk.gen")};` },
  { name: "orval", one: orvalCall, all: `${orvalCall}\nexport * from ${generated("orval")};` },
  { name: "redocly generate-client", does: "one object with all operations", all: redocly },
];
