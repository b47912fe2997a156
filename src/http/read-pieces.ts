export interface Pieces {
  /** The next piece of it; undefined at its end. */
  read(): Promise<Uint8Array | undefined>;
  /** Ends the connection, also while a piece is waited for. */
  cancel(): void;
}

/**
 * A body, piece by piece as it arrives.
 *
 * @param onCut - Throws what is to be thrown if the body breaks off.
 */
export function openPieces(response: Response, onCut: (cause: unknown) => never): Pieces {
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
