import type { OperationRequest } from "./operation.js";

/**
 * Writes the body of a request once for all attempts, since the caller may change the body meanwhile.
 *
 * @throws TypeError if the body cannot be written, as one that contains itself.
 */
export function writeBody(
  name: string,
  { params = {}, body, bodySerializer = JSON.stringify }: OperationRequest,
): OperationRequest {
  if (body === undefined) return { params };
  try {
    const written = bodySerializer(body);
    return { params, body, bodySerializer: () => written };
  } catch (cause) {
    throw new TypeError(`${name}: the body cannot be written: ${(cause as Error).message}`, { cause });
  }
}
