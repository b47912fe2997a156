/**
 * Judges what the calls of a trial reported by what the server was sent and answered, what handlers saw, and the states at the end.
 * A positive report needs a response that shows it; a negative one, that the server accepted nothing of the call.
 */

import { isDeepStrictEqual } from "node:util";
import { isJsonObject } from "../../../../scripts/io/json.js";
import {
  AdminRequestError,
  AdminTimeoutError,
  AdminUnsupportedError,
  type BulkResult,
  BulkStoppedError,
  type ServiceState,
  StateConflictError,
  WaitTimeoutError,
} from "../../../../src/index.js";
import type { Exchange } from "../faulty-proxy.js";
import type { Finding } from "../run-trials.js";
import { type Called, fieldOf, keysOf, type StateReport, versionOf } from "./run-states.js";
import { readRows, type Values } from "./state-server.js";

/** A change of a state that a client sent. */
interface Write {
  readonly call: Called;
  readonly key: string;
  /** The state that the change replaces; undefined if it replaces any, "unknown" if there was no such state. */
  readonly before: Values | undefined | "unknown";
  readonly after: Values;
  readonly exchange: Exchange;
}

const isRaw = ({ drawn }: Called): boolean => drawn.call.startsWith("raw");
/** Whether the server may have made a change. It accepts a change before it makes it. */
const mayBeMade = ({ exchange: { isPassedOn, answer } }: Write): boolean =>
  isPassedOn && (answer === undefined || answer.status < 300);

/** Whether a call was asked to replace any state. */
const mayOverwrite = ({ drawn }: Called): boolean =>
  drawn.call === "raw overwrite" || (drawn.call === "replaceState" && !drawn.expectsVersion);

export async function judgeStates(report: StateReport, hasScopes: boolean): Promise<readonly Finding[]> {
  const { calls, handled, initial, keys, final, draw } = report;
  const findings: Finding[] = [];
  const find = (kind: string, why: string): void => void findings.push({ kind, why });
  const writes = await readWrites(report);
  for (const call of calls) {
    const own = writes.filter((write) => write.call === call);
    const name = `${call.drawn.call} ${call.writer}.${calls.filter(({ writer }) => writer === call.writer).indexOf(call)}`;
    const findOf = (kind: string, why: string): void => find(kind, `${name}: ${why}`);
    if (call.hangs) findOf("hangs", `it took more than ${Math.round(call.ended - call.began)} ms`);
    else if (!isRaw(call)) await judgeCall(report, call, own, writes, hasScopes, findOf);
  }
  for (const key of keys) {
    const end = final.get(key) ?? {};
    const known = [
      ...[initial.get(key) ?? {}, ...handled.filter((each) => each.key === key).flatMap(({ states }) => states)],
      ...writes.filter((write) => write.key === key && mayBeMade(write)).map(({ after }) => after),
    ];
    if (!known.some((each) => isDeepStrictEqual(each, end)))
      find("oracle", `nobody wrote ${key} ${JSON.stringify(end)}`);
    for (const { token, isDone, states } of handled.filter((each) => each.key === key)) {
      if (!isDone) find("oracle", `handler ${token} is not done`);
      if (!hasToken(states.at(-1), token) || hasToken(end, token)) continue;
      const isReplaced = (write: Write): boolean =>
        write.key === key &&
        !hasToken(write.after, token) &&
        (write.before === undefined ? mayOverwrite(write.call) : hasToken(write.before, token));
      if (!writes.some((write) => mayBeMade(write) && isReplaced(write)))
        find("lost write", `${key} lacks ${token} of a handler`);
    }
  }
  if (draw.scope !== undefined && !hasScopes) {
    const scoped = writes.filter(({ call, exchange }) => !isRaw(call) && exchange.isPassedOn);
    if (scoped.length > 0) find("wrong write", "a server without scopes got a change in a scope");
  }
  return findings;
}

const hasToken = (state: unknown, token: string): boolean => {
  const { handled } = Object(state);
  return Array.isArray(handled) && handled.includes(token);
};

/** Reads the changes that clients sent. A version is the hash of a state that somebody has written. */
async function readWrites({ calls, handled, initial, keys, service }: StateReport): Promise<readonly Write[]> {
  const sent = calls.flatMap((call) =>
    call
      .exchanges()
      .filter(({ path }) => path.endsWith(`/services/${service}/state`))
      .map((exchange) => ({ call, exchange, body: Object(JSON.parse(exchange.body)) })),
  );
  const parse = (body: { readonly new_state?: unknown }): Values =>
    Object.fromEntries(Object.entries(Object(body.new_state)).map(([name, json]) => [name, JSON.parse(String(json))]));
  const states = new Map<string, Values>();
  const all = [
    {},
    ...initial.values(),
    ...handled.flatMap((each) => each.states),
    ...sent.map(({ body }) => parse(body)),
  ];
  for (const values of all) states.set(await versionOf(values), values);
  return sent.map(({ call, exchange, body }) => ({
    ...{ call, exchange, after: parse(body) },
    key: keys.find((key) => key === body.object_key) ?? "",
    before: body.version === undefined ? undefined : (states.get(String(body.version)) ?? "unknown"),
  }));
}

type Find = (kind: string, why: string) => void;

async function judgeCall(
  report: StateReport,
  call: Called,
  own: readonly Write[],
  all: readonly Write[],
  hasScopes: boolean,
  find: Find,
): Promise<void> {
  const { draw, keys, handled, final, initial } = report;
  const { drawn, writer, value, error } = call;
  const field = fieldOf(drawn, writer);
  const isClear = drawn.call === "clearStates";
  const isWanted = (values: Values): boolean =>
    isClear ? Object.keys(values).length === 0 : values[field] === drawn.value;
  for (const { before, after, key } of own) {
    if (before === "unknown") find("wrong write", `${key} is to have a version that it never had`);
    const wanted = isClear ? {} : { ...(before === "unknown" ? {} : before), [field]: drawn.value };
    if (before !== undefined && !isDeepStrictEqual(after, wanted))
      find("wrong write", `${key} is to become ${JSON.stringify(after)} and not ${JSON.stringify(wanted)}`);
    if (before === undefined && !mayOverwrite(call))
      find("wrong write", `${key} is overwritten, whatever its state is`);
    if (drawn.dryRun && drawn.call !== "replaceState") find("wrong write", "a dry run changes something");
  }
  const shown = (key: string): Values[] => listShown(call, key, draw.scope);
  const isAborted = drawn.abortAfter !== undefined;
  const stopped = error instanceof BulkStoppedError ? error.result : undefined;

  if (drawn.call === "waitForState" || drawn.call === "replaceState") {
    const key = keysOf(drawn, keys)[0] ?? "";
    if (error === undefined) {
      const { values } = value as ServiceState;
      if (!isWanted(values)) find("false success", `the result is ${JSON.stringify(values)}`);
      if (!shown(key).some((each) => isDeepStrictEqual(each, values))) find("false success", "no response shows that");
      return;
    }
    if (
      error instanceof StateConflictError &&
      isWanted(error.actual.values) &&
      own.some((write) => isDeepStrictEqual(write.after, error.actual.values))
    )
      find("false failure", "a conflict with what was asked for");
    if (
      error instanceof WaitTimeoutError &&
      drawn.call === "waitForState" &&
      error.lastSeen &&
      isWanted((error.lastSeen as ServiceState).values)
    )
      find("false failure", "a timeout after what was waited for");
    judgeError(error, own, hasScopes || draw.scope === undefined, isAborted, find);
    return;
  }

  const result = (stopped ?? value) as BulkResult<ServiceState> | undefined;
  if (result === undefined) {
    judgeError(error, own, hasScopes || draw.scope === undefined, isAborted, find);
    if (own.some(mayBeMade)) find("no result", `changes were made, and the call ends with ${error}`);
    return;
  }
  const lists = Object.entries(result) as unknown as readonly (readonly [string, readonly { readonly id: string }[]])[];
  const ids = lists.flatMap(([, list]) => (Array.isArray(list) ? list : []).map(({ id }) => id));
  if (new Set(ids).size < ids.length) find("not once", `the lists have ${ids}`);
  const wanted = keysOf(drawn, keys);
  const isComplete = !result.hasUnread && drawn.keys !== "all";
  if (ids.some((id) => !wanted.includes(id)) || (isComplete && ids.length < wanted.length))
    find("not once", `the lists have ${ids}, and not ${wanted}`);
  const of = (id: string) => own.filter((write) => write.key === id);
  for (const { id, data } of result.succeeded) {
    if (!isWanted(data.values)) find("false success", `${id} is ${JSON.stringify(data.values)}`);
    if (!shown(id).some((each) => isDeepStrictEqual(each, data.values)))
      find("false success", `no response shows ${id} as ${JSON.stringify(data.values)}`);
    const others = [
      ...all.filter((write) => write.key === id && write.call !== call && mayBeMade(write)).map(({ after }) => after),
      ...handled.filter(({ key }) => key === id).flatMap(({ states }) => states),
      // A change that waits for its handler may be made after that of a later call.
      ...of(id).map(({ after }) => after),
    ];
    if (!isWanted(final.get(id) ?? {}) && !others.some((each) => !isWanted(each)))
      find("false success", `${id} is ${JSON.stringify(final.get(id))} at the end, and nobody else changed it`);
  }
  for (const { id, reason } of result.unchanged) {
    if (of(id).some(mayBeMade)) find("false unchanged", `${id}: a change was accepted`);
    if (!shown(id).some(isWanted)) find("false unchanged", `no response shows ${id} as wanted`);
    if (reason === "no state" && initial.has(id) && !shown(id).some((each) => Object.keys(each).length === 0))
      find("false unchanged", `${id}: ${reason}`);
  }
  for (const { id, error: why } of result.failed) {
    if (of(id).some(mayBeMade)) find("false failure", `${id}: the server accepted a change, and the error is ${why}`);
    judgeEvidence(id, why, isWanted, find);
  }
  for (const { id, error: why } of result.unknown) {
    if (of(id).length === 0 && !isAborted && !(why instanceof AdminTimeoutError))
      find("false unknown", `${id}: nothing was sent, and the error is ${why}`);
    // A timeout may come between a state and its confirmation.
    if (why instanceof StateConflictError) judgeEvidence(id, why, isWanted, find);
  }
  for (const { id, data } of result.notStarted) {
    if (of(id).some(mayBeMade)) find("false not started", `${id}: a change was accepted`);
    if (drawn.dryRun && data !== undefined && !isWanted(data.values))
      find("wrong plan", `${id}: ${JSON.stringify(data.values)}`);
  }
}

/** No error of a failure shows the state that was asked for. */
function judgeEvidence(id: string, error: unknown, isWanted: (values: Values) => boolean, find: Find): void {
  const seen = error instanceof StateConflictError ? error.actual : Object(error).lastSeen;
  if (isJsonObject(seen?.values) && isWanted(seen.values))
    find("false failure", `${id} is as wanted, and the error is ${error}`);
}

/** Judges the error of a call without a result. */
function judgeError(error: unknown, own: readonly Write[], hasScope: boolean, isAborted: boolean, find: Find): void {
  if (isAborted && error === "enough") return;
  if (error instanceof AdminUnsupportedError && hasScope) find("false failure", `the server has scopes: ${error}`);
  if (error instanceof AdminRequestError) {
    if (error.operation !== "modifyServiceState") return;
    if (error.applied === "no" && own.some(mayBeMade))
      find("false failure", `the server accepted the change: ${error}`);
    if (error.applied === "yes" && !own.some(({ exchange }) => exchange.answer)) find("false success", String(error));
  } else if (!(error instanceof StateConflictError) && !(error instanceof WaitTimeoutError))
    find("threw", String(error));
}

/** Lists the states of a key that whole responses to the call show. */
function listShown({ exchanges }: Called, key: string, scope: string | undefined): Values[] {
  return exchanges().flatMap(({ path, body, answer, isDelivered }) => {
    const { query } = path.endsWith("/query") ? Object(JSON.parse(body)) : {};
    if (!isDelivered || answer?.status !== 200 || !String(query).includes(`'${key}'`)) return [];
    return [readRows(JSON.parse(answer.body), scope, key).get(key) ?? {}];
  });
}
