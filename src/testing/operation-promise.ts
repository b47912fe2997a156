import type { OperationPromise, OperationResult } from "../index.js";

/**
 * Creates the promise that an operation returns, for a mock of a client's method.
 *
 * @param data - The result; undefined for an operation without one. The response has the status 200 and no headers.
 *
 * @example
 * ```ts
 * const admin = createAdminClient();
 * vi.spyOn(admin, "resumeInvocation").mockImplementation(() => resolveWith(undefined));
 * ```
 */
export function resolveWith<Data>(data: Data): OperationPromise<Data, never> {
  const response = new Response(null);
  const result: OperationResult<Data, number> = { data, status: response.status, response };
  // Without a status, the type fits every operation.
  return addResult(Promise.resolve(data), async () => result as OperationResult<Data, never>);
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
