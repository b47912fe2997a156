/** A measured client: an alternative for users of the Admin API, or the library under one. */
export interface Client {
  readonly name: string;
  /** The module that makes the calls, without its extension. */
  readonly file: string;
  /** A note on how to interpret its figures. */
  readonly does?: string;
  /** The behaviour that a setting turns on: the key of its measure, and the setting. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A bundle: imports, the expression that calls `resumeInvocation("inv_1", "latest")`, and code that includes every operation. */
  readonly bundle?: { readonly imports: string; readonly call: string; readonly all?: string };
}

export const ours = "restate-admin-client";
export const raw = "openapi-fetch";

const generated = (file: string) => JSON.stringify(`../clients/${file}.js`);
const resume = 'path: { invocation_id: "inv_1" }, query: { deployment: "latest" }';

export const clients: readonly Client[] = [
  { name: "fetch", file: "clients/bare-fetch", does: "fetch and json, nothing else" },
  {
    name: "hand-written",
    file: "peers/hand-written",
    does: "a helper of ten lines and one line for each operation, no types",
    bundle: {
      imports: `import { resumeInvocation } from ${generated("hand-written/client")};`,
      call: 'resumeInvocation(baseUrl, "inv_1", { deployment: "latest" })',
      all: `export * from ${generated("hand-written/client")};`,
    },
  },
  {
    name: raw,
    file: "clients/openapi-fetch",
    does: "with the types of openapi-typescript",
    bundle: {
      imports: `import createClient from "${raw}";`,
      call: `createClient({ baseUrl }).PATCH("/invocations/{invocation_id}/resume", { params: { ${resume} } })`,
    },
  },
  { name: ours, file: "clients/restate-admin-client" },
  {
    name: "hey-api",
    file: "peers/hey-api",
    settings: { rejects: "throwOnError" },
    bundle: {
      imports: `import { createClient } from ${generated("hey-api/client/index")};
import { resumeInvocation } from ${generated("hey-api/sdk.gen")};`,
      call: `resumeInvocation({ client: createClient({ baseUrl }), ${resume} })`,
      all: `export * from ${generated("hey-api/sdk.gen")};`,
    },
  },
  {
    name: "orval",
    file: "peers/orval",
    settings: { rejects: "override.fetch.forceSuccessResponse", encodes: "urlEncodeParameters" },
    bundle: {
      imports: `import { resumeInvocation } from ${generated("orval/client")};`,
      call: 'resumeInvocation("inv_1", { deployment: "latest" })',
      all: `export * from ${generated("orval/client")};`,
    },
  },
  {
    name: "redocly generate-client",
    file: "peers/redocly",
    does: "experimental",
    settings: { retries: "retry" },
    bundle: {
      imports: `import { configure, resume_invocation } from ${generated("redocly generate-client/client")};`,
      call: `(configure({ serverUrl: baseUrl }), resume_invocation({ ${resume} }))`,
      // One object has all operations.
      all: "",
    },
  },
];
