import { beforeEach, expect, it } from "vitest";
import { createAdminClient, MoveStoppedError } from "../../../src/index.js";
import type { SysInvocation } from "../../../src/schema/index.js";
import { createFakeAdminApi, createSample } from "../../../src/testing/index.js";
import { catchError } from "../catch-error.js";
import { useFastClock } from "../fast-clock.js";

useFastClock();

type Row = Pick<SysInvocation, "status" | "pinned_deployment_id" | "last_failure">;

/** An invocation that fails on the old deployment. */
const failing: Row = { status: "running", pinned_deployment_id: "dp_1", last_failure: "broken" };
/** The same, once it has passed that step. */
const recovered: Row = { ...failing, last_failure: null };
const paused: Row = { ...recovered, status: "paused" };

/** What the following queries see of the one invocation; the last one stays. */
let coming: readonly Row[];
/** Until then, queries see nothing, as on a server that is starting. */
let hiddenUntil: number;
const api = createFakeAdminApi({
  rows: {
    sys_invocation: () => {
      if (performance.now() < hiddenUntil) return [];
      const [now = failing, ...later] = coming;
      if (later.length > 0) coming = later;
      const of = { target_service_name: "A", target_service_ty: "service", target_handler_name: "a" } as const;
      return [{ id: "inv_1", ...of, ...now }];
    },
    sys_journal_events: [{ id: "inv_1", event_type: "TransientError" }],
  },
});
const handlers = [createSample("HandlerMetadata", { name: "a" })];
const service = createSample("ServiceMetadata", { name: "A", ty: "Service", handlers });

beforeEach(() => {
  coming = [failing];
  hiddenUntil = 0;
  api.reset();
  api.on("getDeployment", createSample("DetailedDeploymentResponse", { services: [service] }));
  api.on("pauseInvocation", () => accept(paused));
  api.on("resumeInvocation", resume);
});

/** Accepts a pause. Without rows, nothing changes. */
function accept(...rows: readonly Row[]): Response {
  if (rows.length > 0) coming = rows;
  return new Response(null, { status: 202 });
}

function resume({ query }: { readonly query: { readonly deployment?: string | null } }): void {
  coming = [{ ...recovered, pinned_deployment_id: query.deployment ?? "dp_1" }];
}

const options = { interval: 250, maxRetries: 0, timeout: 20_000 };
const move = (more: object = {}, fetch = api.fetch) =>
  createAdminClient({ fetch }).moveInvocations("dp_1", "dp_2", { ...options, ...more });
const listResumed = () => api.callsTo("resumeInvocation").map(({ query }) => query.deployment);

it.each([
  ["runs again without a failure", "failed", recovered],
  ["is ready", "failed", { ...recovered, status: "ready" }],
  ["is ready", "all", { ...recovered, status: "ready" }],
] as const)("waits for a pause while its invocation %s, with move: %s", async (_, which, between) => {
  api.on(
    "pauseInvocation",
    () => accept(...Array<Row>(8).fill(between), paused),
    () => accept(),
  );
  expect(await move({ move: which })).toEqual({ moved: 1, left: [] });
  expect(listResumed()).toEqual(["dp_2"]);
});

it.each<[string, Row]>([
  ["has completed", { ...recovered, status: "completed" }],
  ["is suspended, which ends the pause", { ...recovered, status: "suspended" }],
  ["was moved by someone else", { ...recovered, pinned_deployment_id: "dp_2" }],
  ["was moved elsewhere", { ...recovered, pinned_deployment_id: "dp_3" }],
])("does not wait for a pause whose invocation %s", async (_, row) => {
  api.on(
    "pauseInvocation",
    () => accept(...Array<Row>(4).fill(recovered), row),
    () => accept(),
  );
  expect(await move()).toMatchObject({ moved: 0 });
  expect(listResumed()).toEqual([]);
});

it("repeats a pause that did not arrive, even if the invocation no longer fails", async () => {
  const lose = () => {
    coming = [recovered];
    return new Response("<html>", { status: 504 });
  };
  api.on("pauseInvocation", lose, () => accept(paused));
  expect(await move()).toEqual({ moved: 1, left: [] });
});

const closed = "Error when routing the request internally. Reason: rpc for partition 3 failed: connection closed";

it.each([
  ["a 502 of a proxy", 502, "<html>"],
  ["a 504 of a proxy", 504, "<html>"],
  ["a 503 that leaves it open", 503, JSON.stringify({ message: closed })],
])("resumes what it has paused, even if the response was %s", async (_, status, body) => {
  const stop = new AbortController();
  api.on("pauseInvocation", () => {
    coming = [recovered];
    return new Response(body, { status, headers: { "content-type": "application/json" } });
  });
  const fetch = (request: Request): Promise<Response> => {
    if (api.callsTo("pauseInvocation").length > 0 && request.url.endsWith("/query")) {
      stop.abort();
      if (api.callsTo("resumeInvocation").length === 0) coming = [paused];
    }
    return api.fetch(request);
  };
  const error = await catchError(move({ signal: stop.signal }, fetch));
  expect(error).toBeInstanceOf(MoveStoppedError);
  expect(error).toMatchObject({ paused: [] });
  expect(listResumed()).toEqual([undefined]);
});

it("resumes what it has paused, even if only a retry got a response, which says that it is paused", async () => {
  const stop = new AbortController();
  const lose = () => {
    coming = [paused];
    return new Response("<html>", { status: 504 });
  };
  api.on("pauseInvocation", lose, () => new Response(null, { status: 200 }));
  api.on("resumeInvocation", ({ query }) => {
    if (query.deployment) stop.abort();
    else resume({ query });
    return new Response(null, { status: query.deployment ? 504 : 200 });
  });
  expect(await catchError(move({ signal: stop.signal, maxRetries: 1 }))).toMatchObject({ moved: 0, paused: [] });
  expect(listResumed()).toEqual(["dp_2", undefined]);
});

it("names nothing that it could not pause", async () => {
  api.on("pauseInvocation", ({ reply }) => reply(409, { message: "no" }));
  expect(await catchError(move({ timeout: 500 }))).toMatchObject({ paused: [] });
  expect(listResumed()).toEqual([]);
});

it.each([
  ["that arrived", true, 1],
  ["that did not arrive", false, 0],
])("counts what it has moved if a resume %s gets no response", async (_, isApplied, moved) => {
  coming = [paused];
  const stop = new AbortController();
  const fetch = async (request: Request): Promise<Response> => {
    if (!request.url.includes("/resume?")) return api.fetch(request);
    if (isApplied) await api.fetch(request);
    if (!isApplied) stop.abort();
    throw new TypeError("fetch failed");
  };
  const result = await catchError(move({ signal: stop.signal }, fetch).then((value) => Promise.reject(value)));
  expect(result).toMatchObject({ moved });
  // Someone else has paused it, so it stays paused on the old deployment unless it is moved.
  expect(listResumed()).toEqual(isApplied ? ["dp_2"] : []);
});
