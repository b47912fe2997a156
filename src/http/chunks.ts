/** A body that is being read. */
export interface Chunks {
  /** Returns the next chunk; undefined at the end. */
  read(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Closes the connection, even while a chunk is awaited. */
  cancel(): void;
}

/** Opens a body, to read its chunks as they arrive. `onCut` throws the error to report if the body is truncated; default: the platform's. */
export function openChunks({ body }: Response, onCut?: (cause: unknown) => never): Chunks {
  // node-fetch and similar functions return a Node stream as the body. Node's `Response` accepts such a stream.
  const reader = body && ("getReader" in Object(body) ? body : new Response(body).body)?.getReader();
  return {
    read: async () => (await reader?.read().catch(onCut))?.value,
    cancel() {
      reader?.cancel().catch(() => {});
    },
  };
}

/** Reads a body chunk by chunk. Returns false if the body exceeds `maxBytes`. Returns true at its end, or when `signal` cuts it off. */
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
