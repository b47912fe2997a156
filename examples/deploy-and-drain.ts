/**
 * Registers a deployment, tries it with a few of the invocations that fail on older deployments, moves the rest, and deletes
 * the older ones that have drained, except the way back.
 *
 * ```
 * $ npx tsx examples/deploy-and-drain.ts http://127.0.0.1:26628
 * dp_14G794xCMS5KfHmrq6ryzDz is registered, 0 moved, 0 passed
 * dp_14G794xCMS5KfHmrq6ryzDz is registered, 0 moved, 0 passed; dp_12MiNvzSO7PZJ76ek6IfU2t has 24 backing-off, 5 paused, 1 running, 2 suspended
 * dp_14G794xCMS5KfHmrq6ryzDz is registered, 5 moved, 5 passed; dp_12MiNvzSO7PZJ76ek6IfU2t has 25 backing-off, 2 suspended
 * dp_14G794xCMS5KfHmrq6ryzDz is registered, 30 moved, 30 passed; dp_12MiNvzSO7PZJ76ek6IfU2t has 2 suspended
 * dp_12MiNvzSO7PZJ76ek6IfU2t (http://127.0.0.1:29412/) is replaced
 * ```
 */

import { parseArgs } from "node:util";
import { createAdminClient, type RollOutResult } from "restate-admin-client";
import { print } from "./print.js";
import { readNumber, readOnly, readOptions } from "./read-options.js";
import { runExample } from "./run-example.js";

const USAGE = `Registers a deployment, tries it with a few of the invocations that fail on older deployments, moves the rest, and deletes
the older ones that have drained, except the way back.

npx tsx examples/deploy-and-drain.ts URI [options]

  URI                    the address by which the Restate server reaches the services, such as http://localhost:9080
  --header "NAME: VALUE" a header that the endpoint requires; may be repeated
  --move WHICH           which invocations to move: failing, all or none (default: failing)
  --drain                waits until no invocation needs the older deployments
  --keep NUMBER          how many of those that have drained stay, the newest first (default: 1, the way back)
  --back                 goes back to the deployment at URI: moves all at once that fails, and reports what fails there, too
  --dry-run              only reports what it would do
  --timeout SECONDS      total time to wait (default: 600; 0 for no limit)
  --url URL              the Admin API (default: RESTATE_ADMIN_URL, else http://localhost:9070)

Exit code: 0 what was moved has passed, 1 failed or timed out, 2 wrong arguments, 130 interrupted. Run the same command again to continue.`;

/** In seconds. */
const A_YEAR = 365 * 24 * 60 * 60;
const SELECTIONS = ["failing", "all", "none"] as const;

const { admin, deployment, options } = readOptions(USAGE, (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: "string" },
      header: { type: "string", multiple: true, default: [] },
      move: { type: "string", default: "failing" },
      drain: { type: "boolean", default: false },
      keep: { type: "string", default: "1" },
      back: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
      timeout: { type: "string", default: "600" },
    },
  });
  const uri = readOnly(positionals, "URI");
  if (!URL.canParse(uri)) throw new TypeError(`URI must be a URL such as http://localhost:9080, not "${uri}"`);
  const move = SELECTIONS.find((each) => each === values.move);
  if (!move) throw new TypeError(`--move must be one of ${SELECTIONS.join(", ")}, not "${values.move}"`);
  const timeout = readNumber(values.timeout, "--timeout", 0, A_YEAR) * 1_000;
  const keep = readNumber(values.keep, "--keep", 0, Number.MAX_SAFE_INTEGER);
  return {
    admin: createAdminClient({ baseUrl: values.url }),
    deployment: { uri, additional_headers: Object.fromEntries(values.header.map(readHeader)), force: values.back },
    options: {
      ...{ move, timeout, keep, drain: values.drain, dryRun: values["dry-run"] },
      ...(values.back && { canary: 0, tolerance: 1 }),
    },
  };
});

function readHeader(header: string): [name: string, value: string] {
  const [name = "", ...value] = header.split(":");
  if (value.length === 0) throw new TypeError('--header must be "NAME: VALUE"');
  return [name.trim(), value.join(":").trim()];
}

let last = "";

/** Prints the progress if it has changed. */
function printProgress({ id, isNew, moved, passed, older }: RollOutResult): void {
  const counts = older.map((one) => `${one.id} ${one.deleted ? "is deleted" : describe([one.pinned, one.unpinned])}`);
  const state = `${id} ${isNew ? "is registered" : "was registered before"}, ${moved} moved, ${passed} passed`;
  const line = [state, ...counts].join("; ");
  if (line !== last) console.log(line);
  last = line;
}

function describe(invocations: readonly object[]): string {
  const counts = invocations.flatMap((each) => Object.entries(each).map(([status, number]) => `${number} ${status}`));
  return `has ${counts.join(", ") || "drained"}`;
}

await runExample(async (signal) => {
  const onProgress = options.dryRun ? undefined : printProgress;
  const result = await admin.rollOutDeployment(deployment, { ...options, signal, onProgress });
  const { older, moved, failing, nothingToDo } = result;
  if (options.dryRun) console.log(`Dry run: nothing was changed. ${moved} invocations would be moved.`);
  if (nothingToDo)
    console.log("Nothing was replaced: the address was registered before. New code needs an address of its own.");
  for (const { handler, count, message } of failing) print(`${count} of ${handler} fail: ${message}`);
  for (const { id, address, latestOf, changes } of older) {
    const state = latestOf.length > 0 ? `stays: it is the latest of ${latestOf.join(", ")}` : "is replaced";
    console.log(`${id} (${address}) ${state}`);
    for (const { name, changed } of changes) {
      // It still has those of which it is the latest.
      if (!latestOf.includes(name)) console.log(`  ${name}: ${changed.join(", ")}`);
    }
  }
  return true;
});
