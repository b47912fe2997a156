/** Rolls out a deployment, and says what was seen on it; or makes an older one the latest again. */

import { parseArgs } from "node:util";
import { createAdminClient, type RollOutResult } from "restate-admin-client";
import { print, readNumber, readOnly, readOptions, runExample } from "./command.js";

const USAGE = `Registers a deployment, moves what fails on older ones to it, a few first, and with --bake watches what runs there.

npx tsx examples/roll-out.ts URI [options]

  URI                    the address by which the Restate server reaches the services, such as http://localhost:9080;
                         or the id of an older deployment, dp_..., to go back to it
  --bake SECONDS         for how long to watch everything that runs on it (default: 0)
  --tolerance SHARE      how much of what has ended or fails may have failed, from 0 to 1 (default: 0)
  --header "NAME: VALUE" a header that the endpoint requires; may be repeated
  --move WHICH           which invocations to move: failing, all or none (default: failing)
  --dry-run              only reports what it would do
  --timeout SECONDS      total time (default: 600, and the bake; 0 for no limit)
  --url URL              the Admin API (default: RESTATE_ADMIN_URL, else http://localhost:9070)

Exit code: 0 it has not failed, 1 it failed or timed out, 2 wrong arguments, 130 interrupted. Run the same command again to continue.`;

/** In seconds. */
const A_YEAR = 365 * 24 * 60 * 60;
const SELECTIONS = ["failing", "all", "none"] as const;

const { admin, target, headers, tolerance, options } = readOptions(USAGE, (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      url: { type: "string" },
      header: { type: "string", multiple: true, default: [] },
      move: { type: "string", default: "failing" },
      bake: { type: "string", default: "0" },
      tolerance: { type: "string", default: "0" },
      "dry-run": { type: "boolean", default: false },
      timeout: { type: "string" },
    },
  });
  const given = readOnly(positionals, "URI");
  if (!given.startsWith("dp_") && !URL.canParse(given))
    throw new TypeError(`URI must be a URL such as http://localhost:9080, or the id of a deployment, not "${given}"`);
  const move = SELECTIONS.find((each) => each === values.move);
  if (!move) throw new TypeError(`--move must be one of ${SELECTIONS.join(", ")}, not "${values.move}"`);
  const seconds = readNumber(values.bake, "--bake", 0, A_YEAR);
  const timeout = values.timeout && { timeout: readNumber(values.timeout, "--timeout", 0, A_YEAR) * 1_000 };
  return {
    admin: createAdminClient({ baseUrl: values.url }),
    target: given,
    headers: values.header.length > 0 ? Object.fromEntries(values.header.map(readHeader)) : undefined,
    tolerance: readNumber(values.tolerance, "--tolerance", 0, 1),
    options: { move, dryRun: values["dry-run"], ...(seconds > 0 && { bake: { seconds } }), ...timeout },
  };
});

function readHeader(header: string): [name: string, value: string] {
  const [name = "", ...value] = header.split(":");
  if (value.length === 0) throw new TypeError('--header must be "NAME: VALUE"');
  return [name.trim(), value.join(":").trim()];
}

let last = "";

/** Prints the progress if it has changed. */
function printProgress(result: RollOutResult): void {
  const { id, moved, succeeded, failed, failing, open, vanished } = result;
  const counts = Object.entries({ moved, succeeded, failed, failing, open, vanished });
  const line = `${id}: ${counts.map(([name, number]) => `${number} ${name}`).join(", ")}`;
  if (line !== last) console.log(line);
  last = line;
}

await runExample(async (signal) => {
  const all = { ...options, signal, ...(!options.dryRun && { onProgress: printProgress }) };
  const { others, moved, failures, isMadeLatest, isChecked } = target.startsWith("dp_")
    ? await admin.restoreDeployment(target, { ...all, additionalHeaders: headers })
    : await admin.rollOutDeployment({ uri: target, additional_headers: headers ?? {} }, { ...all, tolerance });
  if (options.dryRun) console.log(`Dry run: nothing was changed. ${moved} invocations would be moved.`);
  else if (!isMadeLatest && moved === 0)
    console.log("The address was registered before. New code needs an address of its own.");
  else if (!isChecked) console.log("Nothing has passed on it, so nothing is known about its code.");
  for (const { service, handler, count, restateCode = "", message } of failures)
    print(`${count} of ${service}/${handler} failed: ${restateCode} ${message}`);
  for (const { id, address, pinned } of others) {
    const needs = Object.entries(pinned).map(([status, number]) => `${number} ${status}`);
    console.log(`${id} (${address ?? "deleted"}) stays, with ${needs.join(", ") || "nothing that needs it"}`);
  }
  return true;
});
