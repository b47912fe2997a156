/** The result of an operation: the body, the status, and the response. */
export interface OperationResult<Data = unknown, Status extends number = number> {
  readonly data: Data;
  readonly status: Status;
  /** The response with its headers. Its body has already been read, unless `data` is the response itself, or a stream. */
  readonly response: Response;
}

/**
 * The return type of every operation: a promise of the response body, with a method for the whole result.
 *
 * @example
 * ```ts
 * const { status, data, response } = await createThing(client, { name }).withResponse();
 * if (status === 201) console.log("created", response.headers.get("location"));
 * ```
 */
export interface OperationPromise<Data, Status extends number = number, Result = OperationResult<Data, Status>>
  extends Promise<Data> {
  /** Returns the body together with the status and the `Response`, without sending the request again. */
  withResponse(): Promise<Result>;
}

/** Adds `withResponse` to the promise of a result. */
export function toOperationPromise<Data, Status extends number, Result>(
  result: Promise<OperationResult>,
): OperationPromise<Data, Status, Result> {
  // The type comes from the schema, and is not checked at runtime.
  const data = result.then((value) => value.data as Data);
  // Derived from `data`: if both came from `result`, a rejection would stay unhandled in one of them.
  const withResponse = () => data.then(() => result as Promise<Result>);
  return Object.assign(data, { withResponse });
}
