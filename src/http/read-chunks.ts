/**
 * Reads a body chunk by chunk, until its end or until there are more bytes than it may have.
 *
 * @returns Whether that was all of it.
 */
export async function readChunks(
  response: Response,
  maxBytes: number,
  take: (chunk: Uint8Array<ArrayBuffer>) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  const reader = response.body?.getReader();
  const cancel = () => void reader?.cancel().catch(() => {});
  signal?.addEventListener("abort", cancel);
  for (let bytes = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    take(value);
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      cancel();
      return false;
    }
  }
  return true;
}
