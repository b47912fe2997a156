import fc from "fast-check";
import { AdminDecodeError } from "../../../src/index.js";
import type { Behaviour } from "./scripted-call.js";

const refuse = (): never => {
  throw new Error("this value does not want to be looked at");
};

/** Refuses everything, also `instanceof`. */
const makeRefusing = (): object =>
  new Proxy(
    {},
    { get: refuse, has: refuse, getPrototypeOf: refuse, ownKeys: refuse, getOwnPropertyDescriptor: refuse },
  );

function makeRevoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function makeCyclic(): Error {
  const error = new Error("is its own cause");
  error.cause = error;
  return error;
}

const withGetter = (name: string): Error => Object.defineProperty(new Error("has a getter"), name, { get: refuse });
const withCause = (cause: unknown): Error => new TypeError("fetch failed", { cause });

const PLAIN = [undefined, null, "", "text", 0, Number.NaN, false, 10n, Symbol("odd"), refuse, Object.create(null), []];
const CODES = [undefined, null, 0, {}, [], refuse, Symbol("odd"), Object.create(null), "", "ECONNRESET"];

const ODD: readonly unknown[] = [
  ...PLAIN,
  ...[makeRefusing(), makeRevoked(), makeCyclic(), { toString: refuse, [Symbol.toPrimitive]: refuse }],
  ...["message", "name", "cause", "code", "stack", "toString"].map(withGetter),
  ...[makeRefusing(), makeRevoked(), makeCyclic(), withGetter("code"), withGetter("message")].map(withCause),
  ...CODES.map((code) => withCause({ code })),
  ...CODES.map((message) => withCause({ message })),
  new AggregateError([new Error("a")], ""),
  new DOMException("not by the caller", "AbortError"),
  new DOMException("not by the time limit", "TimeoutError"),
  new AdminDecodeError({ operation: "o", method: "m", url: "u", attempts: 0, status: 200, problem: "of another call" }),
];

/** A value in a box, since some of these values can't even be printed in a counterexample. */
export interface Boxed {
  readonly value: unknown;
}

/** Can't even be asked what it is. */
export const refusing: Boxed = box(makeRefusing(), "refusing");

/** What JavaScript lets anybody throw, give, and abort with. */
export const oddValue: fc.Arbitrary<Boxed> = fc.oneof(
  fc.nat({ max: ODD.length - 1 }).map((index) => box(ODD[index], `odd value ${index}`)),
  fc.anything({ withNullPrototype: true, withSparseArray: true }).map((value) => box(value, fc.stringify(value))),
);

function box(value: unknown, label: string): Boxed {
  return Object.defineProperty({ value }, fc.toStringMethod, { value: () => label });
}

const pause = fc.constantFrom(0, 0, 1, 15, 40);

const headerValue = fc.oneof(
  fc.string({
    unit: fc
      .integer({ min: 0x20, max: 0xff })
      .filter(isNotDelete)
      .map((code) => String.fromCharCode(code)),
  }),
  fc.constantFrom(
    "0",
    "1",
    "5",
    "-1",
    "61",
    "1e9",
    "NaN",
    "Wed, 21 Oct 2015 07:28:00 GMT",
    "Wed, 21 Oct 2999 07:28:00 GMT",
  ),
  fc.constantFrom("application/json", "text/html; charset=x", "chunked", "gzip", "/", "//", "http://[", "javascript:0"),
);
const headerName = fc.constantFrom(
  ...["retry-after", "content-type", "content-length", "content-encoding", "transfer-encoding", "location", "x-any"],
);

const encode = (text: string) => new TextEncoder().encode(text);
const chunk = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.json().map(encode),
  fc
    .constantFrom('{"deployments":[]}', '{"message":1,"restate_code":2}', '{"message":"\x1b[2J"}', "null", '""', "{")
    .map(encode),
  fc.constant(new Uint8Array(70_000).fill(0x61)),
  // No fetch of a platform gives such.
  fc.constantFrom("text", null, 1),
);

const answer: fc.Arbitrary<Behaviour> = fc.record({
  kind: fc.constant("answer" as const),
  pause,
  // 0 is `Response.error()`.
  status: fc.oneof(
    fc.integer({ min: 200, max: 599 }),
    fc.constantFrom(0, 200, 200, 201, 204, 304, 307, 408, 429, 500, 502, 503, 503, 504),
  ),
  headers: fc.array(fc.tuple(headerName, headerValue), { maxLength: 3 }),
  chunks: fc.array(chunk, { maxLength: 3 }),
  ending: fc.oneof({ weight: 3, arbitrary: fc.constantFrom("end" as const, "stall" as const) }, oddValue),
  obedient: fc.boolean(),
  used: fc.integer({ min: 0, max: 9 }).map((number) => number === 9),
});

const goodAnswer: fc.Arbitrary<Behaviour> = fc.record({
  kind: fc.constant("answer" as const),
  pause,
  status: fc.constant(200),
  headers: fc.constant<[string, string][]>([]),
  chunks: fc.constant([encode('{"deployments":'), encode("[]}")]),
  ending: fc.constant("end" as const),
  obedient: fc.boolean(),
  used: fc.constant(false),
});

/** What a `fetch` that is given as an option may do, whoever wrote it. */
export const anyBehaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  { weight: 4, arbitrary: answer },
  { weight: 2, arbitrary: goodAnswer },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("throw" as const), pause, thrown: oddValue }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("refuse" as const),
      pause,
      code: fc.constantFrom("ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "ConnectionRefused"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("silence" as const), obedient: fc.boolean() }) },
);

function isNotDelete(code: number): boolean {
  return code < 0x7f || code > 0x9f;
}
