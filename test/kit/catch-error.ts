import { expect } from "vitest";

/** Returns the reason with which a promise rejects. The test fails if the promise resolves. */
export async function catchError(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => expect.fail(`resolved with ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
}
