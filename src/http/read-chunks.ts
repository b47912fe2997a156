import { openChunks } from "./open-chunks.js";

/**
 * Reads a body chunk by chunk, until its end, until it exceeds `maxBytes`, or until the signal aborts.
 *
 * @returns False if the body exceeds `maxBytes`.
 */
export async function readChunks(
  response: Response,
  maxBytes: number,
  take: (chunk: Uint8Array<ArrayBuffer>) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  const { read, cancel } = openChunks(response);
  signal?.addEventListener("abort", cancel);
  if (signal?.aborted) cancel();
  let bytes = 0;
  for (let chunk = await read(); chunk; chunk = await read()) {
    take(chunk);
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      cancel();
      return false;
    }
  }
  return true;
}
