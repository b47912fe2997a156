import { AdminDecodeError, describeStranger, type ErrorContext, quote } from "../errors/index.js";
import { readChunks } from "../http/index.js";

/** A successful response whose body is not decoded yet. */
export interface Success {
  readonly response: Response;
  /** Describes the attempt for an error. */
  readonly describe: () => ErrorContext;
  /** Throws the error to report if the body is truncated. */
  readonly onCut: (cause: unknown) => never;
  readonly maxBytes: number;
}

/** Decodes the body of a success to the value that the operation returns. Throws an AdminDecodeError for another body, such as a page. */
export type Decoder = (success: Success) => Promise<unknown>;

const decoder = /* @__PURE__ */ new TextDecoder();

/**
 * Decodes the body to a string, as a whole, since Node takes several times longer to decode the chunks of a stream.
 *
 * @throws AdminDecodeError if the body is larger than the client allows.
 */
export async function decodeText(success: Success): Promise<string> {
  assertUnread(success);
  const { response, onCut, maxBytes } = success;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const isWhole = await readChunks(response, maxBytes, (chunk) => chunks.push(chunk)).catch(onCut);
  if (!isWhole)
    throw createDecodeError(success, `the body has more than ${maxBytes} bytes, the client's \`maxResponseBytes\``);
  return decoder.decode(chunks.length > 1 ? await new Blob(chunks).arrayBuffer() : chunks[0]);
}

/** Whether a response declares its body as JSON. The server's own responses do, but the page of a proxy does not. */
export function isJson({ headers }: Response): boolean {
  return /[/+]json\b/i.test(headers.get("content-type") ?? "");
}

/** @throws AdminDecodeError if the body has already been read. */
export function assertUnread(success: Success): void {
  const { bodyUsed, body } = success.response;
  if (bodyUsed || body?.locked) {
    throw createDecodeError(success, "`fetch` read the body without cloning the response");
  }
}

export function createDecodeError({ response, describe }: Success, problem: string, cause?: unknown): AdminDecodeError {
  const { status, headers } = response;
  return new AdminDecodeError({ ...describe(), cause, status, headers, problem });
}

export const decodeJson: Decoder = async (success) => parseJson(await decodeText(success), success);

/** Decodes JSON, or returns undefined if there is no body. */
export const decodeAnyJson: Decoder = async (success) => {
  const isEmpty = success.response.headers.get("content-length") === "0";
  const string = isEmpty ? "" : await decodeText(success);
  return string === "" ? undefined : parseJson(string, success);
};

/** Decodes the response of an operation that returns nothing. If a later server sends a body, the body must be JSON. */
export const decodeNothing: Decoder = async (success) => {
  await decodeAnyJson(success);
};

/** Returns a response of any other media type, with its body unread. The timeout ends when the headers arrive. */
export const decodeResponse: Decoder = async ({ response }) => response;

/** Parses JSON. The error has no cause, since the message of JSON.parse quotes the body, where the server may echo the token. */
function parseJson(string: string, success: Success): unknown {
  try {
    return JSON.parse(string);
  } catch {
    const kind = `not JSON: "${quote(string, 100, success.describe().authorization)}"${describeStranger(string)}`;
    throw createDecodeError(success, `the body is ${string ? kind : "empty"}`);
  }
}
