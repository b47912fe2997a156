export interface Chunks {
  /** The next chunk; undefined at the end. */
  read(): Promise<Uint8Array | undefined>;
  /** Closes the connection, even while a chunk is awaited. */
  cancel(): void;
}

/**
 * Reads a body chunk by chunk, as it arrives.
 *
 * @param onCut - Throws the error to report if the body breaks off.
 */
export function openChunks(response: Response, onCut: (cause: unknown) => never): Chunks {
  const reader = response.body?.getReader();
  return {
    async read() {
      const { done, value } = (await reader?.read().catch(onCut)) ?? { done: true, value: undefined };
      return done ? undefined : value;
    },
    cancel() {
      reader?.cancel().catch(() => {});
    },
  };
}
