/** The clients that are measured: what a user of the Admin API would take, and what these stand on. */
export interface ClientEntry {
  readonly name: string;
  /** In clients/, without its ending. */
  readonly file: string;
  /** What has to be known to read its figures. */
  readonly does?: string;
}

export const ours = "restate-admin-client";
export const raw = "openapi-fetch";
export const bare = "fetch";

export const clients: readonly ClientEntry[] = [
  { name: bare, file: "bare-fetch", does: "fetch and json, nothing else" },
  {
    name: "hand-written",
    file: "hand-written",
    does: "a helper of ten lines and one line for each operation, no types",
  },
  { name: raw, file: "openapi-fetch", does: "with the types of openapi-typescript" },
  { name: ours, file: "restate-admin-client" },
  { name: "openapi-fetch-gen", file: "openapi-fetch-gen" },
  { name: "hey-api", file: "hey-api" },
  { name: "orval", file: "orval" },
  { name: "swagger-typescript-api", file: "swagger-typescript-api" },
  { name: "redocly generate-client", file: "redocly" },
  { name: "ky", file: "ky", does: "no types of the API, paths written by hand" },
];
