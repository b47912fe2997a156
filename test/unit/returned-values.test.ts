import { inspect, types } from "node:util";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createAdminClient, type Fetch, type StateValues } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { createFrozenClient } from "../kit/frozen-client.js";
import { allowLongRuns, holdsFor } from "../kit/property-runs.js";

allowLongRuns();

/** Digits, so that a number can have it too. */
const SECRET = "8675309";
const LINE = `X-Key: ${SECRET}`;
const PAIR = ["x-key", SECRET];
const fail = () => {
  throw new Error(SECRET);
};

/** Creates a value, anew for each use, since some can be read only once. */
type Create = () => unknown;

class Box {
  "x-key" = SECRET;
}

const PRIMITIVES: readonly Create[] = [
  ...[null, true, Number(SECRET), BigInt(SECRET), Symbol(SECRET), SECRET, LINE, `${SECRET}\n`, ""].map(
    (value) => () => value,
  ),
];
const OBJECTS: readonly Create[] = [
  () => [LINE],
  () => [PAIR],
  () => new Set([LINE, SECRET]),
  () => new Set([PAIR]),
  () => new Map([[PAIR, LINE]]),
  () => new Map([[Symbol(SECRET), SECRET]]),
  () => new Map([[LINE, SECRET]]),
  () => new Map([PAIR as [string, string]]),
  () => new Headers([PAIR as [string, string]]),
  () => runInNewContext(`({ "x-key": "${SECRET}" })`),
  () => new URLSearchParams({ "x-key": SECRET }),
  () => [PAIR].values(),
  () => new Box(),
  () => Object.create({ "x-key": SECRET }),
  () => new String(SECRET),
  () => new Error(SECRET),
  () => Buffer.from(SECRET),
  () => ({ [LINE]: "" }),
  () => ({ [Symbol.iterator]: fail }),
  () => ({ [Symbol.iterator]: () => [LINE, SECRET].values() }),
  () => ({ [Symbol.toStringTag]: "Headers", [Symbol.iterator]: () => [LINE, SECRET].values() }),
  () => ({
    get "x-key"() {
      return fail();
    },
  }),
  // Without `then`, a promise of the value would reject with the error of the caller.
  () =>
    new Proxy({}, { get: (_, name) => (name === "then" ? undefined : fail()), ownKeys: fail, getPrototypeOf: fail }),
];
const FUNCTIONS: readonly Create[] = [() => () => ({ "x-key": SECRET }), () => async () => SECRET, () => Box];

const atom = fc.constantFrom(...PRIMITIVES, ...OBJECTS, ...FUNCTIONS);
const fields = atom.map(
  (create): Create =>
    () => ({ "x-key": create() }),
);
const entries = atom.map(
  (create): Create =>
    () =>
      new Map([["x-key", create()]]),
);
const anyValue = fc.oneof({ weight: 2, arbitrary: atom }, fields, entries);

/** Shows all that a logger can show of an error and its causes. */
function show(error: unknown): string {
  const { message, stack, cause } = Object(error);
  const shown = [message, stack, inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })];
  return [...shown, JSON.stringify(error), cause === undefined ? "" : show(cause)].join("\n");
}

/** Makes a call, and returns the headers that it sent, or the error that rejected the value. */
async function call(options: object, callOptions = {}): Promise<object> {
  let sent: object | undefined;
  const fetch: Fetch = async (_, { headers }) => {
    sent = headers;
    return Response.json({});
  };
  const error: unknown = await (async () => createFrozenClient({ fetch, ...options }).health(callOptions))().catch(
    (thrown) => thrown,
  );
  if (sent) return sent;
  expect(show(error)).not.toContain(SECRET);
  return { refused: Object(error).cause ?? error };
}

const REFUSED = { refused: expect.any(TypeError) };

it.each(["token", "headers"])(
  "what the function %s returns is checked as a fixed value is, and no error shows it",
  (option) =>
    holdsFor(
      fc.asyncProperty(anyValue, async (create) => {
        const isFunction = typeof create() === "function";
        const fixed = isFunction ? REFUSED : await call({ [option]: create() });
        const returned = [await call({ [option]: () => create() }), await call({ [option]: async () => create() })];
        const given = option === "headers" ? [await call({}, { headers: create() })] : [];
        for (const each of [...returned, ...given]) expect(each).toEqual("refused" in fixed ? REFUSED : fixed);
      }),
    ),
);

it("what the function fetch returns is a Response, or an error that does not show it", () =>
  holdsFor(
    fc.asyncProperty(anyValue, fc.boolean(), async (create, hasHeaders) => {
      const value = create();
      // A getter that throws is a failure of `fetch`, whose words are shown. A Map has `get`, as Headers have.
      fc.pre(!types.isProxy(value) && !(hasHeaders && "get" in Object(value)));
      const fetch = (async () => (hasHeaders ? { ok: true, headers: value } : value)) as Fetch;
      const error = await catchError(createFrozenClient({ fetch, maxRetries: 0 }).health());
      expect(error).toMatchObject({ name: "AdminConnectionError", cause: { message: "fetch returned no Response" } });
      expect(show(error)).not.toContain(SECRET);
    }),
  ));

it("what the function change returns is checked as a new state is, and no error shows it", () =>
  holdsFor(
    fc.asyncProperty(anyValue, async (create) => {
      const fetch: Fetch = async (url) =>
        url.endsWith("/query") ? Response.json({ rows: [] }) : new Response(null, { status: 202 });
      const admin = createAdminClient({ fetch, serverVersion: "1.7.12" });
      const replace = async () => admin.replaceState("Cart", "bob", create() as StateValues, { verify: false });
      const given = await replace().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      const update = (change: () => StateValues) => admin.updateStates("Cart", ["bob"], change, { dryRun: true });
      const changes = [() => create() as StateValues, async () => create() as StateValues];
      for (const change of changes) {
        const { failed } = await update(change as () => StateValues);
        expect(failed).toHaveLength(given ? 1 : 0);
        // The words of the caller's own getter are shown, as those of `change` are if it throws.
        const rejected = [given, failed[0]?.error].filter(
          (error) => String(Object(error).cause ?? error) !== `Error: ${SECRET}`,
        );
        expect(rejected.map(show).join()).not.toContain(SECRET);
      }
    }),
  ));
