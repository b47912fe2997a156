import { isPlainObject } from "../client/index.js";
import type { OperationRequest } from "./operation.js";

/** Writes the body once for all attempts, since the caller may change it meanwhile. Throws a TypeError if it cannot be written. */
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

/** Returns the fields of a request whose body is not JSON. The body is sent unchanged, and its type `never` fits any schema. */
export function passBody(body: BodyInit | undefined): { body: never; bodySerializer: () => BodyInit } {
  return { body: body as never, bodySerializer: () => body as BodyInit };
}

/** Checks the names of a body's fields: the server ignores unknown fields, so `dryRun` in place of `dry_run` would register a deployment. */
export function checkBody(name: string, body: unknown): void {
  const field = isPlainObject(body) ? Object.keys(body).find((each) => !/^[a-z0-9_]+$/.test(each)) : undefined;
  if (field !== undefined) throw new TypeError(`${name}: unknown field "${field}" in the body; use snake_case`);
}
