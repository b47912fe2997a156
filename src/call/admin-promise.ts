/** A success: its status, as the schema documents it, and its body. */
export interface Answer<Status extends number = number, Data = unknown> {
  readonly status: Status;
  readonly data: Data;
}

/**
 * What every operation returns: a promise of the success body, which can also give the whole answer.
 *
 * @example
 * ```ts
 * const { status, data, response } = await createDeployment(client, { uri }).withResponse();
 * if (status === 201) console.log("created", response.headers.get("location"));
 * ```
 */
export interface AdminPromise<A extends Answer> extends Promise<A["data"]> {
  /** The same answer with its status and the `Response` (headers; its body has been read). Sends nothing again. */
  withResponse(): Promise<A & { readonly response: Response }>;
}

export function toAdminPromise<A extends Answer>(
  answer: Promise<A & { readonly response: Response }>,
): AdminPromise<A> {
  const data: Promise<A["data"]> = answer.then((value) => value.data);
  // By way of the first promise: else a failure would be one that nobody handles in both, or in neither.
  const withResponse = () => data.then(() => answer);
  return Object.assign(data, { withResponse });
}
