import {
  type BulkOptions,
  type BulkResult,
  judgeFailure,
  NOT_STARTED,
  openListed,
  runOpen,
  type SingleCall,
  type TargetOutcome,
} from "../bulk/index.js";
import {
  assertArguments,
  BOOLEAN,
  FUNCTION,
  pickRequest,
  type RequestOptions,
  type Rule,
  wholeNumber,
} from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import { type Duration, readTime } from "../invocations/index.js";
import { type Client, deleteDeployment } from "../operations.js";
import { queryRows, sql } from "../sql/index.js";
import { describeCounts } from "../waiting/index.js";
import { type DeploymentUsage, readUsage } from "./usage.js";

export interface PruneOptions extends Omit<BulkOptions, "concurrency" | "perSecond"> {
  /**
   * How many drained deployments of each service to keep beside the latest one, as the way back. Deployments on which an invocation
   * succeeded come first, if the server still has such an invocation, and then the newest. Default: 1.
   */
  readonly keep?: number | undefined;
  /** Deletes only deployments that were registered at or before this time, or this long ago by your clock: `{ days: 7 }`. */
  readonly olderThan?: Date | Duration | undefined;
}

const OPERATION = {
  name: "pruneDeployments",
  retry: { idempotent: true },
  unchanged: [{ status: 404, ifKnown: true, reason: "gone" }],
} as const;

/**
 * Deletes the deployments that no invocation needs and that are the latest of no service, one after the other.
 *
 * It reads the usage again immediately before each deletion. Completed invocations do not count: only a restart there would need
 * the deployment. The result lists each deployment once, by its `id`:
 *
 * - `succeeded`: it was deleted. The data is its {@link DeploymentUsage}.
 * - `unchanged`: it stays, as `latest` of a service, `needed`, `way back`, or `recent` by `olderThan`; or it is `gone` already; or it
 *   is `deleted, but needed`: call `moveInvocations` with `from`.
 * - `failed`: the deletion failed, or an invocation came to need it meanwhile. `unknown`: it may be deleted. The error has advice.
 * - `notStarted`: the run stopped early; or, in a dry run, it would be deleted. The data is its usage.
 *
 * @param options - `keep`, `olderThan`, `dryRun`, `onProgress`, and request options.
 * @throws A {@link BulkStoppedError} with the result so far, if its `signal` aborts or the server stays away.
 * @example
 * ```ts
 * const { succeeded, unchanged } = await pruneDeployments(client, { keep: 1, olderThan: { days: 7 } });
 * console.log(succeeded.length, unchanged.map(({ id, reason }) => [id, reason]));
 * ```
 */
export async function pruneDeployments(
  client: Client,
  options: PruneOptions = {},
): Promise<BulkResult<DeploymentUsage>> {
  const readCutoff = (value: unknown) => readTime(value, `${OPERATION.name}: olderThan`, Date.now());
  // `readTime` throws errors of its own, which say more than the rule.
  const age: Rule = { wanted: "a time", isRight: (value) => readCutoff(value) instanceof Date };
  const rules = { keep: wholeNumber(0), olderThan: age, onProgress: FUNCTION, dryRun: BOOLEAN };
  const checked = assertArguments(OPERATION.name, {}, options, rules);
  const { keep = 1, olderThan, dryRun } = checked;
  const cutoff = olderThan && readCutoff(olderThan);
  const request = pickRequest(checked);
  const listed = await readUsage(client, request);
  const spares = keep > 0 ? await listSpares(client, listed, keep, request) : [];
  const call: SingleCall<DeploymentUsage> = async (id) => {
    const find = (usages: readonly DeploymentUsage[]) => usages.find((usage) => usage.id === id);
    const explain = (usage: DeploymentUsage | undefined) => usage && explainNeed(usage, spares, cutoff);
    try {
      const first = find(listed);
      // Meanwhile, an invocation may have been pinned to it, or someone may have made it the latest.
      const usage = dryRun || explain(first) ? first : find(await readUsage(client, request));
      const reason = explain(usage);
      if (!usage || reason) return { list: "unchanged", status: undefined, reason: reason ?? "gone" };
      return dryRun ? { list: "notStarted", data: usage } : await deleteUnneeded(client, usage, request);
    } catch (error) {
      return request.signal?.aborted ? NOT_STARTED : { list: "failed", error };
    }
  };
  const open = async (stop: AbortSignal) => openListed(OPERATION.name, listed, stop);
  return runOpen(client, { operation: OPERATION, open, call }, { ...checked, concurrency: 1 });
}

/** Lists the ids of the deployments to keep as the way back. `listed` has all deployments, newest first. */
async function listSpares(client: Client, listed: readonly DeploymentUsage[], keep: number, request: RequestOptions) {
  const query = sql`SELECT DISTINCT pinned_deployment_id AS id FROM sys_invocation
    WHERE status = 'completed' AND completion_failure IS NULL AND pinned_deployment_id IS NOT NULL`;
  const rows = await queryRows<{ readonly id: string }>(client, query, request);
  const proven = new Set(rows.map(({ id }) => id));
  const drained = listed.filter(({ latestOf, isDrained }) => latestOf.length === 0 && isDrained);
  drained.sort((a, b) => Number(proven.has(b.id)) - Number(proven.has(a.id)));
  const listServing = (name: string) =>
    drained.filter(({ services }) => services.some((service) => service.name === name));
  const names = new Set(drained.flatMap(({ services }) => services.map(({ name }) => name)));
  return [...names].flatMap((name) => listServing(name).slice(0, keep)).map(({ id }) => id);
}

/** Returns why a deployment has to stay; undefined if it may be deleted. */
function explainNeed(usage: DeploymentUsage, spares: readonly string[], cutoff: Date | undefined): string | undefined {
  if (usage.isDeleted) return "deleted, but needed";
  if (usage.latestOf.length > 0) return "latest";
  if (!usage.isDrained) return "needed";
  if (spares.includes(usage.id)) return "way back";
  return cutoff && Date.parse(usage.createdAt ?? "") > cutoff.getTime() ? "recent" : undefined;
}

async function deleteUnneeded(
  client: Client,
  usage: DeploymentUsage,
  request: RequestOptions,
): Promise<TargetOutcome<DeploymentUsage>> {
  const { id } = usage;
  try {
    await deleteDeployment(client, id, { ...request, force: true });
  } catch (error) {
    return judgeFailure(OPERATION, error, true, request.signal);
  }
  // An invocation may have come to need it since the last read. If this read fails, the deployment is deleted all the same.
  const after = await readUsage(client, request).catch(() => []);
  const lost = after.find((each) => each.id === id && each.isDeleted);
  if (!lost) return { list: "succeeded", data: usage };
  const rescue = `moveInvocations({ from: "${id}", to: "latest" }, { move: "all" }) moves them`;
  const problem = `${id} was deleted while invocations came to need it: ${describeCounts(lost.pinned)}`;
  return { list: "failed", error: new RestateAdminError(`${problem}; ${rescue}`) };
}
