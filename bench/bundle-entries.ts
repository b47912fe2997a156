import { ours, raw } from "./clients.js";
import { readOperations, toCamelCase } from "./operations.js";

export interface BundleEntry {
  readonly name: string;
  readonly does?: string;
  /** Programs whose `start(baseUrl)` makes one call. `all` also includes every operation. */
  readonly one?: string;
  readonly all?: string;
  /** The request that `start` makes. Default: `resumeInvocation("inv_1", "latest")`. */
  readonly sends?: string;
}

const names: string = readOperations()
  .map(({ id }) => toCamelCase(id))
  .join(", ");
const generated = (client: string) => JSON.stringify(`../clients/${client}/client.js`);
const hey = (file: string) => JSON.stringify(`../clients/hey-api/${file}.js`);
const start = (call: string) => `export const start = (baseUrl) => ${call};`;

const swagger = `import { Api } from ${generated("swagger-typescript-api")};
${start('new Api({ baseUrl }).invocations.resumeInvocation("inv_1", { deployment: "latest" })')}`;
const rawCall = `import createClient from "openapi-fetch";
${start('createClient({ baseUrl }).PATCH("/invocations/{invocation_id}/resume", { params: { path: { invocation_id: "inv_1" }, query: { deployment: "latest" } } })')}`;
const ourCall = start('resumeInvocation(createClient({ baseUrl }), "inv_1", { deployment: "latest" })');
const heyCall = `import { createClient } from ${hey("client/index")};
import { resumeInvocation } from ${hey("sdk.gen")};
${start('resumeInvocation({ client: createClient({ baseUrl }), path: { invocation_id: "inv_1" }, query: { deployment: "latest" } })')}`;
const handCall = `import { resumeInvocation } from ${generated("hand-written")};
${start('resumeInvocation(baseUrl, "inv_1", { deployment: "latest" })')}`;
const orvalCall = `import { resumeInvocation } from ${generated("orval")};
${start('resumeInvocation("inv_1", { deployment: "latest" })')}`;
const fetchGen = `import { Client } from ${generated("openapi-fetch-gen")};
${start('new Client({ baseUrl }).resume_invocation({ path: { invocation_id: "inv_1" }, query: { deployment: "latest" } })')}`;
const redocly = `import { configure, resume_invocation } from ${generated("redocly generate-client")};
${start('(configure({ serverUrl: baseUrl }), resume_invocation({ path: { invocation_id: "inv_1" }, query: { deployment: "latest" } }))')}`;
const kyCall = `import ky from "ky";
${start('ky.patch("invocations/inv_1/resume", { prefixUrl: baseUrl, searchParams: { deployment: "latest" } })')}`;

export const bundleEntries: readonly BundleEntry[] = [
  {
    name: ours,
    one: `import { createClient, resumeInvocation } from "${ours}";\n${ourCall}`,
    all: `import { createClient, resumeInvocation } from "${ours}";\n${ourCall}\nexport { ${names} } from "${ours}";`,
  },
  {
    name: `${ours}, queryRows`,
    does: "SQL with exact rows",
    one: `import { createClient, queryRows } from "${ours}";\n${start('queryRows(createClient({ baseUrl }), "SELECT 1")')}`,
    sends: "POST /query",
  },
  {
    name: `${ours}, createAdminClient`,
    does: "all operations, and rows, bulk operations, waiting and state",
    all: `import { createAdminClient } from "${ours}";
${start('createAdminClient({ baseUrl }).resumeInvocation("inv_1", { deployment: "latest" })')}`,
  },
  { name: "hand-written", one: handCall, all: `${handCall}\nexport * from ${generated("hand-written")};` },
  { name: raw, does: "no code per operation", one: rawCall },
  { name: "openapi-fetch-gen", does: "one class with all operations", all: fetchGen },
  { name: "hey-api", one: heyCall, all: `${heyCall}\nexport * from ${hey("sdk.gen")};` },
  { name: "orval", one: orvalCall, all: `${orvalCall}\nexport * from ${generated("orval")};` },
  { name: "swagger-typescript-api", does: "one class with all operations", all: swagger },
  { name: "redocly generate-client", does: "one object with all operations", all: redocly },
  { name: "ky", does: "no code per operation", one: kyCall },
];
