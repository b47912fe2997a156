import fc from "fast-check";
import { type AdminClient, StateConflictError } from "../../src/index.js";
import { wellFormedText } from "../kit/any-text.js";
import { callHandler } from "../kit/send-invocations.js";
import type { LiveServer } from "../kit/use-server.js";

type Values = Readonly<Record<string, unknown>>;
/** The state at each key of a scope that has one. */
export type States = Map<string, Values>;

export interface Place extends Pick<LiveServer, "ingressUrl" | "prefix"> {
  readonly admin: AdminClient;
  readonly service: string;
  readonly scope?: string | undefined;
}

/** A step of writers at some keys of a scope, which is done on the server and to the map. */
interface Step {
  readonly name: string;
  readonly run: (place: Place, states: States) => Promise<void>;
}

interface ScopedStep {
  readonly scope: string | undefined;
  readonly step: Step;
}

const KEYS = ["bob", "it's", "😀 \\", "a/b?c"] as const;
const anyKey = fc.constantFrom(...KEYS);
const someKeys = fc.uniqueArray(anyKey, { minLength: 1, maxLength: 3 });
const allKeys = fc.constant("all" as const);
/** Bytes that a server could misread: UTF-8 of every length, and bytes that only look like UTF-8. */
const BYTES = [
  ...["", "61ff", "00ff", "61eda080", "eda0bdedb880", "c080c1bfe08080", "f4908080f888", "61f09f98", "efbbbf7b7defbbbf"],
  ...["before\0after", "\x7f\x80\u07ff\u0800\ud7ff\ue000\ufffd\uffff\u{10000}\u{10ffff}", "\u2028\x85"].map((text) =>
    Buffer.from(text).toString("hex"),
  ),
];
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1.5, 2n ** 63n, -(2n ** 53n) - 1n, "", "integer 0: 5", {
    a: [1, { b: null }],
  }),
  wellFormedText,
  // Values that are JSON are read as JSON.
  fc
    .oneof(
      fc.constantFrom(...BYTES),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => `ff${Buffer.from(bytes).toString("hex")}`),
    )
    .map((hex) => Uint8Array.from(Buffer.from(hex, "hex"))),
);
const anyName = fc.oneof(fc.constantFrom("a", "", "__proto__", "😀", "\uFFFD"), wellFormedText);
const anyValues: fc.Arbitrary<Values> = fc.dictionary(anyName, anyValue, { maxKeys: 5, noNullPrototype: true });

function put(states: States, key: string, values: Values): void {
  if (Object.keys(values).length > 0) states.set(key, values);
  else states.delete(key);
}

const replace = fc.tuple(anyKey, anyValues).map(
  ([key, values]): Step => ({
    name: "replaceState",
    async run({ admin, service, scope }, states) {
      await admin.replaceState(service, key, values, { scope });
      put(states, key, values);
    },
  }),
);

const replaceStale = fc.tuple(anyKey, anyValues).map(
  ([key, values]): Step => ({
    name: "replaceState after somebody else's change",
    async run({ admin, service, scope }, states) {
      const { version } = await admin.readState(service, key, { scope });
      const other = { ...states.get(key), other: `${Math.random()}` };
      await admin.replaceState(service, key, other, { scope, expectedVersion: version });
      put(states, key, other);
      const stale = { scope, expectedVersion: version };
      const late = admin.replaceState(service, key, { ...values, late: true }, stale);
      const error = await late.catch((thrown: unknown) => thrown);
      if (!(error instanceof StateConflictError)) throw new Error(`a change of a state that has gone: ${error}`);
    },
  }),
);

const listOf = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 1, maxLength: 3 });
const readKeys = (keys: readonly string[] | "all", states: States) => (keys === "all" ? [...states.keys()] : keys);

/** Several writers at once, each with a field of its own that no other writer may lose. */
const update = fc.tuple(fc.oneof(listOf(someKeys), listOf(allKeys)), anyValue).map(
  ([drawn, value]): Step => ({
    name: "updateStates",
    async run({ admin, service, scope }, states) {
      const writers = drawn.map((keys) => ({ keys, listed: readKeys(keys, states) }));
      const runs = writers.map(async ({ keys, listed }, writer) => {
        const change = ({ bytes }: { readonly bytes: Values }) => ({ ...bytes, [`writer ${writer}`]: value });
        const result = await admin.updateStates(service, keys, change, { scope, attempts: 20 });
        const done = [...result.succeeded, ...result.unchanged].map(({ id }) => id);
        if (done.sort().join() !== [...listed].sort().join()) throw new Error(`left: ${JSON.stringify(result)}`);
      });
      await Promise.all(runs);
      for (const [writer, { listed }] of writers.entries()) {
        for (const key of listed) put(states, key, { ...states.get(key), [`writer ${writer}`]: value });
      }
    },
  }),
);

/** Handlers that count while somebody changes another field. */
const count = someKeys.map(
  (keys): Step => ({
    name: "updateStates while handlers run",
    async run(place, states) {
      await place.admin.clearStates(place.service, keys);
      const calls = [...keys, ...keys].map((key) => callHandler(place, `Counter/${encodeURIComponent(key)}/add`, 1));
      const change = ({ bytes }: { readonly bytes: Values }) => ({ ...bytes, closed: true });
      const [{ succeeded }] = await Promise.all([
        place.admin.updateStates(place.service, keys, change, { attempts: 20 }),
        ...calls,
      ]);
      if (succeeded.length < keys.length) throw new Error(`only ${succeeded.length} are closed`);
      for (const key of keys) put(states, key, { count: 2, closed: true });
    },
  }),
);

const clear = fc.oneof(someKeys, allKeys).map(
  (keys): Step => ({
    name: "clearStates",
    async run({ admin, service, scope }, states) {
      const listed = readKeys(keys, states);
      const { succeeded, unchanged } = await admin.clearStates(service, keys, { scope });
      const cleared = listed.filter((key) => states.delete(key));
      const found = [succeeded, unchanged].map((list) => list.map(({ id }) => id).sort());
      const wanted = [cleared, listed.filter((key) => !cleared.includes(key))].map((list) => [...list].sort());
      if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`cleared ${JSON.stringify(found)}`);
    },
  }),
);

/** Draws steps, each in one of these scopes. Handlers run without a scope. */
export const anySteps = (scopes: readonly (string | undefined)[]): fc.Arbitrary<readonly ScopedStep[]> => {
  const inScope = fc.record({
    scope: fc.constantFrom(...scopes),
    step: fc.oneof(replace, replaceStale, update, clear),
  });
  const withHandlers = fc.record({ scope: fc.constant(undefined), step: count });
  return fc.array(fc.oneof({ weight: 4, arbitrary: inScope }, withHandlers), { minLength: 2, maxLength: 6 });
};

/** Reads the state at every key. */
export async function readAll({ admin, service, scope }: Place): Promise<States> {
  const read = await Promise.all(KEYS.map((key) => admin.readState(service, key, { scope })));
  const states: States = new Map();
  for (const [index, key] of KEYS.entries()) put(states, key, read[index]?.values ?? {});
  return states;
}

/** Compares the bytes of the state at every key with those that a handler sees there. */
export async function compareBytes(place: Place): Promise<void> {
  const compare = async (key: string) => {
    const { bytes } = await place.admin.readState(place.service, key);
    const seen = Object.entries(bytes).map(([name, value]) => [name, Buffer.from(value).toString("hex")]);
    const dump = Object.entries(Object(await callHandler(place, `Counter/${encodeURIComponent(key)}/dump`)));
    if (String(seen.sort()) !== String(dump.sort())) throw new Error(`a handler sees ${dump}, and not ${seen}`);
  };
  await Promise.all(KEYS.map(compare));
}
