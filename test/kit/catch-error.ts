import { expect } from "vitest";

/** What a promise rejects with; that it resolves is a failure of the test. */
export async function catchError(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => expect.fail(`resolved with ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
}
