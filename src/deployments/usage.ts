import type { DeploymentResponse, InvocationStatus } from "../../generated/index.js";
import { assertArguments, type RequestOptions } from "../client/index.js";
import { readSource, splitForLookup, writeEventSource } from "../invocations/index.js";
import { type Client, listDeployments, listServices } from "../operations.js";
import { permitsDeletion, queryRows, type ReadOptions, type Sql, sql } from "../sql/index.js";
import { addUp, type CountsByStatus, neededDeployment } from "../waiting/index.js";

/** What a deployment serves, and what still needs it. */
export interface DeploymentUsage {
  /** `dp_...` */
  readonly id: string;
  /** Whether somebody has deleted it, though invocations need it. They cannot go on until `moveInvocations` has moved them. */
  readonly isDeleted: boolean;
  /** Its URI or ARN; undefined if it is deleted. */
  readonly address: string | undefined;
  /** When it was registered, or last made the latest again, as an ISO string in UTC; undefined if it is deleted. */
  readonly createdAt: string | undefined;
  /** Empty if it is deleted. */
  readonly services: readonly { readonly name: string; readonly revision: number }[];
  /** The services whose new invocations go to it. */
  readonly latestOf: readonly string[];
  /** How many invocations are pinned to it and not completed, by status. */
  readonly pinned: CountsByStatus;
  /**
   * How many invocations without a pin will run on it, by status: those that run there now, and, if it is the latest of their
   * service, those that wait, are scheduled, or are paused before their first step.
   */
  readonly unpinned: CountsByStatus;
  /** Whether no invocation needs it. It may be the latest of a service all the same, and then get new ones. */
  readonly isDrained: boolean;
}

/**
 * Lists for each deployment what it serves, and how many invocations still need it, newest first.
 *
 * Deployments that somebody has deleted, and that invocations still need, come last. It sends one query, which scans all
 * invocations, and two requests, however many deployments there are.
 *
 * @param options - Request options. {@link RowsOptions} says what all queries have in common.
 * @example
 * ```ts
 * for (const { id, isDrained, pinned, latestOf } of await listDeploymentUsage(client)) {
 *   console.log(id, isDrained ? "has drained" : pinned, latestOf);
 * }
 * ```
 */
export async function listDeploymentUsage(client: Client, options: RequestOptions = {}): Promise<DeploymentUsage[]> {
  return (await readUsage(client, assertArguments("listDeploymentUsage", {}, options), true)).deployments;
}

export interface Usage {
  /** Newest first, and then those that are deleted. */
  readonly deployments: DeploymentUsage[];
  /** The invocations that they count. */
  readonly groups: readonly InvocationGroup[];
}

/** @param isDecisive - Whether something may be deleted, because nothing was found that needs it. */
export async function readUsage(client: Client, request: RequestOptions, isDecisive: boolean): Promise<Usage> {
  const groups = await readGroups(client, { ...request, [permitsDeletion]: isDecisive }, sql`status <> 'completed'`);
  // Afterwards, so that no deployment that has become the latest meanwhile looks unused, or a new one deleted.
  const { deployments } = await listDeployments(client, request);
  const { services } = await listServices(client, request);
  const latest = new Map(services.map(({ name, deployment_id }) => [name, deployment_id]));
  const describe = (id: string, listed: DeploymentResponse | undefined): DeploymentUsage => {
    const needs = groups.filter((group) => (group.deployment ?? latest.get(group.service)) === id);
    const count = (isPinned: boolean) =>
      addUp(needs.filter(({ pinned }) => isPinned === (pinned !== null)).map((group) => [group.status, group.count]));
    return {
      ...{ id, isDeleted: listed === undefined, createdAt: listed?.created_at },
      address: listed && ("uri" in listed ? listed.uri : listed.arn),
      services: (listed?.services ?? []).map(({ name, revision }) => ({ name, revision })),
      latestOf: [...latest.keys()].filter((name) => latest.get(name) === id).sort(),
      ...{ pinned: count(true), unpinned: count(false), isDrained: needs.length === 0 },
    };
  };
  const newestFirst = [...deployments].sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at));
  const listed = new Map(newestFirst.map((one) => [one.id, one]));
  const ids = new Set([...listed.keys(), ...groups.flatMap(({ pinned }) => pinned ?? [])]);
  return { deployments: [...ids].map((id) => describe(id, listed.get(id))), groups };
}

/**
 * What has become of an invocation where it is, in the words of a `TriedInvocation`. One that has just been moved keeps the failure of
 * the deployment before until its first attempt ends. `trying`: it is at the step at which it failed, and the attempt has not ended.
 */
export type Outcome = "succeeded" | "failed" | "passed" | "open" | "failing" | "trying";

/**
 * Writes the {@link Outcome}: the first line that applies. The events of an invocation have its failures, and the size of its
 * journal at each; `modified_at` is when it last made a step or was resumed (seen on 1.6.2 and 1.7.12).
 */
export function writeOutcome(): Sql {
  return sql`CASE
    WHEN status = 'completed' AND completion_failure IS NULL THEN 'succeeded'
    WHEN status = 'completed' THEN 'failed'
    WHEN journal_size > failed_at_entries THEN 'passed'
    WHEN status NOT IN ('running', 'backing-off', 'paused') OR (failed_at IS NULL AND status <> 'backing-off') THEN 'open'
    WHEN status = 'paused' OR (status = 'backing-off' AND coalesce(last_attempt_deployment_id = pinned_deployment_id, TRUE))
      OR (status = 'running' AND last_failure IS NOT NULL AND failed_at >= modified_at) THEN 'failing'
    ELSE 'trying' END`;
}

export interface InvocationKind {
  readonly service: string;
  readonly type: string;
  readonly handler: string;
  readonly status: InvocationStatus;
  /** The deployment that it is pinned to. */
  readonly pinned: string | null;
  readonly outcome: Outcome;
}

function writeKind(): Sql {
  return sql`target_service_name AS service, target_service_ty AS type, target_handler_name AS handler, status,
    pinned_deployment_id AS pinned, ${writeOutcome()} AS outcome`;
}

export interface InvocationRow extends InvocationKind {
  readonly id: string;
  /** The number of entries in its journal. */
  readonly entries: number;
  /** Whether it waits for its next attempt in a virtual queue. */
  readonly isQueued: boolean;
}

/** @param isWanted - A condition on their ids alone, which makes the server look these up. */
export function readInvocations(
  client: Client,
  condition: Sql,
  request: RequestOptions,
  isWanted?: Sql,
): Promise<InvocationRow[]> {
  const query = sql`SELECT id, coalesce(journal_size, 0) AS entries, is_queued AS "isQueued", ${writeKind()}
    FROM ${writeEventSource(isWanted)} WHERE ${condition}`;
  const read = (each: Sql) => queryRows<InvocationRow>(client, each, { ...request, columns: ["pinned"] });
  return readSource(client, query, read);
}

/** Looks some up. One that does not exist is left out. */
export async function lookUp(client: Client, ids: Iterable<string>, request: RequestOptions): Promise<InvocationRow[]> {
  const rows: InvocationRow[] = [];
  for (const some of splitForLookup([...ids])) {
    const isWanted = sql`id IN ${some}`;
    rows.push(...(await readInvocations(client, isWanted, request, isWanted)));
  }
  return rows;
}

/** How many invocations share these values. */
export interface InvocationGroup extends InvocationKind {
  /** The deployment that they need. Null for those that run on whatever is the latest one of their service then. */
  readonly deployment: string | null;
  readonly count: number;
  /** The id of one of them. */
  readonly example: string;
}

/** @param condition - On the columns of `sys_invocation` and its events. */
export function readGroups(client: Client, request: ReadOptions, condition: Sql): Promise<InvocationGroup[]> {
  const query = sql`SELECT
      CASE WHEN pinned_deployment_id IS NOT NULL OR status = 'running' THEN ${neededDeployment()} END AS deployment,
      ${writeKind()}, count(*) AS count, min(id) AS example
    FROM ${writeEventSource()} WHERE ${condition} GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY service, handler, status`;
  const read = (each: Sql) =>
    queryRows<InvocationGroup>(client, each, { ...request, columns: ["deployment", "pinned"] });
  return readSource(client, query, read);
}
