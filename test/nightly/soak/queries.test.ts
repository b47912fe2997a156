// Guards that a query whose server is killed while its rows arrive ends with an error, never with a result that is short.
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type AdminClient,
  AdminConnectionError,
  AdminDecodeError,
  createAdminClient,
  queryRows,
  streamRows,
  waitUntilHealthy,
} from "../../../src/index.js";
import { type RestateServer, startRestateServer } from "../../kit/restate-server.js";
import { newest } from "../../kit/versions.js";

const ROUNDS = Number(process.env.SOAK_QUERIES ?? 15);
/** Far more than the server can have sent by then. */
const QUERY = "SELECT value, concat('row ', value) AS text FROM generate_series(1, 20000000)";

let server: RestateServer;

beforeAll(async () => {
  server = await startRestateServer({ version: newest });
});
afterAll(() => server?.stop());

it.each([
  ["whole", (admin: AdminClient) => queryRows(admin, QUERY)],
  ["as a stream", (admin: AdminClient) => readAll(streamRows(admin, QUERY))],
])("fails each time that rows are read %s", async (_, read) => {
  const admin = createAdminClient({ baseUrl: server.adminUrl, maxRetries: 0 });
  for (let round = 0; round < ROUNDS; round++) {
    // Somewhere in the result.
    const timer = setTimeout(() => server.kill(), 20 + Math.random() * 400);
    const error: unknown = await read(admin).catch((caught: unknown) => caught);
    clearTimeout(timer);
    expect(
      [AdminConnectionError, AdminDecodeError].some((type) => error instanceof type),
      String(error),
    ).toBe(true);
    await server.restart();
    await waitUntilHealthy(admin);
  }
});

async function readAll(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of rows);
}
