import { expect, it } from "vitest";
import { type AdminClient, createAdminClient } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { toFetch } from "../kit/to-fetch.js";

const requests: Request[] = [];
const client = createAdminClient({
  serverVersion: "1.7.12",
  fetch: toFetch((request) => {
    requests.push(request);
    return Response.json({ rows: [] });
  }),
});

type Name = keyof AdminClient & string;

/** Expects that a function refuses its arguments in its own name, and sends nothing. */
async function expectRefusal(call: Name, args: readonly unknown[], message: string | RegExp): Promise<void> {
  const begin = async () => {
    const result: unknown = Reflect.apply(Object(client[call]), undefined, args);
    return Symbol.asyncIterator in Object(result) ? (result as AsyncGenerator).next() : result;
  };
  const error = await catchError(begin());
  expect(error).toBeInstanceOf(TypeError);
  const [, words] = String(error).split(`TypeError: ${call}: `);
  expect(words).toMatch(message);
  expect(String(error)).not.toContain("SECRET");
  expect(requests).toEqual([]);
}

const until = () => true;
const body = { uri: "http://x" };
const source = "kafka://c/orders";
const sink = "service://Orders/receive";

const wrong: readonly (readonly [value: unknown, kind: string])[] = [
  [null, "null"],
  [5, "5"],
  [5n, "bigint"],
  [["SECRET"], "Array"],
  [new String("SECRET"), "String"],
  [{ toString: () => "SECRET" }, "Object"],
  [Symbol("SECRET"), "symbol"],
];
const optional = ["scope", "expectedVersion"];

it.each<[Name, string, (value: unknown) => unknown[]]>([
  ["getInvocation", "invocationId", (id) => [id]],
  ["getJournal", "invocationId", (id) => [id]],
  ["getJournalEvents", "invocationId", (id) => [id]],
  ["waitForInvocation", "invocationId", (id) => [id]],
  ["waitUntilDrained", "deploymentId", (id) => [id]],
  ["readState", "service", (service) => [service, "k"]],
  ["readState", "key", (key) => ["S", key]],
  ["readState", "scope", (scope) => ["S", "k", { scope }]],
  ["replaceState", "service", (service) => [service, "k", {}]],
  ["replaceState", "key", (key) => ["S", key, {}]],
  ["replaceState", "scope", (scope) => ["S", "k", {}, { scope }]],
  ["replaceState", "expectedVersion", (expectedVersion) => ["S", "k", {}, { expectedVersion }]],
  ["waitForState", "service", (service) => [service, "k", { until }]],
  ["waitForState", "key", (key) => ["S", key, { until }]],
  ["waitForState", "scope", (scope) => ["S", "k", { until, scope }]],
  ["clearStates", "service", (service) => [service, ["a"]]],
  ["clearStates", "scope", (scope) => ["S", ["a"], { scope }]],
  ["updateStates", "service", (service) => [service, ["a"], until]],
  ["updateStates", "scope", (scope) => ["S", ["a"], until, { scope }]],
  ["ensureSubscription", "source", (given) => [{ source: given, sink }]],
  ["ensureSubscription", "sink", (given) => [{ source, sink: given }]],
])("%s rejects a value that is no string as its %s, and sends nothing", async (call, name, write) => {
  for (const [value, kind] of wrong) await expectRefusal(call, write(value), `${name} must be a string, not ${kind}`);
  if (!optional.includes(name)) await expectRefusal(call, write(undefined), `${name} must be a string, not undefined`);
});

class Fields {
  readonly status = "paused";
}
const inherits = "a class instance or an object that inherits fields";

it.each<[string, unknown]>([
  ["null", null],
  ["string", "SECRET"],
  ["number", 1],
  ["Array", ["SECRET"]],
  ["function", () => "SECRET"],
  ["Promise", Promise.resolve({})],
  ["Map", new Map([["status", "paused"]])],
  ["Date", new Date()],
  ["String", new String("SECRET")],
  ["Uint8Array", new Uint8Array(2)],
  ["Error", new Error("SECRET")],
  [inherits, new Fields()],
  [inherits, Object.create({ status: "paused" })],
  [inherits, Object.create(Object.create(null))],
])("an argument that must be a plain object is not %s", async (kind, value) => {
  for (const [call, args, what] of [
    ["replaceState", ["S", "k", value], "the values"],
    ["countInvocations", [value], "the filter"],
    ["registerDeployment", [value], "the deployment"],
    ["rollOutDeployment", [value], "the deployment"],
    ["getInvocation", ["inv_1", value], "the options"],
    ["getJournal", ["inv_1", value], "the options"],
    ["getJournalEvents", ["inv_1", value], "the options"],
    ["waitForInvocation", ["inv_1", value], "the options"],
    ["waitForInvocations", [["inv_1"], value], "the options"],
    ["waitUntilDrained", ["dp_1", value], "the options"],
    ["waitUntilHealthy", [value], "the options"],
    ["listInvocations", [{}, value], "the options"],
    ["summarizeFailures", [{}, value], "the options"],
    ["countInvocationsBy", [["status"], {}, value], "the options"],
    ["countInvocations", [{}, value], "the options"],
    ["queryRows", ["SELECT 1", value], "the options"],
    ["streamRows", ["SELECT 1", value], "the options"],
    ["resumeInvocations", [["inv_1"], value], "the options"],
  ] as const) {
    await expectRefusal(call, args, new RegExp(`${what} must be a plain object, such as \\{.*\\}, not ${kind}$`));
  }
});

it.each([null, {}, { id: "inv_1" }, { id: "inv_1", created_at: "soon" }, { created_at: "2026-01-01T00:00:00Z" }])(
  "the place %j in a list is refused, since it would be another place",
  async (place) => {
    for (const name of ["after", "before"]) {
      await expectRefusal(
        "listInvocations",
        [{}, { [name]: place }],
        /must be an object with the `id` and `created_at`/,
      );
    }
  },
);

it.each([[[]], [["colour"]], ["status"]])("countInvocationsBy refuses %j as the fields to count by", (fields) =>
  expectRefusal("countInvocationsBy", [fields], /the fields must be an array of some of service,handler/),
);

const TIME = "must be a number of milliseconds from";
const UNTIL = "until must be a status, an array of statuses, or a function";
const VERSION = "until must be a version, as a string, or a function, not";
const NEITHER = "targets other than an array or another iterable must be a plain object";
const NOT_PLAIN = "the filter must be a plain object";
const NOT_AN_ID = 'a target must be an id, or an object whose "id" is a string, not';

it.each<[Name, readonly unknown[], string]>([
  ["listInvocations", [{}, { withFailure: 1 }], "withFailure must be true or false, not 1"],
  ["listInvocations", [{}, { limit: 1.5 }], "limit must be a whole number from 0, not 1.5"],
  ["listInvocations", [{}, { order: "new" }], 'order must be one of id, oldest, newest, not "new"'],
  ["getInvocation", ["inv_1", { withFailure: 1 }], "withFailure must be true or false, not 1"],
  ["summarizeFailures", [{}, { examples: -1 }], "examples must be a whole number from 0, not -1"],
  ["summarizeFailures", [{}, { similar: "no" }], 'similar must be true or false, not "no"'],

  ["queryRows", ["", { columns: "id" }], 'columns must be an array of strings, not "id"'],
  ["queryRows", ["", { columns: ["id", 5] }], "columns must be an array of strings, not Array"],
  ["streamRows", ["", { column: "id" }], 'unknown option "column"; the options are columns, headers'],

  ["waitForInvocations", [[5]], `${NOT_AN_ID} number`],
  ["waitForInvocations", ["inv_1"], `${NOT_PLAIN}, such as { status: "paused" }, not string`],
  ["waitUntilHealthy", [{ partitions: "no" }], 'partitions must be true or false, not "no"'],
  ["waitUntilDrained", ["dp_1", { onProgress: 5 }], "onProgress must be a function, not 5"],
  ...(["waitForInvocation", "waitUntilDrained", "waitUntilHealthy"] as const).flatMap((wait) => {
    const refuse = (options: object, message: string) =>
      [wait, wait === "waitUntilHealthy" ? [options] : ["an id", options], message] as [Name, unknown[], string];
    return [
      ...[-1, Number.NaN, 2 ** 31].map((timeout) =>
        refuse({ timeout }, `timeout ${TIME} 0 to 2147483647, not ${timeout}`),
      ),
      ...[0, Number.POSITIVE_INFINITY].map((interval) =>
        refuse({ interval }, `interval ${TIME} 1 to 2147483647, not ${interval}`),
      ),
    ];
  }),
  ...["complete", "Completed", "", [], ["paused", "compelted"], [5], 5, null, new Set(["paused"]), {}].flatMap(
    (until): [Name, unknown[], string][] => [
      ["waitForInvocation", ["inv_1", { until }], UNTIL],
      ["waitForInvocations", [["inv_1"], { until }], UNTIL],
    ],
  ),

  ["waitForState", ["S", "k", { until: 5 }], `${VERSION} 5`],
  ["waitForState", ["S", "k", { until: null }], `${VERSION} null`],
  ["replaceState", ["S", "k", {}, { verify: "no" }], 'verify must be a boolean or an object, not "no"'],
  ["replaceState", ["S", "k", {}, { verify: null }], "verify must be a boolean or an object, not null"],
  ["replaceState", ["S", "k", {}, { verify: { timeOut: 5 } }], 'verify: unknown option "timeOut"; the options'],
  ["replaceState", ["S", "k", {}, { verify: { interval: 0 } }], `verify: interval ${TIME} 1 to 2147483647, not 0`],

  ["clearStates", ["S", "a"], "the keys must be an array or another iterable"],
  ["updateStates", ["S", { status: "paused" }, until], "the keys must be an array or another iterable"],
  ["updateStates", ["S", ["a"], { status: "closed" }], "change must be a function, not Object"],
  ["updateStates", ["S", ["a"], until, { attempts: 0 }], "attempts must be a whole number from 1, not 0"],
  ["updateStates", ["S", ["a"], until, { verify: false }], "verify must be an object, not boolean"],
  ["updateStates", ["S", ["a"], until, { verify: { timeOut: 5 } }], 'verify: unknown option "timeOut"; the options'],
  ["updateStates", ["S", ["a"], until, { expectedVersion: "a" }], 'unknown option "expectedVersion"'],

  ["resumeInvocations", [["inv_1"], { deploymentId: "dp_1" }], 'unknown option "deploymentId"'],
  ["resumeInvocations", [["inv_1"], { concurrency: 0 }], "concurrency must be a whole number from 1, not 0"],
  ...[0, -1, Number.NaN, "5"].map((perSecond): [Name, unknown[], string] => [
    "killInvocations",
    [{ service: "S" }, { perSecond }],
    `perSecond must be a number from 0.001, not ${typeof perSecond === "string" ? `"${perSecond}"` : perSecond}`,
  ]),
  ["updateStates", ["S", "all", until, { perSecond: 0 }], "perSecond must be a number from 0.001, not 0"],
  ["resumeInvocations", [["inv_1"], { onProgress: 5 }], "onProgress must be a function, not 5"],
  ["resumeInvocations", [["inv_1"], { dryRun: "no" }], 'dryRun must be true or false, not "no"'],
  ["killInvocations", ["inv_1"], NEITHER],
  ["killInvocations", [undefined], NEITHER],
  ["killInvocations", [null], NEITHER],
  ["killInvocations", [new ArrayBuffer(8)], NEITHER],
  ["killInvocations", [{}], "the filter is empty: pass { sql: sql`TRUE` } to select every invocation"],
  ["killInvocations", [{ service: "Cart", deployment: undefined }], "the filter's deployment is undefined"],
  ["killInvocations", [["inv_1", new String("inv_2")]], `${NOT_AN_ID} String`],
  ["killInvocations", [[{ id: new String("inv_1") }]], `${NOT_AN_ID} Object`],
  ["killInvocations", [Object.assign(["inv_1"], { 2: "inv_2" })], `${NOT_AN_ID} undefined`],
  ["killInvocations", [["inv_1", null]], `${NOT_AN_ID} null`],
  ["killInvocations", [["inv_1", { status: "paused" }]], `${NOT_AN_ID} Object`],

  ["rollOutDeployment", [body, { move: "some" }], "move must be one of failing, all, none"],
  ["rollOutDeployment", [body, { canary: -1 }], "canary must be a whole number from 0"],
  ["rollOutDeployment", [body, { tolerance: 2 }], "tolerance must be a number from 0 to 1"],
  ["rollOutDeployment", [body, { bake: 600 }], "bake must be a duration such as { minutes: 10 }"],
  ["rollOutDeployment", [body, { dryRun: "false" }], "dryRun must be true or false"],
  ["rollOutDeployment", [body, { onProgress: {} }], "onProgress must be a function"],
  ["rollOutDeployment", [body, { interval: 0 }], "interval must be a number of milliseconds"],
  ["rollOutDeployment", [body, { force: true }], 'unknown option "force"'],
  ["rollOutDeployment", [{ ...body, useHttp11: true }], 'unknown field "useHttp11" in the body; use snake_case'],
  ["rollOutDeployment", [], "the deployment must be a plain object, such as"],
  ["registerDeployment", [{ ...body, dryRun: true }], 'unknown field "dryRun" in the body; use snake_case'],
  ["createDeployment", [], "the body is required"],
  ["restoreDeployment", ["dp_1", { canary: 5 }], 'unknown option "canary"'],
  ["restoreDeployment", ["dp_1", { additionalHeaders: "key" }], "additionalHeaders must be an object of strings"],
  [
    "restoreDeployment",
    ["dp_1", { additionalHeaders: { "x-key": 1 } }],
    "additionalHeaders must be an object of strings",
  ],
  ["moveInvocations", [{ from: "dp_1", to: "dp_1" }], "from and to are the same deployment, dp_1"],
  ["moveInvocations", ["dp_1", "dp_2"], "the first argument must be a plain object"],
  ["moveInvocations", [{ to: "latest", failed: "x" }], 'unknown filter field "failed"'],
  ["moveInvocations", [{ to: "latest", service: undefined }], "the filter's service is undefined"],
  ["moveInvocations", [{ from: "dp_1" }], "to must be a string"],
  ["moveInvocations", [{ from: "dp_1", to: "dp_2" }, { move: "none" }], "move must be one of failing, all"],
  ["pruneDeployments", [{ keep: 0.5 }], "keep must be a whole number from 0, not 0.5"],
  ["pruneDeployments", [{ olderThan: 7 }], "olderThan"],
  ["pruneDeployments", [{ dry_run: true }], 'unknown option "dry_run"'],

  ["ensureSubscription", [{ source, sink }, { replace: "no" }], "replace must be true or false"],
])("%s refuses %o, and sends nothing", (call, args, message) => expectRefusal(call, args, message));
