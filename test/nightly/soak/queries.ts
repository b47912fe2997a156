/**
 * Queries whose server is killed while their rows arrive: `node --import tsx test/nightly/soak/queries.ts --count 100`. Each has to end
 * with an error; it ends with 1 if one gives a result, whole or short.
 */

import { parseArgs } from "node:util";
import { startRestateServer } from "../../../scripts/server/restate-server.js";
import {
  AdminConnectionError,
  AdminDecodeError,
  createAdminClient,
  queryRows,
  streamRows,
  waitUntilHealthy,
} from "../../../src/index.js";
import { versions } from "../../live/versions.js";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "100" },
    version: { type: "string", default: versions.at(-1) ?? "" },
  },
});

/** Far more than the server can have sent by then. */
const query = "SELECT value, concat('row ', value) AS text FROM generate_series(1, 20000000)";
const server = await startRestateServer({ version: values.version });
const admin = createAdminClient({ baseUrl: server.adminUrl, maxRetries: 0 });
const tally = { errors: 0, results: 0, others: 0, rows: 0 };
try {
  for (let round = 0; round < Number(values.count); round++) {
    // Somewhere in the result, by time for the one that gives nothing before its end.
    const read = round % 2 === 0 ? readWhole : readStream;
    try {
      await read(20 + Math.random() * 400);
      tally.results += 1;
    } catch (error) {
      if (error instanceof AdminConnectionError || error instanceof AdminDecodeError) tally.errors += 1;
      else tally.others += 1;
    }
    await server.restart();
    await waitUntilHealthy(admin);
  }
} finally {
  await server.stop();
}
console.log(
  `${values.count} queries were cut off on Restate ${server.version}: ${tally.errors} errors, ${tally.results} results, ` +
    `${tally.others} other errors; ${tally.rows} rows were streamed before`,
);
if (tally.errors !== Number(values.count)) process.exitCode = 1;

async function readWhole(killAfter: number): Promise<void> {
  const timer = setTimeout(() => server.kill(), killAfter);
  await queryRows(admin, query).finally(() => clearTimeout(timer));
}

async function readStream(killAfter: number): Promise<void> {
  const timer = setTimeout(() => server.kill(), killAfter);
  for await (const _ of streamRows(admin, query)) tally.rows += 1;
  clearTimeout(timer);
}
