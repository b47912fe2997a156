export interface Chunks {
  /** Returns the next chunk; undefined at the end. */
  read(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Closes the connection, even while a chunk is awaited. */
  cancel(): void;
}

/**
 * Reads a body chunk by chunk, as it arrives.
 *
 * @param onCut - Throws the error to report if the body is truncated. Default: the platform's.
 */
export function openChunks(response: Response, onCut?: (cause: unknown) => never): Chunks {
  const reader = response.body?.getReader();
  return {
    async read() {
      const chunk = await reader?.read().catch(onCut);
      return chunk?.value;
    },
    cancel() {
      reader?.cancel().catch(() => {});
    },
  };
}
