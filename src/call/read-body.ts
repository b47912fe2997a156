import { AdminDecodeError } from "../errors/index.js";
import { readChunks } from "../http/index.js";
import type { Success } from "./decoder.js";

/**
 * Reads the body of a successful response.
 *
 * @param join - Converts the chunks to the value.
 * @throws AdminDecodeError if the body is larger than the client allows, or `join` fails.
 */
export async function readBody<T>(
  success: Success,
  join: (chunks: readonly Uint8Array<ArrayBuffer>[]) => T | Promise<T>,
): Promise<T> {
  assertUnread(success);
  const { response, onCut, maxBytes } = success;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const isWhole = await readChunks(response, maxBytes, (chunk) => chunks.push(chunk)).catch(onCut);
  if (!isWhole)
    throw createDecodeError(success, `the body has more than ${maxBytes} bytes, the client's \`maxResponseBytes\``);
  try {
    return await join(chunks);
  } catch (cause) {
    throw createDecodeError(success, `the body cannot be read: ${(cause as Error).message}`, cause);
  }
}

const decoder = /* @__PURE__ */ new TextDecoder();

/** Decodes the body as a whole, since Node decodes the chunks of a stream several times slower. */
export function readBodyString(success: Success): Promise<string> {
  return readBody(success, async (chunks) =>
    decoder.decode(chunks.length > 1 ? await new Blob([...chunks]).arrayBuffer() : chunks[0]),
  );
}

/** @throws AdminDecodeError if the body has already been read. */
export function assertUnread(success: Success): void {
  const { bodyUsed, body } = success.response;
  if (bodyUsed || body?.locked) {
    throw createDecodeError(success, "middleware read the body without cloning the response");
  }
}

export function createDecodeError(
  { response: { status, headers }, describe }: Pick<Success, "response" | "describe">,
  problem: string,
  cause?: unknown,
): AdminDecodeError {
  return new AdminDecodeError({ ...describe(cause), status, headers, problem });
}
