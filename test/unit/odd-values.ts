import fc from "fast-check";
import { AdminDecodeError } from "../../src/index.js";

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
