import { INVOCATION_STATUS_VALUES } from "../../generated/tables.js";
import { type InvocationFilter, type Sql, sql } from "../../src/index.js";
import { type EveryKind, hasFailed, type Kind, type When } from "./every-kind.js";

/** A filter, and the invocations that it selects. */
type Selection = readonly [
  name: string,
  filter: (every: EveryKind) => InvocationFilter,
  isMeant: (kind: Kind, on: When) => boolean,
];

const OWN: readonly (readonly [Sql, Selection[2]])[] = [
  [sql`retry_count = 1 AND STATUS = 'backing-off'`, ({ status }) => status === "backing-off"],
  [sql`last_failure LIKE '%declined%'`, ({ handler }) => handler === "charge"],
  [sql`last_failure IS NULL AND status = 'backing-off'`, () => false],
  [sql`id IN (SELECT id FROM sys_invocation WHERE status = 'paused') -- all`, ({ status }) => status === "paused"],
  [sql`scheduled_start_at > ${new Date()}`, ({ status }) => status === "scheduled"],
  [sql`invoked_by = 'restart_as_new'`, ({ name }) => name === "restarted"],
];
/** Each field of a filter, and conditions in SQL. */
export const SELECTIONS: readonly Selection[] = [
  ["an id", ({ ids }) => ({ id: String(ids.get("paused")) }), ({ name }) => name === "paused"],
  ["a service", () => ({ service: "Shelf" }), ({ service }) => service === "Shelf"],
  ["a service in other letters", () => ({ service: "shop" }), () => false],
  ["a handler", () => ({ handler: "reject" }), ({ handler }) => handler === "reject"],
  ["a key", () => ({ key: "it's" }), ({ key }) => key === "it's"],
  ...INVOCATION_STATUS_VALUES.map(
    (status): Selection => [status, () => ({ status }), (kind) => kind.status === status],
  ),
  ["a deployment", ({ deployments }) => ({ deployment: deployments.early }), (_, on) => on === "early"],
  ["what is stuck", () => ({ stuck: true }), ({ stuck }) => stuck !== ""],
  ["stuck since before", ({ middle }) => ({ stuckFor: middle }), ({ stuck }) => stuck === "early"],
  ["created before", ({ middle }) => ({ olderThan: middle }), ({ created }) => created === "early"],
  ["completed before", ({ middle }) => ({ completedFor: middle }), ({ completed }) => completed === "early"],
  ...[
    "only once",
    "busy",
    "declined",
    "card 18",
    'no "stock" \\ für',
    "killed",
    "not yet",
    "no tape",
    // Parts of the event that are not in its message.
    ...["error_message", "    at ", "reserve", "Run", "RT0007", "500", "Declined"],
  ].map(
    (words): Selection => [
      `the failure ${words}`,
      () => ({ failure: words }),
      (kind) => hasFailed(kind) && kind.failure?.includes(words) === true,
    ],
  ),
  ...OWN.map(([condition, isMeant]): Selection => [condition.text, () => ({ sql: condition }), isMeant]),
  [
    "TRUE OR TRUE, and a handler",
    () => ({ sql: sql`TRUE OR TRUE`, handler: "nap" }),
    ({ handler }) => handler === "nap",
  ],
];
