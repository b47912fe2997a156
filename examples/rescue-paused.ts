/** Lists the paused invocations of a service, resumes them on its latest deployment, and prints the results. */

import { parseArgs } from "node:util";
import {
  type BulkFailure,
  type BulkProgress,
  type BulkResult,
  BulkStoppedError,
  createAdminClient,
  type Invocation,
} from "restate-admin-client";
import { formatTime, groupBy, print, readNumber, readOnly, readOptions, runExample } from "./command.js";

const USAGE = `Resumes all paused invocations of a service on its latest deployment.

npx tsx examples/rescue-paused.ts SERVICE [options]

  --dry-run        only list them
  --concurrency N  number of calls in flight at once (default: 20)
  --url URL        the Admin API (default: RESTATE_ADMIN_URL, else http://localhost:9070)

Exit code: 0 all are resumed, 1 some failed, 2 wrong arguments, 130 interrupted.`;

const SHOWN = 5;

const { admin, service, dryRun, concurrency } = readOptions(USAGE, (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      concurrency: { type: "string", default: "20" },
    },
  });
  return {
    service: readOnly(positionals, "SERVICE"),
    dryRun: values["dry-run"],
    concurrency: Math.floor(readNumber(values.concurrency, "--concurrency", 1, 1_000)),
    admin: createAdminClient({ baseUrl: values.url }),
  };
});

await runExample(async (signal) => {
  // Fails for a misspelt service, which would otherwise look like one without paused invocations.
  const { deployment_id: latest } = await admin.getService(service, { signal });
  const paused: Invocation[] = [];
  for await (const invocation of admin.listInvocations({ service, status: "paused" }, { signal })) {
    paused.push(invocation);
  }
  console.log(`Paused invocations of ${service}: ${paused.length}. Its latest deployment: ${latest}`);
  if (paused.length === 0) return true;
  show(paused);
  if (dryRun) {
    console.log("Dry run: nothing was changed.");
    return true;
  }
  return report(await resume(paused, signal));
});

function show(paused: readonly Invocation[]): void {
  for (const { id, target, modified_at, pinned_deployment_id } of paused.slice(0, SHOWN)) {
    print(`${id} ${target}, since ${formatTime(modified_at)} UTC, pinned to ${pinned_deployment_id ?? "none"}`);
  }
  if (paused.length > SHOWN) console.log(`and ${paused.length - SHOWN} more`);
}

let printedAt = 0;

/** Prints the progress every two seconds, and at the end. */
function printProgress({ done, total, failed, unknown, rate }: BulkProgress): void {
  if (done !== total && Date.now() - printedAt < 2_000) return;
  printedAt = Date.now();
  console.error(`${done} of ${total}, ${failed} failed, ${unknown} unknown, ${Math.round(rate)} per second`);
}

/** Resumes the invocations, and returns the result even if interrupted. */
async function resume(paused: readonly Invocation[], signal: AbortSignal): Promise<BulkResult> {
  try {
    // The server rejects a deployment's id for an invocation that failed before it was pinned. `latest` is right for all.
    const options = { deployment: "latest", concurrency, signal, onProgress: printProgress } as const;
    return await admin.resumeInvocations(paused, options);
  } catch (error) {
    if (error instanceof BulkStoppedError) return error.result;
    throw error;
  }
}

function report({ succeeded, unchanged, failed, unknown, notStarted }: BulkResult): boolean {
  const counts = `resumed: ${succeeded.length}, already completed: ${unchanged.length}, failed: ${failed.length}`;
  console.log(`${counts}, outcome unknown: ${unknown.length}, not started: ${notStarted.length}`);
  for (const group of groupBy([...failed, ...unknown], readReason)) {
    const [first] = group;
    if (first) print(`${group.length} such as ${first.id}: ${readReason(first)}`);
  }
  return failed.length + unknown.length + notStarted.length === 0;
}

/** Returns the message of an error without the id, so that failures of many invocations can be grouped. */
function readReason({ id, error }: BulkFailure): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.replaceAll(id, "...").replace(/ \([A-Z]+ http.*\)$/, "");
}
