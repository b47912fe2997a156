import {
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  DialectAdapterBase,
  type Driver,
  type QueryCompiler,
} from "kysely";
import type { Client, RequestOptions } from "../index.js";
import { RestateConnection } from "./restate-connection.js";
import { RestateQueryCompiler } from "./restate-query-compiler.js";

/**
 * A Kysely dialect for the SQL tables of the server, for a `Kysely` with plugins, logs or tables of your own. It reads
 * only: writes and transactions throw a TypeError before anything is sent.
 *
 * @example
 * ```ts
 * const db = new Kysely<RestateDatabase>({ dialect: new RestateDialect(client), log: ["query"] });
 * ```
 */
export class RestateDialect implements Dialect {
  readonly #client: Client;
  readonly #options: RequestOptions;

  /**
   * @param client - The client, from `createClient` or `createAdminClient`.
   * @param options - Request options for every query.
   */
  constructor(client: Client, options: RequestOptions = {}) {
    this.#client = client;
    this.#options = options;
  }

  /** Tells Kysely what the server supports. */
  createAdapter(): DialectAdapter {
    return new ReadOnlyAdapter();
  }

  /** Creates the driver that sends queries with the client. */
  createDriver(): Driver {
    // One for all queries: each is a request of its own.
    const connection = new RestateConnection(this.#client, this.#options);
    return {
      init: nothing,
      acquireConnection: async () => connection,
      beginTransaction: async () => refuse("transactions, since the tables are read-only"),
      commitTransaction: nothing,
      rollbackTransaction: nothing,
      releaseConnection: nothing,
      destroy: nothing,
    };
  }

  /** Throws a TypeError: the types have the tables. */
  createIntrospector(): DatabaseIntrospector {
    return refuse("introspection; the type RestateDatabase has the tables");
  }

  /** Creates the compiler that writes values as literals. */
  createQueryCompiler(): QueryCompiler {
    return new RestateQueryCompiler();
  }
}

class ReadOnlyAdapter extends DialectAdapterBase {
  async acquireMigrationLock(): Promise<void> {
    refuse("migrations, since the tables are read-only");
  }

  async releaseMigrationLock(): Promise<void> {}
}

async function nothing(): Promise<void> {}

function refuse(what: string): never {
  throw new TypeError(`the Restate dialect has no ${what}`);
}
