import { ours } from "./clients.js";

export type Row = Readonly<Record<string, unknown>>;

/** Decodes a response to plain objects, and calls `see` once for each. Returns all of them if it keeps them in memory. */
export type Decode = (response: Response, see: (row: Row) => void) => Promise<unknown>;

/** Decodes the text of a response. */
export type Parse = (text: string) => { readonly rows: readonly Row[] };

export interface Decoder {
  readonly name: string;
  /** The module that exports `decode` or `parse`, without its extension. */
  readonly file: string;
  readonly does: string;
}

export const lossy = "JSON.parse";

export const decoders: readonly Decoder[] = [
  { name: lossy, file: "decoders/json-parse", does: "silently rounds integers beyond 2^53" },
  {
    name: `${ours}, queryRows`,
    file: "decoders/query-rows",
    does: "bigint where a number would be rounded; all rows in memory",
  },
  {
    name: `${ours}, streamRows`,
    file: "decoders/stream-rows",
    does: "bigint where a number would be rounded; one row at a time",
  },
  { name: "lossless-json", file: "peers/lossless-json", does: "bigint where a number would be rounded" },
];
