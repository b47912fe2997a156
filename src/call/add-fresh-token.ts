import { addToken } from "../http/index.js";
import type { ErrorContext } from "./errors/admin-request-error.js";
import { AdminTokenError } from "./errors/admin-token-error.js";

/** @throws AdminTokenError if the function gives no token, or one that no header can carry. */
export async function addFreshToken(
  headers: Headers,
  askToken: () => string | Promise<string>,
  describe: (cause: unknown) => ErrorContext,
): Promise<void> {
  try {
    addToken(headers, await askToken());
  } catch (cause) {
    throw new AdminTokenError(describe(cause));
  }
}
