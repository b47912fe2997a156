import type { AnyStatusOf, BodyOf, OperationName, PathOf, QueryOf, ResponseBodyOf, ResultOf } from "./wire-types.js";

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
export type FakeResult<Name extends OperationName> = ResultOf<Name> | Response | undefined;
