import { runWithin } from "../call/index.js";
import { QUERY_REQUEST } from "../operations.js";
import { PROBE_QUERY } from "../sql/index.js";
import { createResponse, type ServedCall } from "./create-response.js";
import type { FakeAdminApi, FakeCall, OperationName, QueryMatch, QueryRows } from "./fake-call.js";
import { findDescription, findOperation, isBatchPath, readJson } from "./find-operation.js";

/**
 * Creates a fake Admin API, in memory, for tests of your own code. It knows every operation, and its responses fit the
 * server's schema. It knows no SQL: `onQuery` sets the rows of a query.
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
  return new FakeServer();
}

/** Responds to requests, and keeps them. Its functions need no `this`, as in `const { on, fetch } = createFakeAdminApi()`. */
class FakeServer implements FakeAdminApi {
  readonly #calls: FakeCall[] = [];
  /** The errors of the requests that the fake could not answer. */
  readonly #errors: unknown[] = [];
  /** The responses that a test has set, by operation, in their order. */
  readonly #responses = new Map<string, readonly unknown[]>();
  /** The rows that a test has set, the latest first. The first that matches counts. */
  readonly #queries: ServedCall["queries"][number][] = [];

  /** A test must not trust the calls after a request that could not be answered. */
  get calls(): readonly FakeCall[] {
    if (this.#errors.length > 0) throw this.#errors[0];
    return this.#calls;
  }

  callsTo = <Name extends OperationName>(operation: Name): readonly FakeCall<Name>[] => {
    const { name } = findDescription(operation);
    return this.calls.filter((call): call is FakeCall & FakeCall<Name> => call.operation === name);
  };

  on = (operation: OperationName, ...responses: readonly unknown[]): void => {
    this.#responses.set(findDescription(operation).name, responses);
  };

  onQuery = (match: QueryMatch, rows: QueryRows): void => void this.#queries.unshift({ match, rows });

  assertAnswered = (): void => void this.calls;
  [Symbol.dispose] = this.assertAnswered;

  reset = (): void => {
    this.#responses.clear();
    for (const list of [this.#calls, this.#errors, this.#queries]) list.length = 0;
  };

  fetch = async (input: Request | URL | string, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    return runWithin(0, request.signal, () => this.#respond(request));
  };

  async #respond(request: Request): Promise<Response> {
    try {
      return await this.#route(request);
    } catch (error) {
      if (error instanceof FailedConnection) throw error;
      this.#errors.push(error);
      return Response.json({ message: `the fake cannot answer: ${error}` }, { status: 501 });
    }
  }

  async #route(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    // The base URL of the client may have a path.
    for (const { index } of pathname.matchAll(/\//g)) {
      const path = pathname.slice(index);
      // The client then calls the operation for each id, so that the test sees only operations.
      if (isBatchPath(path)) return new Response(null, { status: 404 });
      const match = findOperation(request.method, path, searchParams);
      if (!match) continue;
      const text = await request.clone().text();
      const body = text === "" ? undefined : readJson(text);
      return this.#serve({ ...match, body, request, queries: this.#queries });
    }
    throw new Error(`no operation has ${request.method} ${pathname}`);
  }

  async #serve(call: ServedCall): Promise<Response> {
    const { operation, path, query, body } = call;
    const { name } = operation;
    // The client sends this query itself, in `waitUntilHealthy` or after the server was away. A test does not see it.
    if (name === QUERY_REQUEST.operation && Object(body).query === PROBE_QUERY) {
      return createResponse(call, undefined, { rows: [{ number: 0 }] });
    }
    this.#calls.push({ operation: name, path, query, ...(body !== undefined && { body }) } as FakeCall);
    return (await this.#respondAsPlanned(call)) ?? createResponse(call);
  }

  /** Creates the next response that the test has set; undefined if the test leaves it to the fake. */
  async #respondAsPlanned(call: ServedCall): Promise<Response | undefined> {
    const { operation, path, query, body, request } = call;
    const [next, ...others] = this.#responses.get(operation.name) ?? [];
    // The last response is for every further call.
    if (others.length > 0) this.#responses.set(operation.name, others);
    if (typeof next === "number") return createResponse(call, next);
    const reply = (status: number, wantedBody?: unknown) => createResponse(call, status, wantedBody);
    const shown = { operation: operation.name, path, query, body, request, reply };
    const result: unknown = typeof next === "function" ? await next(shown) : next;
    // A Response that the test returns again needs its body again.
    if (result instanceof Response) return result.clone();
    return result === undefined ? undefined : createResponse(call, undefined, result);
  }
}

/** A failed connection, as `fetch` reports it in Node. */
class FailedConnection extends TypeError {
  constructor(code: string) {
    const cause = Object.assign(new Error(code), { code });
    super("fetch failed", { cause });
  }
}

/** A response for `on`: the connection is refused, so the client knows that nothing was sent. */
export function refuseConnection(): never {
  throw new FailedConnection("ECONNREFUSED");
}

/** A response for `on`: the connection breaks, so the server may have received the request. */
export function resetConnection(): never {
  throw new FailedConnection("ECONNRESET");
}

/** For `on`: never responds, so the client waits until its timeout or an abort. */
export function neverRespond(): Promise<never> {
  return new Promise(() => {});
}
