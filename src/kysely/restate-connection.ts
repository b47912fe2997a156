import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import { joinSignals } from "../call/index.js";
import { type Client, queryRows, type RequestOptions, type RowsOptions, streamRows } from "../index.js";
import { describeResult } from "./describe-result.js";
import { stabilizeRow } from "./stabilize-row.js";

/** What Kysely passes with a query, from version 0.29 on. */
interface QueryOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Sends compiled queries, and gives the values of the rows the types that Kysely infers. */
export class RestateConnection implements DatabaseConnection {
  readonly #client: Client;
  readonly #options: RequestOptions;

  constructor(client: Client, options: RequestOptions) {
    this.#client = client;
    this.#options = options;
  }

  async executeQuery<Row>(query: CompiledQuery, options?: QueryOptions): Promise<QueryResult<Row>> {
    const columns = describeResult(query.query);
    const { signal, forget } = joinSignals(this.#options.signal, options?.signal);
    try {
      const rows = await queryRows(this.#client, readSql(query), this.#toOptions(columns, signal));
      return { rows: rows.map((row) => stabilizeRow(row, columns) as Row) };
    } finally {
      forget();
    }
  }

  async *streamQuery<Row>(
    query: CompiledQuery,
    chunkSize = 1,
    options?: QueryOptions,
  ): AsyncGenerator<QueryResult<Row>, void, undefined> {
    const columns = describeResult(query.query);
    const { signal, forget } = joinSignals(this.#options.signal, options?.signal);
    let rows: Row[] = [];
    try {
      for await (const row of streamRows(this.#client, readSql(query), this.#toOptions(columns, signal))) {
        rows.push(stabilizeRow(row, columns) as Row);
        if (rows.length < chunkSize) continue;
        yield { rows };
        rows = [];
      }
      if (rows.length > 0) yield { rows };
    } finally {
      forget();
    }
  }

  #toOptions(columns: ReadonlyMap<string, boolean> | undefined, signal: AbortSignal | undefined): RowsOptions {
    return { ...this.#options, signal, columns: columns && [...columns.keys()] };
  }
}

function readSql({ sql, parameters }: CompiledQuery): string {
  if (parameters.length === 0) return sql;
  throw new TypeError("the server has no query parameters; compile the query with the Restate dialect");
}
