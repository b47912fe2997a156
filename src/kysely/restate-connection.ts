import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import { joinSignals } from "../call/index.js";
import { type Client, queryRows, type RequestOptions, streamRows } from "../index.js";
import { listColumns } from "./list-columns.js";

/** What Kysely passes with a query, from version 0.29 on. */
interface QueryOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Sends compiled queries. Their rows have every column of the result. */
export class RestateConnection implements DatabaseConnection {
  readonly #client: Client;
  readonly #options: RequestOptions;

  constructor(client: Client, options: RequestOptions) {
    this.#client = client;
    this.#options = options;
  }

  async executeQuery<Row>(query: CompiledQuery, options?: QueryOptions): Promise<QueryResult<Row>> {
    const columns = listColumns(query.query);
    const { signal, forget } = joinSignals(this.#options.signal, options?.signal);
    try {
      const rows = await queryRows(this.#client, readSql(query), { ...this.#options, signal, columns });
      return { rows: rows as Row[] };
    } finally {
      forget();
    }
  }

  async *streamQuery<Row>(
    query: CompiledQuery,
    chunkSize = 1,
    options?: QueryOptions,
  ): AsyncGenerator<QueryResult<Row>, void, undefined> {
    const columns = listColumns(query.query);
    const { signal, forget } = joinSignals(this.#options.signal, options?.signal);
    let rows: Row[] = [];
    try {
      for await (const row of streamRows(this.#client, readSql(query), { ...this.#options, signal, columns })) {
        rows.push(row as Row);
        if (rows.length < chunkSize) continue;
        yield { rows };
        rows = [];
      }
      if (rows.length > 0) yield { rows };
    } finally {
      forget();
    }
  }
}

function readSql({ sql, parameters }: CompiledQuery): string {
  if (parameters.length === 0) return sql;
  throw new TypeError("the server has no query parameters; compile the query with the Restate dialect");
}
