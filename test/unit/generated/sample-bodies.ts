import { expect } from "vitest";
import type { OperationDescription, ResponseDescription } from "../../../src/call/index.js";

const JSON_TYPE = "application/json";

export interface SampleBody {
  /** The value that a caller passes to the function. */
  readonly given: unknown;
  /** The body that a server receives: a string, or a matcher of vitest. */
  readonly sent: unknown;
  readonly contentType: unknown;
}

/** Creates a body of the operation's own media type. */
export function createBody(mediaType: string): SampleBody {
  const fields = { field: "value" };
  if (isJson(mediaType)) return { given: fields, sent: '{"field":"value"}', contentType: mediaType };
  if (mediaType.startsWith("text/")) return { given: "value", sent: "value", contentType: mediaType };
  if (mediaType === "application/x-www-form-urlencoded")
    return { given: fields, sent: "field=value", contentType: mediaType };
  if (!mediaType.startsWith("multipart/")) return { given: new Blob(["value"]), sent: "value", contentType: mediaType };
  return {
    given: fields,
    sent: expect.stringContaining('name="field"\r\n\r\nvalue\r\n'),
    contentType: expect.stringMatching(/^multipart\/form-data; *boundary=/),
  };
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

export interface SampleAnswer {
  readonly contentType: string;
  /** The body that the server sends. */
  readonly body: string;
  /** The value that the function returns, as {@link readResult} reads it. */
  readonly result: unknown;
}

/** Creates an answer that differs from those of other successes; undefined if it has no body. */
export function createAnswer(success: ResponseDescription): SampleAnswer | undefined {
  const [contentType] = listAccepted(success);
  if (contentType === undefined) return undefined;
  const words = `answered ${success.status}`;
  if (isJson(contentType)) return { contentType, body: JSON.stringify({ words }), result: { words } };
  if (contentType === "text/event-stream")
    return { contentType, body: `data: ${words}\n\n`, result: { events: [words] } };
  return { contentType, body: words, result: contentType.startsWith("text/") ? words : { bytes: words } };
}

/** Returns what a function returned, with streams and bytes read. */
export async function readResult(data: unknown): Promise<unknown> {
  if (data instanceof Blob) return { bytes: await data.text() };
  if (typeof data !== "object" || data === null || !(Symbol.asyncIterator in data)) return data;
  const events: string[] = [];
  for await (const event of data as AsyncIterable<{ readonly data: string }>) events.push(event.data);
  return { events };
}

/** Returns a status that the schema's `200`, `4XX` or `default` stands for. */
export function pickStatus({ status }: ResponseDescription, isError: boolean): number {
  if (status === "default") return isError ? 599 : 200;
  return Number(status.replace(/XX$/i, "18"));
}

export function isJson(mediaType: string): boolean {
  return /^[^;]*[/+]json\b/.test(mediaType);
}
