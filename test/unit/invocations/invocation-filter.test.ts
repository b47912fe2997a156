import { expect, it } from "vitest";
import type { FailureGroup } from "../../../src/invocations/failure-group.js";
import { type InvocationFilter, writeCondition } from "../../../src/invocations/invocation-filter.js";
import { writeConditions } from "../../../src/invocations/read-pages.js";

const GROUP: FailureGroup = {
  service: "O'Neill",
  handler: "pay",
  code: 500,
  message: "it's 404",
  similar: false,
  variants: 1,
  count: 2,
  statuses: ["paused"],
  firstAt: "2026-01-01T00:00:00Z",
  examples: [],
};

/** The fields of a group that a filter ignores, or that a group need not have. */
const NOT_COMPARED = { code: 1, variants: 1, count: 1, statuses: 1, firstAt: 1, examples: 1 };

it.each<readonly [InvocationFilter, string]>([
  [{}, "TRUE"],
  [{ service: "O'Neill" }, `target_service_name = 'O''Neill'`],
  [{ key: "" }, `target_service_key = ''`],
  [{ idempotencyKey: "a", scope: ["b", "c"] }, "idempotency_key = 'a' AND scope IN ('b', 'c')"],
  [{ invokedBy: { id: "inv_1" } }, "invoked_by_id = 'inv_1'"],
  [
    { invokedBy: { service: ["A", "B"], handler: "run" } },
    "invoked_by_service_name IN ('A', 'B') AND split_part(invoked_by_target, '/', -1) = 'run'",
  ],
  [{ status: [] }, `status IN (SELECT NULL WHERE FALSE)`],
  [{ newerThan: { hours: 1.5, minutes: 0, seconds: 30 } }, "created_at > now() - INTERVAL '5430000 milliseconds'"],
  [Object.assign(Object.create(null), { status: "paused" }), `status = 'paused'`],
  [Object.defineProperty({}, "status", { value: "paused" }), `status = 'paused'`],
])("the condition of the filter %j is %s", (filter, wanted) => {
  expect(String(writeCondition("countInvocations", filter))).toBe(wanted);
});

it("the condition of a filter searches the message of the last failure", () => {
  const text = String(writeCondition("countInvocations", { failure: `it's "x"\n` }));
  expect(text).toMatch(/^id IN \(SELECT id FROM \([\s\S]+\) WHERE strpos\(failure, 'it''s "x"\n'\) > 0\)$/);
});

it("the condition of a filter compares the failures of groups exactly, and similar messages by their common part", () => {
  const failure = GROUP;
  const fields = `concat(service, ' ', handler, ' ', coalesce(CAST(code AS VARCHAR), '-'), ' ', coalesce(restate_code, '-'), ' ')`;
  const exact = `concat(${fields}, failure) IN ('O''Neill pay 500 - it''s 404')`;
  const group: FailureGroup = { ...failure, code: undefined, restateCode: "RT0007", similar: true, variants: 2 };
  const pattern = (text: string) => String.raw`regexp_replace(lower(${text}), '[\w-]*\d[\w-]*', '#', 'g')`;
  const similar = `concat(${fields}, ${pattern("failure")}) IN (
    SELECT concat(column1, ' ', ${pattern("column2")}) FROM (VALUES ('O''Neill pay - RT0007', 'it''s 404')))`;
  const none = `concat(${fields}, failure) IN (SELECT NULL WHERE FALSE)`;
  const write = (filter: InvocationFilter) => String(writeCondition("killInvocations", filter));
  for (const [given, wanted] of [
    [failure, exact],
    [group, `(${none} OR ${similar})`],
    [[failure, group], `(${exact} OR ${similar})`],
    [[], none],
  ] as const) {
    expect(write({ failure: given })).toContain(` WHERE ${wanted})`);
  }
});

it("the condition of a filter is equally deep for any number of groups", () => {
  const group = (n: number) => ({ ...GROUP, message: `order ${n}` });
  const countWords = (count: number) => {
    const text = String(
      writeCondition("countInvocations", { failure: Array.from({ length: count }, (_, n) => group(n)) }),
    );
    return text.match(/\bOR\b/g)?.length;
  };
  expect(countWords(5_000)).toBe(countWords(1));
});

it.each<readonly [unknown, string]>([
  [{ servce: "x" }, 'unknown filter field "servce"; the fields are id, service, handler, key, scope,'],
  [{ toString: "x" }, 'unknown filter field "toString"'],
  [{ service: 5 }, "service must be a string, not 5"],
  [{ status: ["paused", undefined] }, "suspended, completed, not undefined"],
  [{ status: "pausd" }, "status must be one of scheduled, pending, ready, running, backing-off, paused, suspended, "],
  [{ stuck: "true" }, 'stuck must be true or false, not "true"'],
  [
    { newerThan: 1767268800000 },
    "newerThan must not be a number, which may be a time or an age: write new Date(1767268800000) or { seconds: 1767268800 }",
  ],
  [{ olderThan: 600_000 }, "write new Date(600000) or { seconds: 600 }"],
  [
    { olderThan: "1h" },
    "olderThan must be a valid Date, or a duration of days, hours, minutes, seconds from 0, such as { minutes",
  ],
  [{ olderThan: {} }, "such as { minutes: 10 }"],
  [{ olderThan: { toString: 5 } }, "olderThan must be a valid Date, or"],
  [{ olderThan: { minutes: -1 } }, "olderThan must be a valid Date, or"],
  [{ olderThan: { hours: Number.POSITIVE_INFINITY } }, "olderThan must be a valid Date, or"],
  [{ olderThan: { seconds: "5" } }, "olderThan must be a valid Date, or"],
  [{ newerThan: new Date(Number.NaN) }, "newerThan must be a valid Date"],
  [{ invokedBy: "Cart" }, 'invokedBy must be a plain object, such as { service: "Cart" }, not string'],
  [{ invokedBy: {} }, "invokedBy must have a service, a handler or an id"],
  [{ invokedBy: { service: undefined, id: "inv_1" } }, "invokedBy: service must be a string, not undefined"],
  [{ invokedBy: { target: "x" } }, 'unknown filter field "target"; the fields are service, handler, id'],
  [{ failure: "" }, "failure must not be empty, because every message contains that"],
  [{ failure: ["refused"] }, 'a part of the message, or a group of summarizeFailures, or several, not "refused"'],
  [{ failure: [undefined] }, "or several, not undefined"],
  [{ failure: null }, "or several, not null"],
  ...Object.keys(GROUP)
    .filter((name) => !(name in NOT_COMPARED))
    .map((name) => [{ failure: { ...GROUP, [name]: undefined } }, "or several, not Object"] as const),
  [{ sql: "TRUE" }, 'sql must be SQL from the sql tag, not "TRUE"'],
  [{ status: Object.assign(["paused"], { 2: "running" }) }, "completed, not undefined"],
  [{ key: "\ud800" }, "a string with a lone surrogate cannot be an SQL literal"],
  [Object.create({ status: "paused" }), "the filter must be a plain object"],
])("the filter %j is rejected", (filter, message) => {
  const write = () => Reflect.apply(writeCondition, undefined, ["countInvocations", filter]);
  expect(write).toThrow(TypeError);
  expect(write).toThrow(message);
});

it.each<readonly [string, InvocationFilter, readonly number[]]>([
  ["1,000 ids", { id: listIds(1_000) }, [1_000]],
  ["2,500 ids in any order, some twice", { id: [...listIds(2_500), ...listIds(500)].reverse() }, [1_000, 1_000, 500]],
  ["one id", { id: "inv_1" }, [1]],
  ["no ids", { id: [] }, [0]],
])("of %s, each is in one of the conditions", (_, filter, sizes) => {
  const whole = Object.defineProperty(filter, "status", { value: "paused" });
  const texts = writeConditions("countInvocations", whole).map(String);
  const found = texts.map((text) => text.match(/inv_\d+/g) ?? []);
  expect(found.map(({ length }) => length)).toEqual(sizes);
  expect(new Set(found.flat())).toEqual(new Set([filter.id ?? []].flat()));
  for (const text of texts) expect(text).toContain(`status = 'paused'`);
});

function listIds(count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => `inv_${String(n).padStart(6, "0")}`);
}
