import { type AdminClient, createAdminClient, type Fetch } from "../../../src/index.js";
import { idsOf, refusal } from "./bulk-server.js";

export type State = "running" | "paused" | "completed" | "gone";
type States = Readonly<Partial<Record<State, string>>>;

/** An operation on invocations that no server has. */
export interface Verb {
  readonly call:
    | `${"kill" | "cancel" | "purge" | "pause" | "resume"}Invocations`
    | "purgeJournals"
    | "restartInvocationsAsNew";
  /** The next state of an invocation, for each state in which the operation is accepted. */
  readonly becomes: States;
  /** The states in which nothing is left to do, with the reason. */
  readonly goals: States;
  readonly isIdempotent: boolean;
  readonly hasBatches: boolean;
}

const END = {
  ...{ becomes: { running: "completed", paused: "completed" }, goals: { completed: "completed", gone: "gone" } },
  ...{ isIdempotent: true, hasBatches: true },
};
const PURGE = { ...END, becomes: { completed: "gone" }, goals: { gone: "gone" } };
const PAUSED = { paused: "not running", completed: "not started or completed", gone: "gone" };

export const VERBS: readonly Verb[] = [
  { ...END, call: "killInvocations" },
  { ...END, call: "cancelInvocations" },
  { ...PURGE, call: "purgeInvocations" },
  { ...PURGE, call: "purgeJournals" },
  { ...END, call: "pauseInvocations", becomes: { running: "paused" }, goals: PAUSED, hasBatches: false },
  { ...END, call: "resumeInvocations", becomes: { paused: "running", running: "running" }, isIdempotent: false },
  {
    ...END,
    call: "restartInvocationsAsNew",
    becomes: { completed: "completed" },
    goals: {},
    isIdempotent: false,
    hasBatches: false,
  },
];

/** The faults after which nobody can know whether a request was applied. After one that ends with `!`, it was. */
const UNCLEAR = ["lost", "silent", "502", "500", "half", "page", "unmentioned", "on the way"];
export const FAULTS: readonly string[] = [
  ...["refused", "429", "not leader", "401", "302", "404", "403", "409 page"],
  ...UNCLEAR.flatMap((fault) => [fault, `${fault}!`]),
];
/** The faults that concern every second id of a batch. Of single calls, only a restart meets the last one. */
const OF_BATCHES: Readonly<Record<string, string | undefined>> = {
  ...{ unmentioned: undefined, "on the way": "RPC to N2 failed: connection closed" },
  "not leader": "RPC to N2 failed: not leader",
};
const ROUTING = "Error when routing the request internally. Reason: failed: ";
const respond = (body: string | null, status: number, type = "text/html") =>
  new Response(body, { status, headers: { "content-type": type } });

/** A time in which the server refuses every connection: how long after which request, in milliseconds. */
interface Outage {
  readonly after: number;
  readonly took: number;
}

/** The record that a server of invented invocations has of one run. */
export class InventedServer {
  readonly admin: AdminClient;
  /** How often the server accepted the operation for an id. */
  readonly accepted: Map<string, number> = new Map();
  readonly states: Map<string, State>;
  /** The faults of the requests for an id. */
  readonly faults: Map<string, string[]> = new Map();
  /** When each id was first in a request. */
  readonly begun: Map<string, number> = new Map();
  /** The ids that were sent again although an earlier request may have been applied. */
  readonly repeated: Set<string> = new Set();
  /** The most ids in flight at once, when the last request began, and since when the run has to stop. */
  mostInFlight = 0;
  lastBegun = 0;
  mustStop: number = Number.POSITIVE_INFINITY;
  #inFlight = 0;
  readonly #verb: Verb;

  constructor(
    verb: Verb,
    states: readonly State[],
    drawn: {
      readonly faults: readonly (string | undefined)[];
      readonly latency: number;
      readonly hasBatches: boolean;
      readonly outage?: Outage | undefined;
    },
    onRequest: (number: number) => void,
  ) {
    this.#verb = verb;
    this.states = new Map(states.map((state, index) => [`inv_${index}`, state]));
    const all = [...this.states.keys()];
    let [requests, awayUntil] = [0, 0];
    const wait = () => new Promise((resolve) => setTimeout(resolve, drawn.latency));
    const fetch: Fetch = async (url, { body, signal }) => {
      const { pathname } = new URL(url);
      const ids = idsOf(pathname, String(body));
      const isMany = pathname.startsWith("/internal/");
      const isThere = ids.length > 0 && (!isMany || (drawn.hasBatches && verb.hasBatches));
      const isAway = performance.now() < awayUntil;
      const fault = isAway ? "refused" : isThere ? drawn.faults[requests++] : undefined;
      if (isThere && !isAway && requests === drawn.outage?.after) awayUntil = performance.now() + drawn.outage.took;
      for (const id of ids) if (this.isUnclear(id)) this.repeated.add(id);
      const hit = this.#listHit(ids, isMany, fault);
      for (const id of hit) this.faults.set(id, [...(this.faults.get(id) ?? []), fault ?? ""]);
      if (ids.length > 0) this.lastBegun = performance.now();
      for (const id of ids) if (!this.begun.has(id)) this.begun.set(id, this.lastBegun);
      if (isThere && !isAway) onRequest(requests);
      this.#inFlight += ids.length;
      this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight);
      try {
        await wait();
        signal.throwIfAborted();
        if (ids.length === 0 && !isAway)
          return Response.json({ rows: String(body).includes("SELECT id") ? all.map((id) => ({ id })) : [] });
        const response = isThere || isAway ? this.#answer(ids, hit, isMany, fault) : respond(null, 404);
        if (!isMany && /^(401|302|404|page)/.test(fault ?? ""))
          this.mustStop = Math.min(this.mustStop, performance.now());
        return (
          response ?? (await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))))
        );
      } finally {
        this.#inFlight -= ids.length;
      }
    };
    this.admin = createAdminClient({ fetch, baseUrl: "http://h", serverVersion: false });
  }

  /** Whether nobody can know if a request for an id was applied. */
  isUnclear(id: string): boolean {
    return this.faults.get(id)?.some((fault) => UNCLEAR.includes(fault.replace("!", ""))) ?? false;
  }

  /** Applies the operation to one invocation. Returns the status, and the words of a refusal. */
  #apply(id: string): readonly [status: number, words: string] {
    const state = this.states.get(id) ?? "gone";
    const { call, becomes } = this.#verb;
    const next = becomes[state];
    if (next === undefined && state === "gone") return [404, `Invocation '${id}' not found`];
    const isPause = call === "pauseInvocations";
    if (next === undefined && isPause)
      return state === "paused" ? [200, ""] : [409, `Invocation '${id}' is not running`];
    if (next === undefined)
      return [409, call === "resumeInvocations" ? `The invocation '${id}' is completed` : refusal(id)];
    this.accepted.set(id, (this.accepted.get(id) ?? 0) + 1);
    this.states.set(id, next as State);
    return [isPause ? 202 : 200, ""];
  }

  #isOfBatches(kind: string): boolean {
    return kind in OF_BATCHES && !(this.#verb.call === "restartInvocationsAsNew" && kind === "not leader");
  }

  /** Lists the ids of a request that a fault concerns. */
  #listHit(ids: readonly string[], isMany: boolean, fault = ""): readonly string[] {
    if (!this.#isOfBatches(fault.replace("!", ""))) return fault ? ids : [];
    return ids.filter((_, index) => isMany && index % 2 === 0);
  }

  /** Undefined if there is none. */
  #answer(ids: readonly string[], hit: readonly string[], isMany: boolean, fault = ""): Response | undefined {
    const kind = fault.replace("!", "");
    const isOfBatches = this.#isOfBatches(kind);
    const done = ids
      .filter((id) => fault.endsWith("!") || !hit.includes(id))
      .map((id) => [id, ...this.#apply(id)] as const);
    if (isMany && (isOfBatches || !fault)) {
      const told = done.filter(([id]) => !hit.includes(id));
      const words = hit.flatMap((id) => (OF_BATCHES[kind] ? [[id, 0, OF_BATCHES[kind]] as const] : []));
      const failed = [...told, ...words].filter(([, , error]) => error !== "");
      const succeeded = told.filter(([, , error]) => error === "").map(([id]) => id);
      return Response.json({ succeeded, failed: failed.map(([invocation_id, , error]) => ({ invocation_id, error })) });
    }
    const [[, status, message] = ["", 200, ""]] = done;
    const hasBody = status >= 400 || this.#verb.call === "restartInvocationsAsNew";
    if (!fault || isOfBatches)
      return hasBody ? Response.json({ message, new_invocation_id: "a" }, { status }) : respond(null, status);
    if (kind === "refused") throw new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } });
    if (kind === "lost") throw new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
    if (kind === "not leader") return Response.json({ message: `${ROUTING}not leader` }, { status: 503 });
    if (kind === "half") return respond("{", 200, "application/json");
    if (kind.endsWith("page")) return respond("<html>", Number.parseInt(kind, 10) || 200);
    return kind === "silent" ? undefined : respond(null, Number(kind));
  }
}
