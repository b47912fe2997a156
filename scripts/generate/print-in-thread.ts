import { once } from "node:events";
import { parentPort, Worker } from "node:worker_threads";
import type { PrintClient, PrintRequest } from "./print-client.js";

type Message = { readonly line: string } | { readonly files: ReadonlyMap<string, string> };

/**
 * Starts a second thread that loads what printing needs (most of the generator's time is loading packages) while this
 * one reads, corrects and checks the document. The thread runs the same program, which calls `serveThread` there.
 */
export function startThread(program: string): PrintClient {
  const worker = new Worker(program);
  // Until there is something to print, a failure of the run must not wait for the thread.
  worker.unref();
  return async (request, report) => {
    worker.ref();
    worker.postMessage(request);
    const files = await new Promise<ReadonlyMap<string, string>>((resolve, reject) => {
      worker.once("error", reject);
      worker.on("message", (message: Message) => ("line" in message ? report(message.line) : resolve(message.files)));
    });
    await worker.terminate();
    return files;
  };
}

/** What the second thread does. */
export async function serveThread(load: () => Promise<PrintClient>): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error("serveThread() was called outside of a thread");
  const request = once(port, "message");
  const print = await load();
  const [message]: PrintRequest[] = await request;
  if (message) port.postMessage({ files: await print(message, (line) => port.postMessage({ line })) });
}
