export interface Measured<T> {
  readonly value: T;
  /** Seconds. */
  readonly duration: number;
  /** Bytes of heap beyond those before. */
  readonly peakHeap: number;
  /** Bytes of the whole process. */
  readonly memoryBefore: number;
  readonly peakMemory: number;
}

/** Runs something once, and watches the memory of this process meanwhile. */
export async function measure<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const before = process.memoryUsage();
  let peakHeap = before.heapUsed;
  let peakMemory = before.rss;
  const timer = setInterval(() => {
    const { heapUsed, rss } = process.memoryUsage();
    peakHeap = Math.max(peakHeap, heapUsed);
    peakMemory = Math.max(peakMemory, rss);
  }, 20);
  const start = performance.now();
  const value = await work();
  const duration = (performance.now() - start) / 1_000;
  clearInterval(timer);
  return { value, duration, peakHeap: peakHeap - before.heapUsed, memoryBefore: before.rss, peakMemory };
}

export function toMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
