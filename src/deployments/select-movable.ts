import type { InvocationStatus, ServiceMetadata } from "../../generated/index.js";
import type { RequestOptions } from "../client/index.js";
import { countInvocations, type InvocationFilter } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { type Sql, sql } from "../sql/index.js";

/**
 * Which invocations to move to another deployment:
 *
 * - `failed`: those that are backing off, that run again after a failure at the same step, or that are paused and have
 *   failed before. An invocation that a user paused without any failure stays paused.
 * - `all`: also those that run, are suspended, or were paused by a user.
 */
export type MoveSelection = "failed" | "all";

/** What is to be moved, and where to. */
export interface Move {
  readonly from: readonly string[];
  readonly to: string;
  /** The services of the deployment that is to continue the invocations. */
  readonly services: readonly Pick<ServiceMetadata, "name" | "ty" | "handlers">[];
  readonly move: MoveSelection | "none";
  /** The statuses of the invocations that need the older deployments, so that no query looks for others. Default: all. */
  readonly present?: readonly string[];
  /** Whether to resume paused invocations without a pin, too, if the newer deployment is the latest. Default: false. */
  readonly unpinned?: boolean;
}

/** The invocations to move. A filter that cannot match any is undefined. */
export interface Movable {
  /** Those that the server can resume on another deployment as they are. */
  readonly resume: InvocationFilter | undefined;
  /** Those that have to be paused for that. */
  readonly pause: InvocationFilter | undefined;
  /** Those that failed before they were pinned. They are resumed without the id of a deployment, and run on the latest. */
  readonly unpinned: InvocationFilter | undefined;
}

export function selectMovable({ from, services, move, present, unpinned }: Move): Movable {
  const served = selectServed(services);
  const select = ({ statuses, condition }: Selection, where: InvocationFilter): InvocationFilter | undefined => {
    const status = keepPresent(statuses, present);
    return status.length === 0 ? undefined : { ...where, status, sql: sql`(${condition()}) AND ${served}` };
  };
  const { resume, pause } = SELECTIONS[move];
  const there = { deployment: from };
  const isPinned = from.length > 0;
  const paused = { ...resume, statuses: resume.statuses.filter((each) => each === "paused") };
  return {
    resume: isPinned ? select(resume, there) : undefined,
    pause: isPinned ? select(pause, there) : undefined,
    unpinned: unpinned
      ? select({ ...paused, condition: () => sql`pinned_deployment_id IS NULL AND (${resume.condition()})` }, {})
      : undefined,
  };
}

/** Writes the condition that an invocation is moved, or is resumed without a pin. */
export function writeMovable({ services, move, present }: Move): Sql {
  const { resume, pause } = SELECTIONS[move];
  const conditions = [resume, pause]
    .map(({ statuses, condition }) => ({ status: keepPresent(statuses, present), condition }))
    .filter(({ status }) => status.length > 0)
    .map(({ status, condition }) => sql`(status IN ${status} AND ${condition()})`);
  return conditions.length === 0 ? sql`FALSE` : sql`${selectServed(services)} AND (${sql.join(conditions, " OR ")})`;
}

function keepPresent(statuses: Selection["statuses"], present: Move["present"]): Selection["statuses"] {
  return present ? statuses.filter((each) => present.includes(each)) : statuses;
}

/** Counts the invocations to move. */
export async function countMovable(client: Client, move: Move, request: RequestOptions): Promise<number> {
  const filters = Object.values(selectMovable(move));
  const counts = filters.map((filter) => filter && countInvocations(client, filter, request));
  return (await Promise.all(counts)).reduce<number>((sum, count = 0) => sum + count, 0);
}

/** Writes the condition that an invocation of these services is paused and was never pinned. */
export function isUnpinned(services: Move["services"]): Sql {
  const names = services.map(({ name }) => name);
  return sql`(status = 'paused' AND pinned_deployment_id IS NULL AND target_service_name IN ${names})`;
}

interface Selection {
  readonly statuses: readonly InvocationStatus[];
  /** A condition on `sys_invocation`. */
  readonly condition: () => Sql;
}

const NONE: Selection = { statuses: [], condition: () => sql`FALSE` };

const SELECTIONS: Readonly<Record<Move["move"], Readonly<Record<"resume" | "pause", Selection>>>> = {
  none: { resume: NONE, pause: NONE },
  failed: {
    resume: {
      statuses: ["paused"],
      // The last failure of a paused invocation is only in its events.
      condition: () => sql`id IN (SELECT id FROM sys_journal_events
        WHERE event_type = 'TransientError' OR strpos(event_json, '"last_failure":{') > 0)`,
    },
    pause: {
      statuses: ["running", "backing-off"],
      // Null as soon as the invocation has passed the step at which it failed (seen on 1.6.2 and 1.7.12).
      condition: () => sql`last_failure IS NOT NULL`,
    },
  },
  all: {
    resume: { statuses: ["paused", "suspended"], condition: () => sql`TRUE` },
    pause: { statuses: ["running", "backing-off"], condition: () => sql`TRUE` },
  },
};

/** The server would also resume an invocation on a deployment that lacks its handler (seen on 1.6.2 and 1.7.12). */
export function selectServed(services: Move["services"]): Sql {
  const conditions = services
    .filter(({ handlers }) => handlers.length > 0)
    .map(({ name, ty, handlers }) => {
      const column = ty.replace(/\B[A-Z]/g, "_$&").toLowerCase();
      return sql`(target_service_name = ${name} AND target_service_ty = ${column}
        AND target_handler_name IN ${handlers.map((handler) => handler.name)})`;
    });
  return conditions.length === 0 ? sql`FALSE` : sql`(${sql.join(conditions, " OR ")})`;
}
