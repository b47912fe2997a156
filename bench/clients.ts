/** A measured client: an alternative for users of the Admin API, or the library under one. */
export interface ClientEntry {
  readonly name: string;
  /** The module that makes the calls, without its extension. */
  readonly file: string;
  /** A note on how to interpret its figures. */
  readonly does?: string;
  /** What a call does not do by default, but with a setting: a key of a column of the table of behaviour, and the setting. */
  readonly settings?: Readonly<Record<string, string>>;
}

export const ours = "restate-admin-client";
export const raw = "openapi-fetch";

export const clients: readonly ClientEntry[] = [
  { name: "fetch", file: "clients/bare-fetch", does: "fetch and json, nothing else" },
  {
    name: "hand-written",
    file: "peers/hand-written",
    does: "a helper of ten lines and one line for each operation, no types",
  },
  { name: raw, file: "clients/openapi-fetch", does: "with the types of openapi-typescript" },
  { name: ours, file: "clients/restate-admin-client" },
  { name: "hey-api", file: "peers/hey-api", settings: { rejects: "throwOnError" } },
  {
    name: "orval",
    file: "peers/orval",
    settings: { rejects: "override.fetch.forceSuccessResponse", encodes: "urlEncodeParameters" },
  },
  { name: "redocly generate-client", file: "peers/redocly", settings: { retries: "retry" } },
];
