/**
 * Returns a function that reads the next ids: as many as it is asked for, or as many as are there without waiting, but
 * at least one, or undefined if none is left. It reads at most one id more than it returns.
 */
export function createChunkReader(
  ids: AsyncGenerator<string, void>,
): (size: number) => Promise<readonly string[] | undefined> {
  let next: Promise<IteratorResult<string, void>> | undefined;
  return async (size) => {
    const chunk: string[] = [];
    const turn = createTurn();
    try {
      while (chunk.length < size) {
        next ??= ids.next();
        const result = await (chunk.length === 0 ? next : Promise.race([next, turn.over()]));
        if (!result) break;
        next = undefined;
        if (result.done) break;
        chunk.push(result.value);
      }
    } catch (error) {
      // The ids that came before the failure come first. The next read fails with it again.
      if (chunk.length === 0) throw error;
    } finally {
      turn.stop();
    }
    // Its failure is reported when it is read.
    next?.catch(() => {});
    return chunk.length === 0 ? undefined : chunk;
  };
}

/** A turn of the event loop: everything that is there without waiting comes before it is over. */
function createTurn(): { over(): Promise<undefined>; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over: Promise<undefined> | undefined;
  return {
    over() {
      over ??= new Promise((resolve) => {
        timer = setTimeout(resolve, 0, undefined);
      });
      return over;
    },
    stop: () => clearTimeout(timer),
  };
}
