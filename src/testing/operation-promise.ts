import type { OperationPromise, OperationResult } from "../index.js";

/** The response that {@link resolveWith} imitates. */
export interface ResolvedResponse<Status extends number> {
  /** Default: 200. */
  readonly status?: Status | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * Creates the promise that an operation returns, for a mock of a client's method.
 *
 * @param data - The result; undefined for an operation without one.
 * @param response - The `status` and the `headers`, if the code under test calls `withResponse()`.
 *
 * @example
 * ```ts
 * const admin = createAdminClient();
 * vi.spyOn(admin, "resumeInvocation").mockImplementation(() => resolveWith(undefined));
 * ```
 */
export function resolveWith<Data, Status extends number = never>(
  data: Data,
  response: ResolvedResponse<Status> = {},
): OperationPromise<Data, Status> {
  // Without a status, the type fits every operation.
  const { status = 200 as Status, headers = {} } = response;
  const result = { data, status, response: new Response(null, { status, headers }) };
  return addResult(Promise.resolve(data), async () => result);
}

/**
 * Creates the rejected promise of an operation, for a mock of a client's method.
 *
 * @param error - For instance from {@link createResponseError}.
 *
 * @example
 * ```ts
 * const gone = createResponseError({ operation: "resumeInvocation", status: 404 });
 * vi.spyOn(admin, "resumeInvocation").mockImplementation(() => rejectWith(gone));
 * ```
 */
export function rejectWith(error: unknown): OperationPromise<never, never> {
  const data = Promise.reject(error);
  // A mock may create it long before the code under test awaits it.
  data.catch(() => {});
  return addResult(data, () => data);
}

function addResult<Data, Status extends number>(
  data: Promise<Data>,
  withResponse: () => Promise<OperationResult<Data, Status>>,
): OperationPromise<Data, Status> {
  return Object.assign(data, { withResponse });
}
