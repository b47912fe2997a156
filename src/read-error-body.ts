const KEPT_BYTES = 65_536;

/**
 * Reads the body of an error answer: at most 64 KiB of it, and only what arrived if it is cut off, since the status is
 * worth more than the rest of its text.
 */
export async function readErrorBody(response: Response): Promise<Blob> {
  if (!response.body) return new Blob();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  try {
    while (size < KEPT_BYTES) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      size += value.byteLength;
    }
    await reader.cancel();
  } catch {
    // Cut off: what arrived is kept.
  }
  return new Blob(chunks as BlobPart[]).slice(0, KEPT_BYTES);
}
