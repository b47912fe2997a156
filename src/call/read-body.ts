import { readChunks } from "../http/index.js";
import type { Decoder } from "./decoder.js";
import { AdminDecodeError } from "./errors/admin-decode-error.js";

/** What a decoder is called with. */
export type Success = Parameters<Decoder>;

/**
 * Reads the body of a success.
 *
 * @param join - What makes the value of its chunks.
 * @throws AdminDecodeError if it has more bytes than the client allows, or cannot be joined.
 */
export async function readBody<T>(
  success: Success,
  join: (chunks: readonly Uint8Array<ArrayBuffer>[]) => T,
): Promise<T> {
  const [response, context, onCut, maxBytes] = success;
  assertUnread(context, response);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const isWhole = await readChunks(response, maxBytes, (chunk) => chunks.push(chunk)).catch(onCut);
  if (!isWhole)
    throw createDecodeError(success, `its body has more than ${maxBytes} bytes, the client's \`maxResponseBytes\``);
  try {
    return join(chunks);
  } catch (cause) {
    throw createDecodeError(success, `its body cannot be read: ${(cause as Error).message}`, cause);
  }
}

export function readString(success: Success): Promise<string> {
  const decoder = new TextDecoder();
  return readBody(
    success,
    (chunks) => chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode(),
  );
}

/** @throws AdminDecodeError if there is nothing left to read of a body. */
export function assertUnread(context: Success[1], response: Response): void {
  if (response.bodyUsed || response.body?.locked) {
    throw createDecodeError([response, context], "middleware has read its body and left no copy");
  }
}

export function createDecodeError(
  [{ status, headers }, context]: readonly [Response, Success[1], ...unknown[]],
  problem: string,
  cause?: unknown,
): AdminDecodeError {
  return new AdminDecodeError({ ...context, status, headers, problem, cause });
}
