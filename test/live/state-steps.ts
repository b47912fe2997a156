import fc from "fast-check";
import { type AdminClient, StateConflictError } from "../../src/index.js";

type Values = Readonly<Record<string, unknown>>;
/** The state at each key that has one. */
export type States = Map<string, Values>;

export interface Place {
  readonly admin: AdminClient;
  readonly service: string;
}

/** What writers do at some keys, on the server and to the map. */
export interface Step {
  readonly name: string;
  readonly run: (place: Place, states: States) => Promise<void>;
}

const KEYS = ["bob", "it's", "😀 \\", "a/b?c"] as const;
const anyKey = fc.constantFrom(...KEYS);
const someKeys = fc.uniqueArray(anyKey, { minLength: 1, maxLength: 3 });
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1.5, 2n ** 63n, "", "it's", { a: [1, { b: null }] }),
  fc.uint8Array({ minLength: 1, maxLength: 3 }).map((bytes) => new Uint8Array([0xff, ...bytes])),
);
const anyValues: fc.Arbitrary<Values> = fc.dictionary(fc.constantFrom("a", "ä", "__proto", "b c"), anyValue, {
  maxKeys: 3,
  noNullPrototype: true,
});

function put(states: States, key: string, values: Values): void {
  if (Object.keys(values).length > 0) states.set(key, values);
  else states.delete(key);
}

const replace = fc.tuple(anyKey, anyValues).map(
  ([key, values]): Step => ({
    name: "replaceState",
    async run({ admin, service }, states) {
      await admin.replaceState(service, key, values);
      put(states, key, values);
    },
  }),
);

const replaceStale = fc.tuple(anyKey, anyValues).map(
  ([key, values]): Step => ({
    name: "replaceState after somebody else's change",
    async run({ admin, service }, states) {
      const { version } = await admin.readState(service, key);
      const other = { ...states.get(key), other: `${Math.random()}` };
      await admin.replaceState(service, key, other, { expectedVersion: version });
      put(states, key, other);
      const late = admin.replaceState(service, key, { ...values, late: true }, { expectedVersion: version });
      const error = await late.catch((thrown: unknown) => thrown);
      if (!(error instanceof StateConflictError)) throw new Error(`a change of a state that has gone: ${error}`);
    },
  }),
);

/** Several writers at once, each with a field of its own, which no other one may lose. */
const update = fc.tuple(fc.array(someKeys, { minLength: 1, maxLength: 3 }), anyValue).map(
  ([writers, value]): Step => ({
    name: "updateStates",
    async run({ admin, service }, states) {
      const runs = writers.map(async (keys, writer) => {
        const change = ({ bytes }: { readonly bytes: Values }) => ({ ...bytes, [`writer ${writer}`]: value });
        const result = await admin.updateStates(service, keys, change, { attempts: 20 });
        const done = [...result.succeeded, ...result.unchanged].map(({ id }) => id);
        if (done.sort().join() !== [...keys].sort().join()) throw new Error(`left: ${JSON.stringify(result)}`);
      });
      await Promise.all(runs);
      for (const [writer, keys] of writers.entries()) {
        for (const key of keys) put(states, key, { ...states.get(key), [`writer ${writer}`]: value });
      }
    },
  }),
);

const clear = fc.oneof(someKeys, fc.constant("all" as const)).map(
  (keys): Step => ({
    name: "clearStates",
    async run({ admin, service }, states) {
      const listed = keys === "all" ? [...states.keys()] : keys;
      const { succeeded, unchanged } = await admin.clearStates(service, keys);
      const cleared = listed.filter((key) => states.delete(key));
      const found = [succeeded, unchanged].map((list) => list.map(({ id }) => id).sort());
      const wanted = [cleared, listed.filter((key) => !cleared.includes(key))].map((list) => [...list].sort());
      if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`cleared ${JSON.stringify(found)}`);
    },
  }),
);

export const anySteps: fc.Arbitrary<readonly Step[]> = fc.array(fc.oneof(replace, replaceStale, update, clear), {
  minLength: 2,
  maxLength: 5,
});

/** Reads the state at every key. */
export async function readAll({ admin, service }: Place): Promise<States> {
  const states: States = new Map();
  for (const key of KEYS) put(states, key, (await admin.readState(service, key)).values);
  return states;
}
