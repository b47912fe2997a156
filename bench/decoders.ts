import { tableFromIPC as readTable } from "@uwdata/flechette";
import { RecordBatchReader, tableFromIPC } from "apache-arrow";
import jsonBigint from "json-bigint";
import { isInteger, isSafeNumber, parse as parseLossless } from "lossless-json";
import { createClient, queryRows, streamRows } from "restate-admin-client";
import { ours } from "./clients.js";
import { loopbackUrl } from "./loopback-url.js";

export type Row = Readonly<Record<string, unknown>>;

export interface Decoder {
  readonly format: "json" | "arrow";
  readonly does: string;
  /** Decodes a response to plain objects, and calls `see` once for each. Returns all of them if it keeps them in memory. */
  readonly decode: (response: Response, see: (row: Row) => void) => Promise<unknown>;
}

interface Answer {
  readonly rows: readonly Row[];
}

export const lossy = "JSON.parse";

export const decoders: Readonly<Record<string, Decoder>> = {
  [lossy]: fromText("silently rounds integers beyond 2^53", (text) => JSON.parse(text) as Answer),
  [`${ours}, queryRows`]: {
    format: "json",
    does: "bigint where a number would be rounded; all rows in memory",
    decode: async (response, see) => seeAll(await queryRows(answering(response), "SELECT"), see),
  },
  [`${ours}, streamRows`]: {
    format: "json",
    does: "bigint where a number would be rounded; one row at a time",
    decode: async (response, see) => {
      for await (const row of streamRows(answering(response), "SELECT")) see(row);
    },
  },
  "JSON.parse with its source": fromText("a reviver that reads the digits; Node 21 or later", (text) => {
    const revive = (_: string, value: unknown, context?: { source?: string }) => {
      if (typeof value !== "number" || Number.isSafeInteger(value) || !Number.isInteger(value)) return value;
      if (context?.source === undefined) throw new Error("this Node gives a reviver no source");
      return BigInt(context.source);
    };
    return JSON.parse(text, revive) as Answer;
  }),
  "json-bigint": fromText("useNativeBigInt", (text) => jsonBigint({ useNativeBigInt: true }).parse(text) as Answer),
  "lossless-json": fromText("bigint where a number would be rounded", (text) => {
    const parseNumber = (digits: string) =>
      isInteger(digits) && !isSafeNumber(digits) ? BigInt(digits) : Number(digits);
    return parseLossless(text, null, parseNumber) as Answer;
  }),
  flechette: {
    format: "arrow",
    does: "useBigInt; reads the whole response, then all rows",
    decode: async (response, see) => {
      const bytes = new Uint8Array(await response.arrayBuffer());
      return seeAll(readTable(bytes, { useBigInt: true }).toArray() as readonly Row[], see);
    },
  },
  "apache-arrow": {
    format: "arrow",
    does: "reads the whole table, then all rows",
    decode: async (response, see) => {
      const table = await tableFromIPC(response);
      return seeAll(
        [...table].map((row) => row?.toJSON() ?? {}),
        see,
      );
    },
  },
  "apache-arrow, batches": {
    format: "arrow",
    does: "one batch at a time",
    decode: async (response, see) => {
      for await (const batch of await RecordBatchReader.from(response))
        for (const row of batch) see(row?.toJSON() ?? {});
    },
  },
};

function fromText(does: string, parse: (text: string) => Answer): Decoder {
  return { format: "json", does, decode: async (response, see) => seeAll(parse(await response.text()).rows, see) };
}

function seeAll(rows: readonly Row[], see: (row: Row) => void): readonly Row[] {
  for (const row of rows) see(row);
  return rows;
}

/** Returns a client whose server sends this response. */
function answering(response: Response) {
  return createClient({ baseUrl: loopbackUrl, timeout: 0, fetch: () => Promise.resolve(response) });
}
