import type { InvocationStatus } from "../../generated/index.js";
import type { InnerOptions } from "../client/index.js";
import { columns, joinEvents, readSource, splitForLookup, writeNeededDeployment } from "../invocations/index.js";
import type { Client } from "../operations.js";
import { queryRows, type Sql, sql } from "../sql/index.js";
import { type Destination, type Outcome, writeIsOutcome, writeIsRelevant, writeOutcome } from "./outcome.js";
import { listOf, type Plan, writePlan } from "./plan.js";

const NOWHERE: Destination = { services: new Map(), move: "none", movesUnpinned: false };

/** Invocations that share these values. */
export interface InvocationGroup {
  readonly service: string;
  readonly handler: string;
  readonly status: InvocationStatus;
  /** The deployment that they are pinned to. */
  readonly pinned: string | null;
  /** The deployment that they are pinned to, or run on. Null if they wait without a pin: they will run on the latest. */
  readonly deployment: string | null;
  readonly outcome: Outcome;
  readonly plan: Plan;
  /** Null unless the group is a {@link SingleInvocation}. */
  readonly id: string | null;
  readonly count: number;
  /** The id of one of them. */
  readonly example: string;
}

/** An invocation that is a group of its own: it is to be moved, or is stuck at the destination, or was selected by its id. */
export interface SingleInvocation extends InvocationGroup {
  readonly id: string;
  /** The number of entries in its journal. */
  readonly entries: number;
  /** The time of its last step, pause or resume, as the server writes it. */
  readonly modifiedAt: string;
  /** Whether it waits for its next attempt in a virtual queue. */
  readonly isQueued: boolean;
}

export const isSingle = (group: InvocationGroup): group is SingleInvocation => group.id !== null;

interface GroupSelection {
  readonly destination?: Destination | undefined;
  /** A condition on the columns of `sys_invocation` and its events. Default: {@link writeIsRelevant}. */
  readonly condition?: Sql;
  /** The ids of invocations that are groups of their own. */
  readonly ids?: Iterable<string>;
  /** A condition on ids, with which the server looks the invocations up. */
  readonly idCondition?: Sql;
}

/** Reads invocations in groups. Some groups are a {@link SingleInvocation}. */
export function readGroups(
  client: Client,
  { destination = NOWHERE, condition = writeIsRelevant(destination), ids = [], idCondition }: GroupSelection,
  request: InnerOptions,
): Promise<InvocationGroup[]> {
  const isStuck = sql`plan = ${"at destination" satisfies Plan} AND ${writeIsOutcome("stuck")}`;
  const query = sql`SELECT service, handler, status, pinned, deployment, outcome, plan,
      CASE WHEN plan = ${"move" satisfies Plan} OR (${isStuck}) OR id IN ${listOf(ids)} THEN id END AS id,
      count(*) AS count, min(id) AS example, min(entries) AS entries, min("modifiedAt") AS "modifiedAt", bool_or(is_queued) AS "isQueued"
    FROM ${writeRows(destination, sql`${joinEvents(idCondition)} WHERE ${condition}`)}
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY service, handler, status`;
  const options = { ...request, columns: ["pinned", "deployment", "id"] } as const;
  return readSource(client, query, (each) => queryRows<InvocationGroup>(client, each, options));
}

/** Looks invocations up. An id that does not exist is left out. */
export async function lookUp(
  client: Client,
  ids: Iterable<string>,
  request: InnerOptions,
  destination?: Destination,
): Promise<SingleInvocation[]> {
  const groups: InvocationGroup[] = [];
  for (const some of splitForLookup([...ids])) {
    const condition = sql`id IN ${some}`;
    groups.push(...(await readGroups(client, { destination, condition, ids: some, idCondition: condition }, request)));
  }
  return groups.filter(isSingle);
}

/** @param invocations - Invocations with their events, to which the rows add outcome and plan. */
export function writeRows(destination: Destination, invocations: Sql): Sql {
  const { id, target_service_name, target_service_ty, target_handler_name, status, pinned_deployment_id } = columns;
  const { journal_size, modified_at, is_queued } = columns;
  return sql`(SELECT *, ${writePlan(destination)} AS plan
    FROM (SELECT ${id}, ${target_service_name} AS service, ${target_service_ty} AS type, ${target_handler_name} AS handler,
        ${status}, ${pinned_deployment_id} AS pinned, coalesce(${journal_size}, 0) AS entries,
        CAST(${modified_at} AS VARCHAR) AS "modifiedAt", ${is_queued}, ${writeOutcome(destination)} AS outcome,
        ${writeNeededDeployment()} AS deployment
      FROM ${invocations}))`;
}

export const nameHandler = ({ service, handler }: InvocationGroup): string => `${service}/${handler}`;

/** Whether an invocation can continue elsewhere at once. In a virtual queue, a pause would only delay it (seen on 1.7.12). */
export const isResumable = ({ status, isQueued, pinned }: SingleInvocation): boolean =>
  isQueued || status === "paused" || status === "suspended" || (pinned === null && status === "backing-off");

/** Whether an invocation has to be paused first. The status `ready` lasts a moment: the next turn sees the status after it. */
export const mustPause = (invocation: SingleInvocation): boolean =>
  !isResumable(invocation) && (invocation.status === "running" || invocation.status === "backing-off");
