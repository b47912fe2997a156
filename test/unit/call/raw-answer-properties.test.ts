import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type RequestOptions, RestateAdminError } from "../../../src/index.js";
import { createFrozenClient, type FrozenClient } from "../../kit/frozen-client.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";

allowLongRuns();

interface RawAnswer {
  readonly bytes: Uint8Array;
  /** Whether it comes in two parts. */
  readonly split: boolean;
  readonly ending: "end" | "reset" | "open";
}

const sockets = new Set<Socket>();
let answer: RawAnswer;
/** How many requests came for each case. One may come late, when its call has ended and the next case runs. */
const requests = new Map<string, number>();
let cases = 0;
let admin: FrozenClient;

const server = createServer((socket) => {
  sockets.add(socket.setNoDelay());
  socket.on("close", () => sockets.delete(socket)).on("error", () => {});
  socket.on("data", async (data) => {
    // A body may come in a part of its own.
    const [, name] = /\r\nx-case: (\d+)/i.exec(data.toString("latin1")) ?? [];
    if (name === undefined) return;
    requests.set(name, (requests.get(name) ?? 0) + 1);
    const { bytes, split, ending } = answer;
    const half = split ? bytes.length >> 1 : 0;
    if (half > 0) await new Promise((resolve) => socket.write(bytes.subarray(0, half), resolve));
    if (socket.destroyed) return;
    socket.write(bytes.subarray(half));
    if (ending === "end") socket.end();
    if (ending === "reset") socket.resetAndDestroy();
  });
});

beforeAll(async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  admin = createFrozenClient({ baseUrl: `http://127.0.0.1:${port}`, timeout: 20, maxRetries: 1 });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  server.close();
  await once(server, "close");
});

const CALLS: Readonly<Record<string, (options: RequestOptions) => Promise<unknown>>> = {
  listThings: (options) => admin.listThings(options),
  search: (options) => admin.search({ text: "a" }, options),
  copyThing: (options) => admin.copyThing("t1", options),
};

const statusLine = fc.oneof(
  fc.integer({ min: 0, max: 1_100 }).map((status) => `HTTP/1.1 ${String(status).padStart(3, "0")} Any`),
  fc.constantFrom(
    "HTTP/1.1 200 OK",
    "HTTP/1.1 503 ",
    "HTTP/1.0 200 OK",
    "HTTP/2 200",
    "HTTP/1.1 204",
    "HTTP/1.1 101 Up",
    "",
  ),
);
const header = fc.constantFrom(
  ...["Content-Length: 2", "Content-Length: 0", "Content-Length: 99", "Content-Length: -1", "Content-Length: 2, 2"],
  ...[
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: gzip, chunked",
    "Content-Encoding: gzip",
    "Content-Encoding: br",
  ],
  ...["Content-Type: application/json", "Connection: close", "Connection: upgrade", "Upgrade: h2c", "Retry-After: 0"],
  ...[
    "Location: http://[",
    "Trailer: x",
    "Keep-Alive: timeout=-1",
    "no colon",
    ": no name",
    "\x00: \x00",
    " folded",
    "X: \xff",
  ],
);
const body = fc.constantFrom(
  "",
  "{}",
  "2\r\n{}\r\n0\r\n\r\n",
  "2\r\n{}\r\n",
  "ffffffffffffffff\r\n",
  "-1\r\n",
  "0\r\nX: y\r\n\r\n",
  "null{",
);
const almostHttp = fc
  .record({
    lines: fc.tuple(statusLine, fc.array(header, { maxLength: 3 })).map(([first, rest]) => [first, ...rest]),
    body,
    lineEnd: fc.constantFrom("\r\n", "\r\n", "\r\n", "\n"),
    again: fc.boolean(),
    changed: fc.option(fc.tuple(fc.nat({ max: 100 }), fc.integer({ min: 0, max: 255 }))),
  })
  .map(({ lines, body, lineEnd, again, changed }) => {
    const text = lines.join(lineEnd) + lineEnd + lineEnd + body;
    const bytes = Buffer.from(again ? text + text : text, "latin1");
    if (changed && changed[0] < bytes.length) bytes[changed[0]] = changed[1];
    return bytes;
  });

const rawAnswer: fc.Arbitrary<RawAnswer> = fc.record({
  bytes: fc.oneof({ weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) }, { weight: 4, arbitrary: almostHttp }),
  split: fc.boolean(),
  ending: fc.constantFrom("end", "end", "reset", "reset", "open"),
});

it("whatever bytes a server sends, a call resolves or rejects with an error of the package", () =>
  holdsFor(
    fc.asyncProperty(rawAnswer, fc.constantFrom(...Object.keys(CALLS)), async (given, name) => {
      answer = given;
      const id = String(++cases);
      const error: unknown = await CALLS[name]?.({ headers: { "X-Case": id } }).then(() => undefined, Object);
      // What the next case gets is not for this connection.
      for (const socket of sockets) socket.destroy();
      if (error !== undefined) expect(error).toBeInstanceOf(RestateAdminError);
      const attempts = name === "copyThing" ? 1 : 2;
      // 421 says that the request came to the wrong server: fetch sends it once more, whatever it is.
      const requestsEach = Buffer.from(given.bytes).includes(" 421") ? 2 : 1;
      expect(requests.get(id) ?? 0).toBeLessThanOrEqual(attempts * requestsEach);
    }),
  ));
