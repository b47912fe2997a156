import { once } from "node:events";
import { createServer, type ServerHttp2Session, type ServerHttp2Stream } from "node:http2";
import { listen } from "../../kit/listen.js";

/** Serves an endpoint that suspends while it waits for a step of its own, which no SDK of ours does on demand. */
export interface SuspendingEndpoint {
  readonly url: string;
  close(): Promise<void>;
}

/** Completions and signals, by their ids: 1 is the step, 2 a timer of a day; signal 1 is a cancellation. */
interface Waiting {
  readonly completions: readonly number[];
  readonly signals: readonly number[];
}

const HANDLERS: Readonly<Record<string, Waiting>> = {
  step: { completions: [1], signals: [1] },
  stepAndTimer: { completions: [1, 2], signals: [1] },
  stepOrSignal: { completions: [1], signals: [1, 17] },
  timer: { completions: [2], signals: [1] },
};
export const ABANDONED = "step";
export const HANDLER_NAMES: readonly string[] = Object.keys(HANDLERS);

const DAY = 86_400_000;

export async function serveSuspending(service: string): Promise<SuspendingEndpoint> {
  const manifest = {
    ...{ protocolMode: "BIDI_STREAM", minProtocolVersion: 5, maxProtocolVersion: 5 },
    services: [
      { name: service, ty: "VIRTUAL_OBJECT", handlers: HANDLER_NAMES.map((name) => ({ name, ty: "EXCLUSIVE" })) },
    ],
  };
  const server = createServer();
  const tried = new Set<string>();
  const sessions = new Set<ServerHttp2Session>();
  server.on("session", (session) => sessions.add(session));
  server.on("stream", (stream: ServerHttp2Stream, headers) => {
    stream.on("error", () => {});
    const handler = HANDLERS[String(headers[":path"]).split("/").at(-1) ?? ""];
    const type = handler ? headers["content-type"] : "application/vnd.restate.endpointmanifest.v3+json";
    stream.respond({ ":status": 200, "content-type": type });
    if (!handler) return void stream.end(JSON.stringify(manifest));
    stream.once("data", (start: Buffer) => {
      // The first message begins with the id, whose length is in its second byte.
      const id = start.toString("hex", 10, 10 + start.readUInt8(9));
      const steps = tried.has(id) ? [] : [writeSteps()];
      stream.end(Buffer.concat([...steps, writeSuspension(handler)]));
      tried.add(id);
    });
  });
  return {
    url: await listen(server),
    async close() {
      for (const session of sessions) session.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** Writes, in the service protocol, the step and the timer. A second attempt finds both in its journal. */
function writeSteps(): Buffer {
  return Buffer.concat([
    writeMessage(0x0411, [...writeNumber(11, 1), ...writeBytes(12, Buffer.from('pay "completion_id":2'))]),
    writeMessage(0x040c, [...writeNumber(1, Date.now() + DAY), ...writeNumber(11, 2)]),
  ]);
}

function writeSuspension({ completions, signals }: Waiting): Buffer {
  const waits = [...completions.flatMap((id) => writeNumber(1, id)), ...signals.flatMap((id) => writeNumber(2, id))];
  return writeMessage(0x0001, waits);
}

function writeMessage(type: number, body: readonly number[]): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt16BE(type, 0);
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, Buffer.from(body)]);
}

const writeNumber = (field: number, value: number): number[] => [...writeVarint(field << 3), ...writeVarint(value)];
const writeBytes = (field: number, bytes: Buffer): number[] => [
  ...writeVarint((field << 3) | 2),
  ...writeVarint(bytes.length),
  ...bytes,
];

function writeVarint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...writeVarint(Math.floor(value / 128))];
}
