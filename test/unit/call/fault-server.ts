import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "../../kit/listen.js";

export type Act = (socket: Socket) => unknown;
/** The client's time limit ends, once the client has received the bytes before. */
export const TIME_OUT: unique symbol = Symbol("TIME_OUT");
/** An action on a connection: sends bytes, waits for a number of milliseconds, or runs an act that has the connection to itself. */
export type Part = string | Uint8Array | number | Act | typeof TIME_OUT;

export interface Step {
  /** The moment at which it begins: at the connection, after the head of a request, or after its body. */
  readonly at: "connection" | "head" | "request";
  readonly parts: readonly Part[];
}

export interface FaultServer {
  readonly origin: string;
  /** The heads of the received requests, unchanged. */
  readonly heads: readonly string[];
  /** Counts the requests, and the connections from which the server did not read. */
  countAsked(): number;
  close(): Promise<void>;
}

/**
 * Starts a TCP server on 127.0.0.1 that takes one step of its script for each request, and the last step ever after.
 * Unlike `node:http`, it sends whatever the script says. {here} and {elsewhere} are its own and the other origin.
 */
export async function startFaultServer(
  script: readonly Step[],
  elsewhere = "",
  endTimeLimit = (): unknown => undefined,
): Promise<FaultServer> {
  const heads: string[] = [];
  const sockets = new Set<Socket>();
  let asked = 0;
  const nextStep = () => script[Math.min(asked, script.length - 1)];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // A client may close the connection at any time.
    socket.on("error", () => {});
    const first = nextStep();
    if (first?.at !== "connection") return serve(socket);
    asked++;
    play(socket, first);
  });
  const origin = await listen(server);

  function serve(socket: Socket) {
    let received: Buffer = Buffer.alloc(0);
    let request: { readonly size: number; readonly step: Step | undefined } | undefined;
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      const length = received.indexOf("\r\n\r\n");
      if (!request && length >= 0) {
        const head = received.toString("latin1", 0, length);
        request = { size: length + 4 + readContentLength(head), step: nextStep() };
        heads.push(head);
        asked++;
        if (request.step?.at === "head") {
          socket.pause();
          play(socket, request.step);
        }
      }
      if (request?.step?.at !== "request" || received.length < request.size) return;
      play(socket, request.step);
      received = received.subarray(request.size);
      request = undefined;
    });
  }

  async function play(socket: Socket, { parts }: Step) {
    for (const part of parts) {
      if (socket.destroyed) return;
      if (part === TIME_OUT) await endTimeLimit();
      else if (typeof part === "number") await sleep(part);
      else if (typeof part === "function") await part(socket);
      else if (typeof part !== "string") socket.write(part);
      else socket.write(part.replaceAll("{here}", origin).replaceAll("{elsewhere}", elsewhere));
    }
  }

  async function close() {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  }

  return { origin, heads, countAsked: () => asked, close };
}

function readContentLength(head: string): number {
  return Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
}
