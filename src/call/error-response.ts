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

/** The same response with its body in memory, for middleware and openapi-fetch to read. */
export async function keepErrorBody(
  response: Response,
  context: ErrorContext,
  errors: Operation["errors"],
  signal: AbortSignal,
): Promise<Response> {
  const body = await readErrorBody(response, signal);
  try {
    return new Response(body, response);
  } catch {
    // No Response can be created with this status, such as 304 with a body, or 999.
    throw createResponseError(response, parseErrorBody(await body.text()), context, errors);
  }
}

/**
 * Reads the body of an error response: at most 64 KiB of it, and only what arrived if it breaks off or the signal aborts, since
 * the status matters more than the rest.
 */
async function readErrorBody(response: Response, signal: AbortSignal): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let cancel = () => {};
  try {
    const reader = response.body?.getReader();
    cancel = () => void reader?.cancel().catch(() => {});
    signal.addEventListener("abort", cancel);
    for (let size = 0; reader && size < KEPT_BYTES; ) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      size += value.byteLength;
    }
  } catch {
    // It broke off, or the caller's own fetch has read it: what arrived is kept.
  }
  // After the end there is nothing left to cancel.
  cancel();
  return new Blob(chunks).slice(0, KEPT_BYTES);
}

/** Parses as openapi-fetch does. */
function parseErrorBody(string: string): unknown {
  try {
    return JSON.parse(string);
  } catch {
    return string;
  }
}
