/** The measured clients: the alternatives for users of the Admin API, and the libraries under them. */
export interface ClientEntry {
  readonly name: string;
  /** The file in clients/, without its extension. */
  readonly file: string;
  /** A note on how to interpret its figures. */
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
