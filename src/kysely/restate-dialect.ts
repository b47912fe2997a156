import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  DialectAdapterBase,
  type Driver,
  type QueryCompiler,
} from "kysely";
import { joinSignals } from "../call/index.js";
import { type Client, queryRows, type RequestOptions, streamRows } from "../index.js";
import { listColumns } from "./list-columns.js";
import { RestateQueryCompiler } from "./restate-query-compiler.js";

/**
 * A Kysely dialect for the SQL tables of the server, for a `Kysely` with plugins, logs or tables of your own. The dialect only reads:
 * transactions, inserts, updates and deletions throw a TypeError before anything is sent. Raw SQL and common table expressions are sent,
 * and the server rejects them if they write.
 *
 * @example
 * ```ts
 * const db = new Kysely<RestateDatabase>({ dialect: new RestateDialect(client), log: ["query"] });
 * ```
 */
export class RestateDialect implements Dialect {
  /** One connection serves all queries, since each is its own request. */
  readonly #connection: DatabaseConnection;

  /** @param options - Request options for every query. */
  constructor(client: Client, options: RequestOptions = {}) {
    this.#connection = connect(client, options);
  }

  /** Creates the adapter that tells Kysely which features the server supports. */
  createAdapter(): DialectAdapter {
    return new ReadOnlyAdapter();
  }

  /** Creates the driver that sends queries with the client. */
  createDriver(): Driver {
    return {
      init: nothing,
      acquireConnection: async () => this.#connection,
      beginTransaction: async () => refuse("transactions, since the tables are read-only"),
      commitTransaction: nothing,
      rollbackTransaction: nothing,
      releaseConnection: nothing,
      destroy: nothing,
    };
  }

  /** Throws a TypeError: the type `RestateDatabase` has the tables. */
  createIntrospector(): DatabaseIntrospector {
    return refuse("introspection; the type RestateDatabase has the tables");
  }

  /** Creates the compiler that writes values as literals. */
  createQueryCompiler(): QueryCompiler {
    return new RestateQueryCompiler();
  }
}

class ReadOnlyAdapter extends DialectAdapterBase {
  acquireMigrationLock = nothing;
  releaseMigrationLock = nothing;
}

type QueryOptions = Pick<RequestOptions, "signal">;

/** Sends compiled queries. Their rows have every column of the result. */
function connect(client: Client, options: RequestOptions): DatabaseConnection {
  /** @param queryOptions - The options that Kysely passes with a query, from version 0.29 on. */
  const prepare = ({ sql, parameters, query }: CompiledQuery, queryOptions: QueryOptions = {}) => {
    if (parameters.length > 0)
      throw new TypeError("the server has no query parameters; compile the query with the Restate dialect");
    const columns = listColumns(query);
    const { signal, forget } = joinSignals(options.signal, queryOptions.signal);
    return { sql, request: { ...options, signal, columns }, forget };
  };
  return {
    async executeQuery<Row>(query: CompiledQuery, queryOptions?: QueryOptions) {
      const { sql, request, forget } = prepare(query, queryOptions);
      return { rows: (await queryRows(client, sql, request).finally(forget)) as Row[] };
    },
    async *streamQuery<Row>(query: CompiledQuery, chunkSize = 1, queryOptions?: QueryOptions) {
      const { sql, request, forget } = prepare(query, queryOptions);
      let rows: Row[] = [];
      try {
        for await (const row of streamRows(client, sql, request)) {
          rows.push(row as Row);
          if (rows.length < chunkSize) continue;
          yield { rows };
          rows = [];
        }
        if (rows.length > 0) yield { rows };
      } finally {
        forget();
      }
    },
  };
}

async function nothing(): Promise<void> {}

function refuse(what: string): never {
  throw new TypeError(`the Restate dialect has no ${what}`);
}
