import fc from "fast-check";
import { type AdminClient, AdminResponseError, type RequestOptions } from "../../../src/index.js";
import { readAll } from "../../kit/read-all.js";

/** The reaction of a server to one request of a call. */
export type Step =
  | ("ok" | "slow" | "slower" | "refused" | "changing" | "reset" | "cut" | "hang")
  | ("429" | "500" | "502" | "503" | "404" | "page" | "huge" | "odd" | "unlike");
const STEPS: readonly Step[] = [
  ...(["ok", "slow", "slower", "refused", "changing", "reset", "cut", "hang"] as const),
  ...(["429", "500", "502", "503", "404", "page", "huge", "odd", "unlike"] as const),
];

/** A call, with the behaviour of its server: a step for each attempt. The last step repeats. */
export interface MixedCall {
  readonly kind: string;
  readonly steps: readonly Step[];
  /** In milliseconds. */
  readonly start: number;
  readonly maxRetries: number;
  /** The time after the start at which the caller aborts, and the reason. */
  readonly abort: { readonly after: number; readonly reason: unknown } | undefined;
}

type Call = (admin: AdminClient, options: RequestOptions) => Promise<unknown>;

const COLUMNS = { columns: ["id"] };
const SQL = "SELECT id FROM sys_service";

export const KINDS: Readonly<Record<string, Call>> = {
  queryRows: (admin, options) => admin.queryRows(SQL, { ...options, ...COLUMNS }),
  streamRows: (admin, options) => readAll(admin.streamRows(SQL, { ...options, ...COLUMNS })),
  countInvocations: (admin, options) => admin.countInvocations({}, options),
  readState: (admin, options) => admin.readState("Cart", "bob", options),
  query: (admin, options) => admin.query({ query: SQL }, options),
  listDeployments: (admin, options) => admin.listDeployments(options),
  killInvocation: (admin, options) => admin.killInvocation("inv_1", options),
  resumeInvocation: (admin, options) => admin.resumeInvocation("inv_1", options),
  replaceState: (admin, options) =>
    admin.replaceState("Cart", "bob", { a: 1 }, { ...options, scope: "s", verify: false }),
  killInvocations: (admin, options) => admin.killInvocations(["inv_1", "inv_2", "inv_3"], options),
  cancelOne: (admin, options) => admin.cancelInvocations(["inv_1"], { ...options, concurrency: 1 }),
};

/** Reasons that say nothing about the request that they abort, though some look like errors of a request. */
const REASONS: readonly unknown[] = [
  "enough",
  new Error("enough"),
  new TypeError("enough"),
  new AdminResponseError({
    ...{ operation: "killInvocation", method: "PATCH", url: "/invocations/inv_9/kill", attempts: 1 },
    ...{ status: 404, body: { message: "no" }, documented: true },
  }),
];

/** Whether a call makes all reads of its client wait: after a refused connection, or the server's words that it is changing. */
export function doubtsServer({ steps }: MixedCall): boolean {
  return steps.includes("refused") || steps.includes("changing");
}

const anyStep = fc.constantFrom(...STEPS);
/** A step that takes longer than its caller waits. */
const SLOW: readonly (Step | undefined)[] = ["slow", "slower", "hang"];
const drawnCall: fc.Arbitrary<MixedCall> = fc.record({
  kind: fc.constantFrom(...Object.keys(KINDS)),
  steps: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom<readonly Step[]>(["ok"], ["slow"], ["slower"]) },
    { weight: 3, arbitrary: anyStep.map((step) => [step]) },
    { weight: 3, arbitrary: fc.array(anyStep, { minLength: 1, maxLength: 3 }).map((some) => [...some, "ok" as const]) },
  ),
  start: fc.integer({ min: 0, max: 1_500 }),
  maxRetries: fc.constantFrom(0, 2, 4),
  abort: fc.option(fc.record({ after: fc.constantFrom(700), reason: fc.constantFrom(...REASONS) }), {
    nil: undefined,
    freq: 4,
  }),
});

const anyCall = drawnCall.map((call) => (SLOW.includes(call.steps[0]) ? call : { ...call, abort: undefined }));

/** Draws calls that share a client. Each number draws a different mix. One mix in three has calls that make reads wait. */
export function drawMix(number: number): readonly MixedCall[] {
  const isDoubted = number % 3 === 0;
  const some = anyCall.filter((call) => isDoubted || !doubtsServer(call));
  const calls = fc.array(some, { minLength: 4, maxLength: 10, size: "max" });
  return fc.sample(calls, { seed: number, numRuns: 1 })[0] ?? [];
}
