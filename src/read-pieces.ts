export interface Pieces {
  /** The next piece of the text; undefined at its end. */
  read(): Promise<string | undefined>;
  /** Ends the connection, also while a piece is waited for. */
  cancel(): void;
}

/**
 * The text of a body, piece by piece as it arrives.
 *
 * @param onCut - Throws what is to be thrown if the body breaks off.
 */
export function openPieces(response: Response, onCut: (cause: unknown) => never): Pieces {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  return {
    async read() {
      const { done, value } = (await reader?.read().catch(onCut)) ?? { done: true, value: undefined };
      return done ? undefined : decoder.decode(value, { stream: true });
    },
    cancel() {
      reader?.cancel().catch(() => {});
    },
  };
}
