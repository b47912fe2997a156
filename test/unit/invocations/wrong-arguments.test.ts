import { expect, it } from "vitest";
import {
  type Client,
  countInvocations,
  countInvocationsBy,
  createClient,
  getInvocation,
  getJournal,
  getJournalEvents,
  type InvocationFilter,
  listInvocations,
  queryRows,
  streamRows,
  summarizeFailures,
  waitForInvocation,
  waitForInvocations,
  waitUntilDrained,
  waitUntilHealthy,
} from "../../../src/index.js";
import { catchError } from "../catch-error.js";

const requests: Request[] = [];
const client = createClient({
  fetch: async (request) => {
    requests.push(request);
    return Response.json({ rows: [] });
  },
});

/** What plain JavaScript may call it with. */
type AnyFunction = (client: Client, ...args: never[]) => Promise<unknown>;

async function expectRefusal(call: AnyFunction, args: readonly unknown[], message: string): Promise<void> {
  const error = await catchError(Reflect.apply(call, undefined, [client, ...args]));
  expect(error).toBeInstanceOf(TypeError);
  expect(String(error)).toBe(`TypeError: ${message}`);
  expect(requests).toEqual([]);
}

const list = async (client: Client, filter: InvocationFilter, options: object): Promise<unknown> =>
  listInvocations(client, filter, options).next();
const stream = async (client: Client, query: string, options: object): Promise<unknown> =>
  streamRows(client, query, options).next();

it.each<[AnyFunction, string]>([
  [getInvocation, "invocationId"],
  [getJournal, "invocationId"],
  [getJournalEvents, "invocationId"],
  [waitForInvocation, "invocationId"],
  [waitUntilDrained, "deploymentId"],
])("%o rejects an id that is not a string, and sends nothing", async (call, argument) => {
  const ids = [undefined, null, 5, ["inv_1"], new String("inv_1"), { id: "inv_1" }];
  const kinds = ["undefined", "null", "5", "Array", "String", "Object"];
  for (const [index, id] of ids.entries()) {
    await expectRefusal(call, [id, {}], `${call.name}: ${argument} must be a string, not ${kinds[index]}`);
  }
});

it.each<[string, AnyFunction, unknown[]]>([
  ["getInvocation", getInvocation, ["inv_1"]],
  ["getJournal", getJournal, ["inv_1"]],
  ["getJournalEvents", getJournalEvents, ["inv_1"]],
  ["waitForInvocation", waitForInvocation, ["inv_1"]],
  ["waitForInvocations", waitForInvocations, [["inv_1"]]],
  ["waitUntilDrained", waitUntilDrained, ["dp_1"]],
  ["waitUntilHealthy", waitUntilHealthy, []],
  ["listInvocations", list, [{}]],
  ["summarizeFailures", summarizeFailures, [{}]],
  ["countInvocationsBy", countInvocationsBy, [["status"], {}]],
  ["countInvocations", countInvocations, [{}]],
  ["queryRows", queryRows, ["SELECT 1"]],
  ["streamRows", stream, ["SELECT 1"]],
])("the options of %s cannot be inherited or null", async (name, call, args) => {
  const wanted = `${name}: the options must be a plain object, such as { timeout: 5000 }, not`;
  const inherited = Object.create({ signal: AbortSignal.abort() });
  await expectRefusal(call, [...args, inherited], `${wanted} a class instance or an object that inherits fields`);
  await expectRefusal(call, [...args, null], `${wanted} null`);
});

const milliseconds = "must be a number of milliseconds from";

it.each<[string, AnyFunction, unknown[]]>([
  ["waitForInvocation", waitForInvocation, ["inv_1"]],
  ["waitUntilDrained", waitUntilDrained, ["dp_1"]],
  ["waitUntilHealthy", waitUntilHealthy, []],
])("the times of %s are checked", async (name, call, args) => {
  for (const timeout of [-1, Number.NaN, 2 ** 31]) {
    const message = `${name}: timeout ${milliseconds} 0 to 2147483647, not ${timeout}`;
    await expectRefusal(call, [...args, { timeout }], message);
  }
  for (const interval of [0, Number.POSITIVE_INFINITY]) {
    await expectRefusal(
      call,
      [...args, { interval }],
      `${name}: interval ${milliseconds} 1 to 2147483647, not ${interval}`,
    );
  }
});

const fields = "service, handler, key, status, deployment";
const place = "must be an invocation, or an object with its id and created_at";
const text = "the query must be a string or SQL from the sql tag";

it.each<[AnyFunction, unknown[], string]>([
  [list, [{}, { withFailure: 1 }], "listInvocations: withFailure must be true or false, not 1"],
  [list, [{}, { limit: 1.5 }], "listInvocations: limit must be a whole number from 0, not 1.5"],
  [getInvocation, ["inv_1", { withFailure: 1 }], "getInvocation: withFailure must be true or false, not 1"],
  [list, [{}, { after: "inv_1" }], `listInvocations: after ${place}, not "inv_1"`],
  [list, [{}, { after: { id: "inv_1" } }], `listInvocations: after ${place}, not Object`],
  [list, [{}, { after: { id: "inv_1", created_at: "today" } }], `listInvocations: after ${place}, not Object`],
  [
    waitForInvocations,
    [[5]],
    'waitForInvocations: a target must be an id, or an object whose "id" is a string, not number',
  ],
  [
    waitForInvocations,
    ["inv_1"],
    'waitForInvocations: the filter must be a plain object, such as { status: "paused" }, not string',
  ],
  [list, [{}, { order: "new" }], 'listInvocations: order must be one of id, oldest, newest, not "new"'],
  [summarizeFailures, [{}, { examples: -1 }], "summarizeFailures: examples must be a whole number from 0, not -1"],
  [summarizeFailures, [{}, { similar: "no" }], 'summarizeFailures: similar must be true or false, not "no"'],
  [waitUntilHealthy, [{ partitions: "no" }], 'waitUntilHealthy: partitions must be true or false, not "no"'],
  [waitUntilDrained, ["dp_1", { onProgress: 5 }], "waitUntilDrained: onProgress must be a function, not 5"],
  [queryRows, ["", { columns: "id" }], 'queryRows: columns must be an array of strings, not "id"'],
  [queryRows, [5], `queryRows: ${text}`],
  [stream, [5], `streamRows: ${text}`],
  [
    stream,
    ["SELECT 1", { column: "id" }],
    `streamRows: unknown option "column"; the options are columns, headers, timeout, maxRetries, patience, signal`,
  ],
  [countInvocationsBy, ["status"], 'countInvocationsBy: the fields must be an array of at least one, not "status"'],
  [countInvocationsBy, [[]], "countInvocationsBy: the fields must be an array of at least one, not Array"],
  [countInvocationsBy, [["status", "key2"]], `countInvocationsBy: each field must be one of ${fields}, not "key2"`],
  [countInvocationsBy, [["toString"]], `countInvocationsBy: each field must be one of ${fields}, not "toString"`],
])("%o refuses %o", (call, args, message) => expectRefusal(call, args, message));
