import { inspect } from "node:util";
import { getOrCreate } from "../../scripts/io/maps.js";
import type { makeCall } from "../../src/call/make-call.js";
import type { ClientInternals } from "../../src/client/client.js";
import type { FetchInit } from "../../src/client/client-options.js";
import type {
  CallEndEvent,
  CallEvent,
  CallWatch,
  Observers,
  RetryEvent,
  WatchCall,
} from "../../src/client/observers.js";
import { AdminResponseError, RestateAdminError } from "../../src/errors/index.js";

type Applied = CallEndEvent["applied"];
const RANKS: readonly Applied[] = ["no", "unknown", "yes"];

/** What a test saw of one call. */
interface SeenCall {
  readonly event: Omit<CallEvent, "call">;
  given?: Parameters<typeof makeCall>[0];
  /** How many attempts have begun and ended. */
  begun: number;
  answered: number;
  readonly ends: CallEndEvent[];
  readonly events: object[];
  /** The lowest `applied` that can be true of each request, judged by its `fetch`. */
  readonly applied: Applied[];
  readonly secrets: Set<string>;
  readonly responses: Response[];
}

/** The calls of all clients since the test began. */
export const seenCalls: SeenCall[] = [];
const watched = new WeakMap<CallWatch, SeenCall>();

/** Gives every client observers of the tests, besides its own. */
export function watchAll(watchCalls: (observers: Observers) => WatchCall | undefined) {
  return (observers: Observers): WatchCall | undefined => {
    const byNumber = new Map<number, SeenCall>();
    let begun: SeenCall | undefined;
    const see = (note: (seen: SeenCall, event: never) => void) => (event: { readonly call: number }) => {
      const seen = byNumber.get(event.call) ?? begun;
      if (!seen) return;
      byNumber.set(event.call, seen);
      seen.events.push(event);
      note(seen, event as never);
    };
    const own: Record<keyof Observers, (event: never) => void> = {
      onCall: see(() => {}),
      onRequest: see((seen) => {
        seen.begun += 1;
      }),
      onResponse: see((seen) => {
        seen.answered += 1;
      }),
      onError: see((seen) => {
        seen.answered += 1;
      }),
      onRetry: see((seen, { error }: RetryEvent) => {
        // The server said that it did nothing.
        if (error instanceof AdminResponseError && error.temporary) seen.applied[seen.applied.length - 1] = "no";
      }),
      onCallEnd: see((seen, event: CallEndEvent) => {
        seen.ends.push(event);
      }),
    };
    const both = Object.entries(own).map(([name, observer]) => [name, [Reflect.get(observers, name), observer].flat()]);
    const watchCall = watchCalls(Object.fromEntries(both));
    return (event) => {
      begun = {
        event,
        begun: 0,
        answered: 0,
        ends: [],
        events: [],
        applied: [],
        secrets: new Set(),
        responses: [],
      };
      seenCalls.push(begun);
      const watch = watchCall?.(event);
      if (!watch) throw new Error("there are observers");
      watched.set(watch, begun);
      begun = undefined;
      return watch;
    };
  };
}

/** Makes a call with a `fetch` that notes its requests. */
export function watchCall(original: typeof makeCall): typeof makeCall {
  return (given, watch) => {
    const seen = watch && watched.get(watch);
    if (!seen) return original(given, watch);
    seen.given = given;
    const settings = given.client["~internals"];
    const fetch = watchFetch(settings, seen);
    const get = (_: ClientInternals, name: string | symbol) => (name === "fetch" ? fetch : Reflect.get(settings, name));
    const client = { ...given.client, "~internals": new Proxy<ClientInternals>(settings, { get }) };
    return original({ ...given, client }, watch);
  };
}

function watchFetch(settings: ClientInternals, seen: SeenCall): ClientInternals["fetch"] {
  return async (url: string, init: FetchInit) => {
    const { authorization = "" } = init.headers;
    const secret = authorization.slice(authorization.indexOf(" ") + 1);
    if (secret.length >= 4) seen.secrets.add(secret);
    const index = seen.applied.push("unknown") - 1;
    try {
      const response: Response = await settings.fetch(url, init);
      if (!response?.headers?.get) return response;
      seen.responses.push(response);
      if (seen.ends.length > 0) return response;
      const isJson = /json/.test(response.headers.get("content-type") ?? "");
      if (response.ok && isJson) seen.applied[index] = "yes";
      if (response.status < 500 && !response.ok) seen.applied[index] = "no";
      return response;
    } catch (error) {
      if (!init.signal.aborted && !isReset(error)) seen.applied[index] = "no";
      throw error;
    }
  };
}

/** Whether a connection broke after it was established. A thrown value may itself throw when it is read. */
function isReset(error: unknown): boolean {
  try {
    return ["ECONNRESET", "UND_ERR_SOCKET"].includes(Object(Object(error).cause).code);
  } catch {
    return false;
  }
}

/** Lists what is wrong with the calls, which should have ended. */
export function listBroken(): readonly string[] {
  // Several calls share the request for the version, and its error.
  const sharing = new Map<unknown, Set<string>>();
  for (const { event, ends } of seenCalls)
    for (const { error } of ends) getOrCreate(sharing, error, () => new Set()).add(event.calledFunction);
  return seenCalls.flatMap((seen) => listProblems(seen, sharing.get(seen.ends[0]?.error) ?? new Set()));
}

/** @param sharing - The functions whose calls ended with the same error. */
function listProblems(seen: SeenCall, sharing: ReadonlySet<string>): readonly string[] {
  const { event, given, begun, answered, ends, events, secrets, responses } = seen;
  const problems: string[] = [];
  const [end] = ends;
  if (ends.length !== 1 || !end) problems.push(`has ${ends.length} onCallEnd`);
  if (begun !== answered) problems.push(`has ${begun} onRequest, and ${answered} onResponse and onError`);
  const { error } = end ?? {};
  const { signal } = given?.options ?? {};
  const isReason = signal?.aborted && Object.is(signal.reason, error);
  if (!isReason && (error instanceof RestateAdminError || (error instanceof TypeError && begun === 0))) {
    // A path as `baseUrl` is resolved by a call, but was given to another function.
    const names = [...sharing, "createClient", "createAdminClient"];
    if (!names.some((name) => error.message.startsWith(`${name}: `)))
      problems.push(`has an error without its name: ${error.message}`);
  }
  const isTemporary = !isReason && error instanceof AdminResponseError && error.temporary;
  const least = Math.max(0, ...seen.applied.map((each) => RANKS.indexOf(each)));
  if (end && !isTemporary && RANKS.indexOf(end.applied) < least)
    problems.push(`says ${end.applied}, but its requests ${seen.applied.join(", ")}`);
  for (const response of responses) {
    const isCallers = given?.operation.decode?.name === "decodeResponse";
    const isEmpty = response.headers.get("content-length") === "0";
    const isWeb = response.body instanceof ReadableStream;
    if (isWeb && !isEmpty && !response.bodyUsed && !response.body.locked && !isCallers)
      problems.push("leaves a body unread");
  }
  if (secrets.size > 0) {
    const shown = [...events.map(withoutEcho), given?.client["~internals"]].map(show).join("\n");
    for (const secret of secrets) if (shown.includes(secret)) problems.push(`shows ${secret}: ${shown}`);
  }
  return problems.map((problem) => `${event.calledFunction} ${problem}`);
}

function show(value: unknown): string {
  try {
    return inspect(value, { depth: 8 });
  } catch {
    return "";
  }
}

/** Leaves out the server's words, which may repeat the token. */
function withoutEcho(event: object): object {
  const { error, headers: _, ...rest } = event as { error?: unknown; headers?: unknown };
  if (!(error instanceof RestateAdminError)) return { ...rest, error };
  const { body: _body, headers: _headers, ...fields } = error as RestateAdminError & AdminResponseError;
  return { ...rest, error: { ...fields, message: error.message, stack: error.stack } };
}
