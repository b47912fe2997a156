import { once } from "node:events";
import { parentPort, Worker } from "node:worker_threads";
import type { PrintClient, PrintRequest } from "./print-client.js";

type Message = { readonly line: string } | { readonly files: ReadonlyMap<string, string> };

/**
 * Starts a worker thread that loads the code for printing while this thread reads, corrects and checks the document.
 * Loading packages takes most of the generator's time. The worker runs the same program, which calls `serveThread`.
 */
export function startThread(program: string): PrintClient {
  const worker = new Worker(program);
  // If the run fails before there is anything to print, the process must exit without waiting for the worker.
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

/** Serves one print request in the worker thread. */
export async function serveThread(load: () => Promise<PrintClient>): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error("serveThread() was called outside of a thread");
  const request = once(port, "message");
  const print = await load();
  const [message]: PrintRequest[] = await request;
  if (message) port.postMessage({ files: await print(message, (line) => port.postMessage({ line })) });
}
