import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { inspect } from "node:util";
import { type AdminClient, createAdminClient, type Fetch } from "../../../src/index.js";
import { PROBE_QUERY } from "../../../src/sql/trusted-rows.js";
import { listen } from "../../kit/listen.js";
import { answerJson, answerText, type LoopbackServer, startLoopbackServer } from "../../kit/loopback-server.js";
import { doubtsServer, KINDS, type MixedCall, type Step } from "./draw-mix.js";

/** How a call ended, in words and milliseconds. */
interface Ending {
  readonly words: string;
  readonly time: number;
}

const ABORTED = "the caller's reason";
/** The timeout of one attempt, in milliseconds. */
const TIMEOUT = 4_000;
/** The time that a busy machine may add, in milliseconds. */
const SLACK = 1_500;
/** How long reads may wait and be repeated after a refused connection, or the server's words that it is changing. */
const DOUBT = 6_000;

export interface MixServer extends LoopbackServer {
  /** Runs a mix, and lists the calls that end differently from the same call alone, or later. */
  compare(calls: readonly MixedCall[]): Promise<readonly string[]>;
}

/** A server that treats each call by its steps. A header names the call, and all other requests succeed. */
export async function startMixServer(): Promise<MixServer> {
  const server = await startLoopbackServer();
  const refusing = await findRefusingPort();
  const steps = new Map<string, readonly Step[]>();
  const asked = new Map<string, number>();
  let mixes = 0;

  /** Takes the next step of a call to a path; the requests of one call to several targets do not disturb each other. */
  function takeStep(call: string | undefined, path: string, body = ""): Step {
    const own = steps.get(call ?? "");
    if (!own || path === "/version" || body.includes(PROBE_QUERY)) return "ok";
    const key = `${call} ${path}`;
    const count = asked.get(key) ?? 0;
    asked.set(key, count + 1);
    return own[Math.min(count, own.length - 1)] ?? "ok";
  }
  server.answer = (response, { url, headers, body }) => {
    const call = headers["x-step"] as Step | undefined;
    return meet(response, call ?? "ok", url, body);
  };
  /** Decides before the request is sent, since no server can refuse only some connections. */
  const send = (url: string, init: Parameters<Fetch>[1]): Promise<Response> => {
    const { pathname } = new URL(url);
    const step = takeStep(init.headers["x-call"], pathname, init.body);
    const target = step === "refused" ? url.replace(server.url, refusing) : url;
    return fetch(target, { ...init, headers: { ...init.headers, "x-step": step } });
  };
  const connect = () => createAdminClient({ baseUrl: server.url, fetch: send });

  async function run(admin: AdminClient, call: MixedCall, name: string): Promise<Ending> {
    steps.set(name, call.steps);
    await wait(call.start);
    const start = performance.now();
    const { abort, maxRetries } = call;
    const controller = new AbortController();
    const timer = abort && setTimeout(() => controller.abort(abort.reason), abort.after);
    const options = { headers: { "x-call": name }, timeout: TIMEOUT, maxRetries, signal: controller.signal };
    const words = await KINDS[call.kind]?.(admin, options).then(describe, (error: unknown) =>
      abort && controller.signal.aborted && error === abort.reason ? ABORTED : describe(error),
    );
    clearTimeout(timer);
    return { words: words?.replaceAll(name, "CALL") ?? "no such kind", time: performance.now() - start };
  }

  async function compare(calls: readonly MixedCall[]): Promise<readonly string[]> {
    const mix = ++mixes;
    const name = (way: string, index: number) => `${mix}-${way}-${index}`;
    const alone = await Promise.all(calls.map((call, index) => run(connect(), call, name("alone", index))));
    const admin = connect();
    const mixed = await Promise.all(calls.map((call, index) => run(admin, call, name("mixed", index))));
    const kept = inspect(admin, { depth: Number.POSITIVE_INFINITY, showHidden: true }).includes(`${mix}-mixed-`);
    const differences = calls.flatMap((call, index) => {
      const [own, other] = [alone[index], mixed[index]];
      if (!own || !other || isSame(call, own, other, calls.some(doubtsServer))) return [];
      const times = `${Math.round(own.time)} ms, not ${Math.round(other.time)} ms`;
      return [`${JSON.stringify(call)}\n  alone: ${own.words}\n  mixed: ${other.words}\n  ${times}`];
    });
    return kept ? [...differences, "the client keeps the headers of a call"] : differences;
  }
  return { ...server, compare };
}

/**
 * Whether a call ended as it does alone, within twice the time. After a refused connection, or while the server says that it is
 * changing, all reads wait for a moment and are repeated. Their results then depend on this wait, and their callers may abort.
 */
function isSame(call: MixedCall, own: Ending, other: Ending, isDoubted: boolean): boolean {
  const most = 2 * own.time + SLACK + (isDoubted ? own.time + DOUBT : 0);
  if (other.time > most) return false;
  // A read that is cut off each time ends with its attempt, or while it waits before the next one.
  const isVain = [own, other].every(({ words }) => /Admin(Timeout|Connection)Error/.test(words));
  if (own.words === other.words || (isVain && /^(cut|reset)$/.test(call.steps.join()))) return true;
  // Alone, it ran out of time while it waited for probes. The probes of another call may end this wait sooner.
  if (own.words.includes("rows are trusted only once")) return true;
  return isDoubted && (call.steps.length > 1 || doubtsServer(call) || other.words === ABORTED);
}

async function wait(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Describes a result, or an error by the fields that a program may read. */
function describe(value: unknown): string {
  if (!(value instanceof Error)) return JSON.stringify(sortLists(value))?.slice(0, 500) ?? "nothing";
  const { name, status, applied, attempts, message, result } = Object(value);
  // The advice depends on whether the connection was used before. The first failing id of a bulk call depends on the time.
  const words = message.replace(/; does the port.*\?/, "").replace(/inv_\d\/kill/, "ID/kill");
  return JSON.stringify({ name, status, applied, attempts, words, result: sortLists(result) });
}

/** The order of the ids in a list of a bulk result depends on the time. */
function sortLists(value: unknown): unknown {
  const isList = (each: unknown): each is { readonly id: string }[] => Array.isArray(each);
  if (typeof Object(value).notStarted !== "object") return value;
  return Object.entries(Object(value)).map(([list, each]) => [
    list,
    isList(each) ? each.map((entry) => `${entry.id} ${Object(Object(entry).error).name ?? ""}`).sort() : each,
  ]);
}

const ROWS = [{ id: "inv_1", number: 5, key: "a", value: "31", service_key: "bob" }];

async function meet(response: ServerResponse, step: Step, url: string, body: string): Promise<void> {
  const ok = () => answerOk(response, url, body);
  switch (step) {
    case "slow":
    case "slower":
      await wait(step === "slow" ? 900 : 2_000);
      return ok();
    case "changing":
      if (url === "/query")
        return answerJson(response, 500, {
          message: "Datafusion error: External error: node lookup for partition 1 failed",
        });
      return answerJson(response, 503, {
        message: "Error when routing the request internally. Reason: failed: not leader",
      });
    case "reset":
      return void response.socket?.destroy();
    case "cut":
      response
        .writeHead(200, { "content-type": "application/json", "content-length": 1_000 })
        .write('{"rows":[{"id":"inv_1"},');
      await wait(200);
      return void response.socket?.destroy();
    case "hang":
      return;
    case "page":
      return answerText(response, 200, "<html>Sign in</html>", "text/html");
    case "huge":
      return answerJson(response, 200, { rows: Array.from({ length: 5_000 }, () => ROWS[0]) });
    case "odd":
      return answerJson(response, 200, { rows: "[[[{" });
    case "unlike":
      return answerJson(response, 200, {
        rows: Array.from({ length: 300 }, (_, index) => ({ ...ROWS[0], [`c${index}`]: 1 })),
      });
    case "429":
    case "404":
    case "500":
    case "502":
    case "503":
      return answerJson(response, Number(step), { message: "no" });
    default:
      return ok();
  }
}

function answerOk(response: ServerResponse, url: string, body: string): void {
  const read = (): object => {
    if (url === "/version") return { version: "1.7.12", min_admin_api_version: 2, max_admin_api_version: 4 };
    if (url === "/query") return { rows: ROWS };
    if (url.startsWith("/internal/")) return { succeeded: JSON.parse(body).invocation_ids, failed: [] };
    return url === "/deployments" ? { deployments: [] } : {};
  };
  answerJson(response, 200, read());
}

/** Finds an address that refuses connections: a port that was free a moment ago. */
async function findRefusingPort(): Promise<string> {
  const server = createServer();
  const address = await listen(server);
  server.close();
  await once(server, "close");
  return address;
}
