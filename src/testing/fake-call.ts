/// <reference lib="esnext.disposable" />

import type { WireTypes } from "../../generated/samples.js";
import type { AdminClient, OperationPromise } from "../index.js";
import type { ErrorResponses } from "../schema/index.js";

/** The name of an operation: `resumeInvocation`. */
export type OperationName = keyof WireTypes & keyof AdminClient & keyof ErrorResponses;

type PathOf<Name extends OperationName> = WireTypes[Name] extends { parameters: { path: infer Path } }
  ? Readonly<Path>
  : Readonly<Record<string, never>>;

type QueryOf<Name extends OperationName> = WireTypes[Name] extends { parameters: { query?: infer Query } }
  ? Readonly<Query & {}>
  : Readonly<Record<string, never>>;

type BodyOf<Name extends OperationName> = WireTypes[Name] extends {
  requestBody: { content: { "application/json": infer Body } };
}
  ? Body
  : undefined;

/** The body of a success of an operation; void if it has none. */
type ResultOf<Name extends OperationName> =
  ReturnType<AdminClient[Name]> extends OperationPromise<infer Data, number> ? Data : never;

type StatusOf<Name extends OperationName> =
  | (keyof ErrorResponses[Name] & number)
  | (ReturnType<AdminClient[Name]> extends OperationPromise<unknown, infer Status> ? Status : never);

/** Any status. An editor offers the statuses that the schema documents for the operation. */
type AnyStatusOf<Name extends OperationName> = StatusOf<Name> | (number & {});

/** The response body of an operation at a status; unknown if the schema does not document the status. */
type ResponseBodyOf<Name extends OperationName, Status> = Status extends keyof ErrorResponses[Name]
  ? ErrorResponses[Name][Status]
  : Status extends StatusOf<Name>
    ? ResultOf<Name>
    : unknown;

/** A call that the fake has received. */
export type FakeCall<Name extends OperationName = OperationName> = {
  [Each in Name]: {
    /** The function's name: `resumeInvocation`. */
    readonly operation: Each;
    /** The path parameters, by their names in the path. */
    readonly path: PathOf<Each>;
    /** The query parameters that were sent. */
    readonly query: QueryOf<Each>;
    /** The request body, if the operation has one. */
    readonly body: BodyOf<Each>;
  };
}[Name];

/** The argument of a function in {@link FakeResponse}. */
export type FakeRequest<Name extends OperationName> = FakeCall<Name> & {
  /** The request itself, for its headers. */
  readonly request: Request;
  /** Creates a response of any status, with the given body, or the one that the schema documents. */
  reply<Status extends AnyStatusOf<Name>>(status: Status, body?: ResponseBodyOf<Name, Status>): Response;
};

/**
 * A response of the fake: a status; the result of a success; or a function that returns a result, a `Response`, or
 * nothing, for the default response.
 */
export type FakeResponse<Name extends OperationName> =
  | AnyStatusOf<Name>
  | (ResultOf<Name> & object)
  | ((request: FakeRequest<Name>) => FakeResult<Name> | Promise<FakeResult<Name>>);

type FakeResult<Name extends OperationName> = ResultOf<Name> | Response | undefined;

/** The queries that {@link FakeAdminApi.onQuery} answers. A function returns whether a query is one of them. */
export type QueryMatch = string | RegExp | ((sql: string) => boolean);

/** The rows of a query, or a function that is called for each query. A null column is left out, as by the server. */
export type QueryRows = readonly object[] | ((sql: string) => readonly object[]);

/** A fake Admin API, in memory. */
export interface FakeAdminApi {
  /** Responds to a request as the server would, regardless of the host. Pass it to the client as its `fetch`. */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /**
   * Sets the responses of an operation: the first for the first call from now on, and the last for every further call. A
   * status comes with the body that the schema documents for it; for other responses, see {@link FakeResponse}.
   *
   * @throws A TypeError if there is no such operation.
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
   * it returns the rows as they are, as the server would write them. An `on("query", ...)` takes precedence.
   *
   * For a query without a match, see {@link FakeAdminApi.assertAnswered}.
   *
   * @param match - The whole query, a pattern to find in it, or a predicate. Any run of whitespace is one space.
   * @example
   * ```ts
   * api.onQuery(/FROM sys_invocation/, [createRow("sys_invocation", { id: "inv_1", status: "paused" })]);
   * api.onQuery("SELECT count(*) AS n FROM state", [{ n: 7n }]);
   * ```
   */
  onQuery(match: QueryMatch, rows: QueryRows): void;
  /** The requests so far, each attempt on its own. It throws the error of {@link FakeAdminApi.assertAnswered}, if there is one. */
  readonly calls: readonly FakeCall[];
  /** Returns the requests so far to one operation. It throws the error of {@link FakeAdminApi.assertAnswered}, if there is one. */
  callsTo<Name extends OperationName>(operation: Name): readonly FakeCall<Name>[];
  /**
   * Throws the error of the first request that the fake could not answer: a query that no `onQuery` matches, or a path that no
   * operation has. An error from a function of `on` or `onQuery` counts, too.
   *
   * The client gets status 501 for such a request, which the code under test may catch. So call this at the end of a test, or
   * create the fake with `using`. Reading `calls` or `callsTo` throws the same error.
   */
  assertAnswered(): void;
  /** Calls `assertAnswered` at the end of a block with `using`. */
  [Symbol.dispose](): void;
  /** Forgets the responses that `on` and `onQuery` set, and the requests so far. */
  reset(): void;
}
