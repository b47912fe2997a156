import { assertArguments, BOOLEAN, type RequestOptions, type Rule } from "../client/index.js";
import { type Duration, readTime } from "../invocations/index.js";
import { type Client, deleteDeployment } from "../operations.js";
import { ignoreGone } from "./older-deployments.js";
import type { DeploymentUsage, PruneResult } from "./results.js";
import { PruneStoppedError } from "./stopped-errors.js";
import { readUsage } from "./usage.js";

/** Options of {@link AdminClient.pruneDeployments}. */
export interface PruneOptions extends RequestOptions {
  /** How many drained deployments of each service to keep beside the latest one, the newest first. Default: 1, the way back. */
  readonly keep?: number | undefined;
  /** Deletes only those that were registered at or before this time, or this long ago by your clock: `{ days: 7 }`. */
  readonly olderThan?: Date | Duration | undefined;
  /** Whether to only report what would be deleted. Default: false. */
  readonly dryRun?: boolean | undefined;
}

/** How many older deployments stay. */
export const KEEP: Rule = [
  "a whole number from 0, or Infinity",
  (value) => value === Number.POSITIVE_INFINITY || (Number.isInteger(value) && Number(value) >= 0),
];

/** Deletes the deployments that nothing needs: see {@link AdminClient.pruneDeployments}. */
export async function pruneDeployments(client: Client, options: PruneOptions = {}): Promise<PruneResult> {
  const name = "pruneDeployments";
  const checked = assertArguments(name, {}, options, {
    keep: KEEP,
    olderThan: ["anything", () => true],
    dryRun: BOOLEAN,
  });
  const { keep = 1, olderThan, dryRun = false, ...request } = checked;
  const cutoff = olderThan === undefined ? undefined : readTime(olderThan, `${name}: olderThan`, Date.now());
  const result: Pruning = { deleted: [], kept: [], notDone: [] };
  try {
    await prune(client, { keep, cutoff, dryRun }, request, result);
  } catch (cause) {
    throw new PruneStoppedError({ result, cause });
  }
  return result;
}

/** A result that grows. */
type Pruning = { readonly [List in keyof PruneResult]: PruneResult[List][number][] };

interface PruneRules {
  readonly keep: number;
  /** Keeps those that were registered after this. */
  readonly cutoff?: Date | undefined;
  readonly dryRun?: boolean;
  /** The ids of those that may be deleted. Default: all. */
  readonly among?: readonly string[];
}

/** Deletes deployments, and notes in the result what becomes of each, even if it stops early. */
export async function prune(
  client: Client,
  { keep, cutoff, dryRun = false, among }: PruneRules,
  request: RequestOptions,
  { deleted, kept, notDone }: Pruning,
): Promise<void> {
  const spares = new Map<string, number>();
  for (const usage of await readUsage(client, request)) {
    if (among && !among.includes(usage.id)) continue;
    const names = usage.services.map(({ name }) => name);
    const isSpare = !findUse(usage) && names.some((name) => (spares.get(name) ?? 0) < keep);
    if (isSpare) for (const name of names) spares.set(name, (spares.get(name) ?? 0) + 1);
    const isRecent = cutoff && Date.parse(usage.createdAt) > cutoff.getTime();
    const reason = findUse(usage) ?? (isSpare ? "way back" : isRecent ? "recent" : undefined);
    if (reason) kept.push({ ...usage, reason });
    else notDone.push(usage);
  }
  for (const usage of [...notDone]) {
    request.signal?.throwIfAborted();
    // Again, since an invocation may have been pinned to it, or someone may have made it the latest.
    const now = dryRun ? usage : (await readUsage(client, request)).find(({ id }) => id === usage.id);
    const reason = now && findUse(now);
    if (reason) kept.push({ ...now, reason });
    else {
      if (!dryRun) await deleteDeployment(client, usage.id, { ...request, force: true }).catch(ignoreGone);
      deleted.push(usage);
    }
    notDone.shift();
  }
}

function findUse({ latestOf, isDrained }: DeploymentUsage): "latest" | "needed" | undefined {
  return latestOf.length > 0 ? "latest" : isDrained ? undefined : "needed";
}
