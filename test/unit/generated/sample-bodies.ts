import type { OperationDescription, ResponseDescription } from "../../../src/call/index.js";

const JSON_TYPE = "application/json";

/** Creates the body that a caller passes, and the body that a server receives. */
export function createBody(mediaType: string): { readonly given: unknown; readonly sent: string } {
  const fields = { field: "value" };
  return isJson(mediaType) ? { given: fields, sent: JSON.stringify(fields) } : { given: "value", sent: "value" };
}

/** Lists the media types that the client accepts: JSON alone if it is available. */
function listAccepted({ mediaTypes }: ResponseDescription): readonly string[] {
  if (mediaTypes.includes(JSON_TYPE)) return [JSON_TYPE];
  const json = mediaTypes.filter(isJson);
  return json.length > 0 ? json : mediaTypes;
}

export function expectedAccept({ successes }: OperationDescription): string {
  const accepted = [...new Set(successes.flatMap(listAccepted))];
  return accepted.length === 0 ? JSON_TYPE : accepted.join(", ");
}

/** Creates an answer that differs from those of other successes; undefined if it has no body. */
export function createAnswer(
  success: ResponseDescription,
): { readonly contentType: string; readonly body: string; readonly result: unknown } | undefined {
  const [contentType] = listAccepted(success);
  if (contentType === undefined) return undefined;
  const words = `answered ${success.status}`;
  if (!isJson(contentType)) return { contentType, body: words, result: words };
  return { contentType, body: JSON.stringify({ words }), result: { words } };
}

/** Returns what a function returned, with a `Response` read. */
export async function readResult(data: unknown): Promise<unknown> {
  return data instanceof Response ? data.text() : data;
}

/** Returns a status that the schema's `200`, `4XX` or `default` stands for. */
export function pickStatus({ status }: ResponseDescription, isError: boolean): number {
  if (status === "default") return isError ? 599 : 200;
  return Number(status.replace(/XX$/i, "18"));
}

export function isJson(mediaType: string): boolean {
  return /^[^;]*[/+]json\b/.test(mediaType);
}
