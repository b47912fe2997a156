import { isAtLeast } from "../client/index.js";
import { checkNames } from "./check-names.js";
import { checkRows } from "./complete-rows.js";
import { FailedConnection } from "./connection-failures.js";
import type { FakeCall, FakeResponse } from "./fake-call.js";
import { FakeServer } from "./fake-server.js";
import { describeOperation } from "./find-operation.js";
import { NEWEST } from "./table-versions.js";
import type { FakeRows, OperationName } from "./wire-types.js";

/** Options of {@link createFakeAdminApi}. */
export interface FakeAdminApiOptions {
  /**
   * The rows of the server's SQL tables, read again for each query. A table that is left out is empty. Queries may have
   * joins, conditions, groups, an order and a limit; `on("query", ...)` answers any other.
   */
  readonly rows?: FakeRows | undefined;
  /** The base URL of the client, if it has a path. Requests to any host are accepted. */
  readonly baseUrl?: string | URL | undefined;
  /** The version of the server. It lacks newer operations, tables and columns. Default: the newest that changed any. */
  readonly serverVersion?: string | undefined;
  /** Milliseconds until the response. Default: 0. */
  readonly latency?: number | undefined;
  /**
   * Whether an operation without an `on` responds with the smallest body that is valid. With `false`, such a call is
   * unexpected, unless it is a query and there are `rows`, or asks for the version. Default: true.
   */
  readonly defaults?: boolean | undefined;
}

/** A record, so that the compiler finds a missing one. */
const OPTIONS: Readonly<Record<keyof FakeAdminApiOptions, true>> = {
  rows: true,
  baseUrl: true,
  serverVersion: true,
  latency: true,
  defaults: true,
};

/** A fake Admin API, in memory. */
export interface FakeAdminApi {
  /** Responds to a request as the server would. Pass it to the client as its `fetch`. */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** Responds as `fetch` does, but a failed connection is a `Response.error()`, as a handler of msw returns it. */
  respond(request: Request): Promise<Response>;
  /**
   * Sets the responses of an operation: the first for the first call from now on, and the last for every further call.
   *
   * A response is a status, with the body that the schema documents for it; a result, with the status of a success; or
   * a function of the request that returns a result, a `Response`, or nothing for the response without `on`.
   *
   * @throws A TypeError if there is no such operation.
   *
   * @example
   * ```ts
   * api.on("listServices", 503, 503, 200);
   * api.on("getService", ({ path }) => createSample("ServiceMetadata", { name: path.service }));
   * ```
   */
  on<Name extends OperationName>(
    operation: Name,
    ...responses: readonly [FakeResponse<Name>, ...FakeResponse<Name>[]]
  ): void;
  /** The requests so far, each attempt on its own. */
  readonly calls: readonly FakeCall[];
  /** The requests so far to one operation. */
  callsTo<Name extends OperationName>(operation: Name): readonly FakeCall<Name>[];
  /** Why requests could not be answered. The client got a response with status 501 and these words. */
  readonly unexpected: readonly string[];
  /** Forgets the responses that `on` set, and the requests so far. */
  reset(): void;
}

/**
 * Creates a fake Admin API, in memory, for tests of your own code. It knows every operation, and responds with
 * what the server's schema allows.
 *
 * @param options - Each has a default.
 * @throws A TypeError that names an unknown option, table or column, or an option with a wrong value. Rows from a
 * function are checked when a query reads them; a wrong one is among {@link FakeAdminApi.unexpected}.
 *
 * @example
 * ```ts
 * const api = createFakeAdminApi({ rows: { sys_invocation: [{ id: "inv_1", status: "paused" }] } });
 * const admin = createAdminClient({ fetch: api.fetch });
 * await rescue(admin);
 * expect(api.callsTo("resumeInvocation")).toHaveLength(1);
 * ```
 */
export function createFakeAdminApi(options: FakeAdminApiOptions = {}): FakeAdminApi {
  checkNames(options, Object.keys(OPTIONS), "createFakeAdminApi", "option");
  const { rows, baseUrl = "http://localhost", latency = 0, defaults = true } = options;
  const { serverVersion = NEWEST } = options;
  if (isAtLeast(String(serverVersion), "0.0.0") === undefined) {
    throw new TypeError(`createFakeAdminApi: serverVersion must be a version such as "1.6.2", not "${serverVersion}"`);
  }
  if (rows !== undefined) checkRows(rows);
  const prefix = new URL(baseUrl).pathname.replace(/\/$/, "");
  const server = new FakeServer({ rows, serverVersion, prefix, latency, defaults });
  const { calls, unexpected, plan } = server;
  return {
    calls,
    unexpected,
    fetch: async (input, init) => server.fetch(new Request(input, init)),
    respond: (request) => server.fetch(request).catch(toErrorResponse),
    on: (operation, ...responses) => plan.set(describeOperation(operation).name, responses),
    callsTo: (operation) => calls.filter((call) => isCallTo(call, operation)),
    reset: () => server.reset(),
  };
}

function toErrorResponse(error: unknown): Response {
  if (error instanceof FailedConnection) return Response.error();
  throw error;
}

function isCallTo<Name extends OperationName>(call: FakeCall, operation: Name): call is FakeCall & FakeCall<Name> {
  return call.operation === describeOperation(operation).name;
}
