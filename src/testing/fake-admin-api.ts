/// <reference lib="esnext.disposable" />

import type { FakeCall, FakeResponse, OperationName } from "./fake-call.js";
import { FakeServer } from "./fake-server.js";
import { describeOperation } from "./find-operation.js";
import { planQuery, type QueryMatch, type QueryRows } from "./query-plan.js";

/** A fake Admin API, in memory. */
export interface FakeAdminApi {
  /** Responds to a request as the server would, whatever its host is. Pass it to the client as its `fetch`. */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
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
  /**
   * Sets the rows of the queries that match, from now on. The last `onQuery` that matches counts. The fake runs no SQL:
   * it returns the rows as they are, as the server would write them. An `on("query", ...)` comes first.
   *
   * For a query that nothing matches, see {@link FakeAdminApi.assertAnswered}.
   *
   * @param match - The whole query, a pattern to find in it, or a function of it. Whitespace does not matter: any run of
   * it is one space, in the query and in the string.
   * @param rows - The rows, or a function that returns them, called for each query with its SQL.
   * @throws A TypeError if an argument has another type.
   *
   * @example
   * ```ts
   * api.onQuery(/FROM sys_invocation/, [createRow("sys_invocation", { id: "inv_1", status: "paused" })]);
   * api.onQuery("SELECT count(*) AS n FROM state", [{ n: 7n }]);
   * ```
   */
  onQuery(match: QueryMatch, rows: QueryRows): void;
  /**
   * The requests so far, each attempt on its own.
   *
   * @throws The error of {@link FakeAdminApi.assertAnswered}, if there is one.
   */
  readonly calls: readonly FakeCall[];
  /**
   * Returns the requests so far to one operation.
   *
   * @throws The error of {@link FakeAdminApi.assertAnswered}, if there is one.
   */
  callsTo<Name extends OperationName>(operation: Name): readonly FakeCall<Name>[];
  /**
   * Throws the error of the first request that the fake could not answer: a query that no `onQuery` matches, or a path that no
   * operation has. What a function of `on` or `onQuery` throws is such an error too.
   *
   * The client gets status 501 for such a request, which the code under test may catch. So call this at the end of a test, or
   * create the fake with `using`. Reading `calls` or `callsTo` throws the same error.
   */
  assertAnswered(): void;
  /** Does what `assertAnswered` does, at the end of the block that says `using`. */
  [Symbol.dispose](): void;
  /** Forgets the responses that `on` and `onQuery` set, and the requests so far. */
  reset(): void;
}

/**
 * Creates a fake Admin API, in memory, for tests of your own code. It knows every operation, and responds with
 * what the server's schema allows. It knows no SQL: `onQuery` sets the rows of a query.
 *
 * @example
 * ```ts
 * using api = createFakeAdminApi();
 * api.onQuery(/FROM sys_invocation/, [createRow("sys_invocation", { id: "inv_1", status: "paused" })]);
 * const admin = createAdminClient({ fetch: api.fetch });
 * await rescue(admin);
 * expect(api.callsTo("resumeInvocation")).toHaveLength(1);
 * ```
 */
export function createFakeAdminApi(): FakeAdminApi {
  const server = new FakeServer();
  const assertAnswered = () => void server.calls;
  return {
    get calls() {
      return server.calls;
    },
    fetch: async (input, init) => server.fetch(new Request(input, init)),
    on(operation, ...responses) {
      const { name } = describeOperation(operation);
      if (responses.length === 0) throw new TypeError(`on("${name}"): give at least one response`);
      server.responses.set(name, responses);
    },
    onQuery: (match, rows) => void server.queries.unshift(planQuery(match, rows)),
    callsTo: (operation) => server.calls.filter((call) => isCallTo(call, operation)),
    assertAnswered,
    [Symbol.dispose]: assertAnswered,
    reset: () => server.reset(),
  };
}

function isCallTo<Name extends OperationName>(call: FakeCall, operation: Name): call is FakeCall & FakeCall<Name> {
  return call.operation === describeOperation(operation).name;
}
