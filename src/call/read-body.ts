import type { Decoder } from "./decoder.js";
import { AdminDecodeError } from "./errors/admin-decode-error.js";

/** What a decoder is called with. */
export type Success = Parameters<Decoder>;

/** Reads a body as a string, up to the number of bytes that it may have. */
export async function readString(success: Success): Promise<string> {
  const decoder = new TextDecoder();
  let string = "";
  await readBody(success, (chunk) => {
    string += decoder.decode(chunk, { stream: true });
  });
  return string + decoder.decode();
}

/**
 * Reads a body chunk by chunk, up to the number of bytes that it may have.
 *
 * @throws AdminDecodeError if there are more, or if `take` throws.
 */
export async function readBody(success: Success, take: (chunk: Uint8Array<ArrayBuffer>) => void): Promise<void> {
  const [response, context, onCut, maxBytes] = success;
  assertUnread(context, response);
  const reader = response.body?.getReader();
  for (let bytes = 0; reader; ) {
    const { done, value } = await reader.read().catch(onCut);
    if (done) return;
    try {
      bytes += value.byteLength;
      if (bytes > maxBytes) throw new RangeError(`more than ${maxBytes} bytes, the client's \`maxResponseBytes\``);
      take(value);
    } catch (cause) {
      reader.cancel().catch(() => {});
      throw createDecodeError(success, `its body cannot be read: ${(cause as Error).message}`, cause);
    }
  }
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
