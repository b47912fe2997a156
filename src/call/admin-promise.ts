/** A success of an operation: the body, the status that it came with, and the whole response. */
export interface OperationResult<Data = unknown, Status extends number = number> {
  readonly data: Data;
  readonly status: Status;
  /** Headers and all; its body has been read. */
  readonly response: Response;
}

/**
 * What every operation returns: a promise of the success body, which can also give the whole result.
 *
 * @example
 * ```ts
 * const { status, data, response } = await createDeployment(client, { uri }).withResponse();
 * if (status === 201) console.log("created", response.headers.get("location"));
 * ```
 */
export interface AdminPromise<Data, Status extends number = number, Result = OperationResult<Data, Status>>
  extends Promise<Data> {
  /** Resolves to the body with its status and the `Response`. Sends nothing again. */
  withResponse(): Promise<Result>;
}

export function toAdminPromise<Data, Status extends number, Result>(
  result: Promise<OperationResult>,
): AdminPromise<Data, Status, Result> {
  // The schema is the authority for what a success holds; the function's signature takes its types from there.
  const data = result.then((value) => value.data as Data);
  // By way of the first promise: else a failure would be unhandled in one of the two.
  const withResponse = () => data.then(() => result as Promise<Result>);
  return Object.assign(data, { withResponse });
}
