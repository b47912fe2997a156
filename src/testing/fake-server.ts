import { operationSamples } from "../../generated/samples.js";
import { runWithin } from "../call/index.js";
import { isAtLeast } from "../client/index.js";
import { RUNS_SQL } from "../operations.js";
import { PARTITIONS_QUERY } from "../sql/index.js";
import { FailedConnection } from "./connection-failures.js";
import { createResponse } from "./create-response.js";
import type { FakeCall } from "./fake-call.js";
import { findOperation, isBatchPath } from "./find-operation.js";
import { ResponsePlan } from "./response-plan.js";
import type { FakeState, ServedCall } from "./served-call.js";
import { UnexpectedCallError } from "./unexpected-call-error.js";

export interface ServerSettings extends FakeState {
  /** The path of the base URL, without a slash at its end. */
  readonly prefix: string;
  /** Whether a call for which nothing is planned gets a response. */
  readonly defaults: boolean;
}

/** Responds to requests, and keeps them. */
export class FakeServer {
  readonly calls: FakeCall[] = [];
  /** Why requests could not be answered. */
  readonly errors: unknown[] = [];
  readonly plan: ResponsePlan = new ResponsePlan();
  readonly #settings: ServerSettings;
  /** The last request bodies, by the path that they were sent to. */
  readonly #bodies = new Map<string, unknown>();

  constructor(settings: ServerSettings) {
    this.#settings = settings;
  }

  /** Forgets the requests so far, and the responses that were planned. */
  reset(): void {
    this.plan.clear();
    this.#settings.queries.clear();
    this.#bodies.clear();
    this.calls.length = 0;
    this.errors.length = 0;
  }

  /** @throws FailedConnection if there is no response, and the signal's reason if the request is aborted. */
  async fetch(request: Request): Promise<Response> {
    return runWithin(0, request.signal, () => this.#respond(request));
  }

  async #respond(request: Request): Promise<Response> {
    try {
      return await this.#route(request);
    } catch (error) {
      if (error instanceof FailedConnection) throw error;
      this.errors.push(error);
      // Nobody handles this promise, so the runner fails the test, even if the code under test catches the response.
      Promise.reject(error);
      const message = error instanceof UnexpectedCallError ? error.message : `a function of the test failed: ${error}`;
      return Response.json({ message }, { status: 501 });
    }
  }

  async #route(request: Request): Promise<Response> {
    const { prefix, ...state } = this.#settings;
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : "";
    // The client then calls the operation for each id, so that the test sees only operations.
    if (isBatchPath(path)) return new Response(null, { status: 404 });
    const found = findOperation(request.method, path, searchParams);
    if (found) {
      const body = await readBody(request);
      if (body !== undefined) this.#bodies.set(path, body);
      // What has this path was created, if ever, by a request to the path above it.
      const known = this.#bodies.get(path) ?? this.#bodies.get(path.replace(/\/[^/]*$/, ""));
      return this.#serve({ ...found, body, known, request, state });
    }
    const advice = "if the client's baseUrl has a path, give the fake the same baseUrl";
    throw new UnexpectedCallError(`no operation has ${request.method} ${pathname}; ${advice}`);
  }

  async #serve(call: ServedCall): Promise<Response> {
    const { defaults, serverVersion } = this.#settings;
    const { operation, path, query, body } = call;
    const { name, since } = operation;
    // The client's own question, after it has seen the server go away, or in `waitUntilHealthy`. A test sees its own calls.
    if (name === RUNS_SQL && Object(body).query === PARTITIONS_QUERY) {
      return createResponse(call, undefined, { rows: [{ number: 0 }] });
    }
    this.calls.push({ operation: name, path, query, ...(body !== undefined && { body }) } as FakeCall);
    if (since !== null && isAtLeast(serverVersion, since) === false) return new Response(null, { status: 404 });
    const planned = await this.plan.respond(call);
    if (planned || defaults || isAlwaysGiven(name)) return planned ?? createResponse(call);
    throw new UnexpectedCallError(`${name} was not expected; say how to respond: api.on("${name}", ...)`);
  }
}

/** Whether the fake responds to an operation by what it was given: the version, or the rows of `onQuery`. */
function isAlwaysGiven(name: string): boolean {
  return name === RUNS_SQL || operationSamples[name]?.versionField !== undefined;
}

/** Reads a body as JSON. One that is not JSON stays a string. */
async function readBody(request: Request): Promise<unknown> {
  const text = await request.clone().text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
