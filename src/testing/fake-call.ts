import type { WireTypes } from "../../generated/samples.js";
import type { AdminClient, OperationPromise } from "../index.js";
import type { ErrorResponses } from "../schema/index.js";

/** The name of an operation: `resumeInvocation`. */
export type OperationName = keyof WireTypes & keyof AdminClient & keyof ErrorResponses;

/** The path parameters of an operation, by their names in the path. */
type PathOf<Name extends OperationName> = WireTypes[Name] extends { parameters: { path: infer Path } }
  ? Readonly<Path>
  : Readonly<Record<string, never>>;

/** The query parameters of an operation. */
type QueryOf<Name extends OperationName> = WireTypes[Name] extends { parameters: { query?: infer Query } }
  ? Readonly<Query & {}>
  : Readonly<Record<string, never>>;

/** The request body of an operation; undefined if it has none. */
type BodyOf<Name extends OperationName> = WireTypes[Name] extends {
  requestBody: { content: { "application/json": infer Body } };
}
  ? Body
  : undefined;

/** The body of a success of an operation; void if it has none. */
type ResultOf<Name extends OperationName> =
  ReturnType<AdminClient[Name]> extends OperationPromise<infer Data, number> ? Data : never;

/** The statuses that the schema documents for an operation. */
type StatusOf<Name extends OperationName> =
  | (keyof ErrorResponses[Name] & number)
  | (ReturnType<AdminClient[Name]> extends OperationPromise<unknown, infer Status> ? Status : never);

/** Any status. An editor offers those that the schema documents for the operation. */
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
  /** Creates the response at any status, with the body that the schema documents for it, or another one. */
  reply<Status extends AnyStatusOf<Name>>(status: Status, body?: ResponseBodyOf<Name, Status>): Response;
};

/**
 * A response of the fake: a status; the result of a success; or a function that returns a result, a `Response`, or
 * nothing, for the response that the fake would give by itself.
 */
export type FakeResponse<Name extends OperationName> =
  | AnyStatusOf<Name>
  | (ResultOf<Name> & object)
  | ((request: FakeRequest<Name>) => FakeResult<Name> | Promise<FakeResult<Name>>);

/** The result of a function in {@link FakeResponse}. */
type FakeResult<Name extends OperationName> = ResultOf<Name> | Response | undefined;
