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
  // Without a status, the type fits every operation.
  const result: OperationResult<Data, never> = { data, status: response.status as never, response };
  return Object.assign(Promise.resolve(data), { withResponse: async () => result });
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
  return Object.assign(data, { withResponse: () => data });
}
