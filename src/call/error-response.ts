import { readChunks } from "../http/index.js";
import type { ErrorContext } from "./errors/admin-request-error.js";
import { AdminResponseError } from "./errors/admin-response-error.js";
import type { Operation } from "./operation.js";

const KEPT_BYTES = 65_536;

/** @param body - What openapi-fetch made of the body: JSON parsed, anything else as a string. */
export function createResponseError(
  { status, statusText, headers }: Response,
  body: unknown,
  context: ErrorContext,
  errors: Operation["errors"],
): AdminResponseError {
  // openapi-fetch tells no body from an empty one.
  const given = body === "" ? undefined : body;
  const kind = given === undefined ? "none" : typeof given === "object" ? "json" : "text";
  // A page that a proxy sends with a documented status is not what the schema documents.
  const documented = given !== null && (errors[status]?.includes(kind) ?? false);
  return new AdminResponseError({ ...context, status, statusText, headers, body: given, documented });
}

/**
 * The same response with its body in memory, for middleware and openapi-fetch to read: at most 64 KiB of it, and only what arrived
 * if it breaks off or the signal aborts, since the status matters more than the rest.
 */
export async function keepErrorBody(
  response: Response,
  context: ErrorContext,
  errors: Operation["errors"],
  signal: AbortSignal,
): Promise<Response> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  // It may break off, and the caller's own fetch may have read it.
  await readChunks(response, KEPT_BYTES, (chunk) => chunks.push(chunk), signal).catch(() => {});
  const body = new Blob(chunks).slice(0, KEPT_BYTES);
  try {
    return new Response(body, response);
  } catch {
    // No Response can be created with this status, such as 304 with a body, or 999.
    throw createResponseError(response, parseErrorBody(await body.text()), context, errors);
  }
}

/** Parses as openapi-fetch does. */
function parseErrorBody(string: string): unknown {
  try {
    return JSON.parse(string);
  } catch {
    return string;
  }
}
