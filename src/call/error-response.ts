import { AdminResponseError, describeStranger, type ErrorContext, readProblem } from "../errors/index.js";
import { readChunks } from "../http/index.js";
import { isTemporary, type Operation } from "./operation.js";

/**
 * JSON is kept as a whole, since its fields cannot be read otherwise: the server's message repeats a long name in a query.
 * Of a page, which may come for each of many thousand calls, only the beginning matters.
 */
const KEPT_BYTES_OF_JSON = 1_048_576;
const KEPT_BYTES_OF_TEXT = 4_096;

/** @param body - The body from openapi-fetch: parsed if it is JSON, or else a string. */
export function toResponseError(
  { status, statusText, headers }: Response,
  body: unknown,
  context: ErrorContext,
  { errors, retry }: Operation,
): AdminResponseError {
  // openapi-fetch returns "" for an empty body, and undefined for none.
  const given = body === "" ? undefined : body;
  const kind = given === undefined ? "none" : typeof given === "object" ? "json" : "text";
  // A proxy may send its own page with a documented status, and the ingress JSON.
  const form = errors[status] ?? errors[`${String(status)[0]}XX`] ?? errors.default;
  const documented = given !== null && (form?.includes(kind) ?? false) && !describeStranger(body);
  const temporary = isTemporary(retry, status, readProblem(body).message);
  return new AdminResponseError({ ...context, status, statusText, headers, body: given, documented, temporary });
}

/**
 * Copies a response with its body in memory, for middleware and openapi-fetch to read. It keeps at most 1 MiB of
 * JSON and 4 KiB of anything else, and only what arrived if the body is truncated or the signal aborts, since the status matters more than the rest.
 */
export async function keepErrorBody(response: Response, signal: AbortSignal): Promise<Response> {
  const keptBytes = isJson(response) ? KEPT_BYTES_OF_JSON : KEPT_BYTES_OF_TEXT;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  // Ignores a truncated body, or one that the caller's own fetch has read.
  await readChunks(response, keptBytes, (chunk) => chunks.push(chunk), signal).catch(() => {});
  const body = new Blob(chunks).slice(0, keptBytes);
  const copy = (): Response => {
    try {
      return new Response(body, response);
    } catch {
      // The Response constructor rejects some statuses, such as 999, or 304 with a body, and headers that fetch has let pass.
      const { status, statusText, headers } = response;
      const kept = { status, statusText, headers, ok: false, clone: copy };
      return Object.defineProperties(new Response(body), Object.getOwnPropertyDescriptors(kept));
    }
  };
  return copy();
}

/** Whether a response says that it is JSON, as the server's own do. The page of a proxy does not. */
export function isJson({ headers }: Response): boolean {
  return /[/+]json\b/i.test(headers.get("content-type") ?? "");
}
