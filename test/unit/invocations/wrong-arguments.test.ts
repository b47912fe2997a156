import { describe, expect, it } from "vitest";
import {
  type Client,
  countInvocations,
  countInvocationsBy,
  createClient,
  getInvocation,
  getJournal,
  getJournalEvents,
  getLastFailure,
  getLastFailures,
  type InvocationFilter,
  listInvocations,
  queryRows,
  streamRows,
  summarizeFailures,
  waitForInvocation,
  waitUntilDrained,
  waitUntilHealthy,
} from "../../../src/index.js";
import { catchError } from "../catch-error.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();

/** What plain JavaScript may call it with. */
type AnyFunction = (client: Client, ...args: never[]) => Promise<unknown>;

async function expectRefusal(call: AnyFunction, args: readonly unknown[], message: string): Promise<void> {
  const client = createClient({ baseUrl: server.url });
  const error = await catchError(Reflect.apply(call, undefined, [client, ...args]));
  expect(error).toBeInstanceOf(TypeError);
  expect(String(error)).toBe(`TypeError: ${message}`);
  expect(server.requests).toEqual([]);
}

describe.each<[AnyFunction, string]>([
  [getInvocation, "invocationId"],
  [getJournal, "invocationId"],
  [getJournalEvents, "invocationId"],
  [getLastFailure, "invocationId"],
  [waitForInvocation, "invocationId"],
  [waitUntilDrained, "deploymentId"],
])("%o", (call, argument) => {
  it.each<[string, unknown]>([
    ["undefined", undefined],
    ["null", null],
    ["5", 5],
    ["Array", ["inv_1"]],
    ["String", new String("inv_1")],
    ["Object", { id: "inv_1" }],
  ])("rejects an id that is %s, and sends nothing", (kind, id) =>
    expectRefusal(call, [id, {}], `${call.name}: ${argument} must be a string, not ${kind}`),
  );
});

describe("the options", () => {
  const list = async (client: Client, filter: InvocationFilter, options: object): Promise<unknown> =>
    listInvocations(client, filter, options).next();
  const stream = async (client: Client, query: string, options: object): Promise<unknown> =>
    streamRows(client, query, options).next();

  it.each<[string, AnyFunction, unknown[]]>([
    ["getInvocation", getInvocation, ["inv_1"]],
    ["getJournal", getJournal, ["inv_1"]],
    ["getJournalEvents", getJournalEvents, ["inv_1"]],
    ["getLastFailure", getLastFailure, ["inv_1"]],
    ["waitForInvocation", waitForInvocation, ["inv_1"]],
    ["waitUntilDrained", waitUntilDrained, ["dp_1"]],
    ["waitUntilHealthy", waitUntilHealthy, []],
    ["listInvocations", list, [{}]],
    ["getLastFailures", getLastFailures, [["inv_1"]]],
    ["summarizeFailures", summarizeFailures, [{}]],
    ["countInvocationsBy", countInvocationsBy, [["status"], {}]],
    ["countInvocations", countInvocations, [{}]],
    ["queryRows", queryRows, ["SELECT 1"]],
  ])("of %s cannot be inherited", async (name, call, args) => {
    const wanted = "the options must be a plain object, such as { timeout: 5000 }, not";
    const inherited = Object.create({ signal: AbortSignal.abort() });
    await expectRefusal(
      call,
      [...args, inherited],
      `${name}: ${wanted} a class instance or an object that inherits fields`,
    );
    await expectRefusal(call, [...args, null], `${name}: ${wanted} null`);
  });

  it.each<[unknown, string]>([
    [null, "null"],
    [5, "5"],
    [new Set(["paused"]), "Set"],
    [{ status: "paused" }, "Object"],
  ])("until: %o are refused", (until, kind) =>
    expectRefusal(
      waitForInvocation,
      ["inv_1", { until }],
      `waitForInvocation: until must be a status, an array of them, or a function, not ${kind}`,
    ),
  );

  describe.each<[string, AnyFunction, unknown[]]>([
    ["waitForInvocation", waitForInvocation, ["inv_1"]],
    ["waitUntilDrained", waitUntilDrained, ["dp_1"]],
    ["waitUntilHealthy", waitUntilHealthy, []],
  ])("of %s", (name, call, args) => {
    it.each<[object, string]>([
      [{ timeout: -1 }, "timeout must be a number of milliseconds from 0 (no limit) to 2147483647, not -1"],
      [{ timeout: Number.NaN }, "timeout must be a number of milliseconds from 0 (no limit) to 2147483647, not NaN"],
      [
        { timeout: 2 ** 31 },
        "timeout must be a number of milliseconds from 0 (no limit) to 2147483647, not 2147483648",
      ],
      [{ interval: 0 }, "interval must be a number of milliseconds from 1 to 2147483647, not 0"],
      [{ interval: Infinity }, "interval must be a number of milliseconds from 1 to 2147483647, not Infinity"],
    ])("are checked: %o", (options, message) => expectRefusal(call, [...args, options], `${name}: ${message}`));
  });

  it.each<[string, AnyFunction, unknown[], string]>([
    ["withFailure", list, [{}, { withFailure: 1 }], "listInvocations: withFailure must be true or false, not 1"],
    [
      "examples",
      summarizeFailures,
      [{}, { examples: -1 }],
      "summarizeFailures: examples must be a whole number from 0, not -1",
    ],
    ["limit", list, [{}, { limit: 1.5 }], "listInvocations: limit must be a whole number from 0, not 1.5"],
    ["order", list, [{}, { order: "new" }], 'listInvocations: order must be one of id, oldest, newest, not "new"'],
    [
      "partitions",
      waitUntilHealthy,
      [{ partitions: "no" }],
      'waitUntilHealthy: partitions must be true or false, not "no"',
    ],
    [
      "onProgress",
      waitUntilDrained,
      ["dp_1", { onProgress: 5 }],
      "waitUntilDrained: onProgress must be a function, not 5",
    ],
    ["columns", queryRows, ["SELECT 1", { columns: "id" }], 'queryRows: columns must be an array of strings, not "id"'],
    [
      "allowSettings",
      queryRows,
      ["SET x = 1", { allowSettings: "no" }],
      'queryRows: allowSettings must be true or false, not "no"',
    ],
    ["query", queryRows, [5], "queryRows: the query must be a string or SQL from the sql tag"],
    ["query", stream, [5], "streamRows: the query must be a string or SQL from the sql tag"],
    [
      "option",
      stream,
      ["SELECT 1", { column: "id" }],
      `streamRows: unknown option "column"; the options are columns, allowSettings, headers, timeout, maxRetries, signal`,
    ],
    [
      "options",
      stream,
      ["SELECT 1", null],
      "streamRows: the options must be a plain object, such as { timeout: 5000 }, not null",
    ],
    [
      "similar",
      summarizeFailures,
      [{}, { similar: "no" }],
      'summarizeFailures: similar must be true or false, not "no"',
    ],
  ])("have a %s that is checked", (_, call, args, message) => expectRefusal(call, args, message));
});

const FIELDS = "service, handler, key, status, deployment";

it.each<[unknown, string]>([
  ["status", `the fields must be an array of one or more of ${FIELDS}`],
  [[], `the fields must be an array of one or more of ${FIELDS}`],
  [["status", "lastFailure"], `unknown field "lastFailure"; the fields are ${FIELDS}`],
  [["toString"], `unknown field "toString"; the fields are ${FIELDS}`],
])("countInvocationsBy refuses to count by %o", (fields, message) =>
  expectRefusal(countInvocationsBy, [fields], `countInvocationsBy: ${message}`),
);
