const KEPT_BYTES = 65_536;

/**
 * Reads the body of an error answer: at most 64 KiB of it, and only what arrived if it is cut off or the signal ends it,
 * since the status is worth more than the rest of its text.
 */
export async function readErrorBody(response: Response, signal: AbortSignal): Promise<Blob> {
  const chunks: Uint8Array[] = [];
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
    // Cut off, or read by the caller's own fetch: what arrived is kept.
  }
  // Of a body that was read to its end there is nothing left to cancel.
  cancel();
  return new Blob(chunks as BlobPart[]).slice(0, KEPT_BYTES);
}
