import { expect, it } from "vitest";
import { createAdminClient } from "../../../src/index.js";
import {
  createFakeAdminApi,
  type FakeAdminApi,
  refuseConnection,
  resetConnection,
} from "../../../src/testing/index.js";
import { catchError } from "../catch-error.js";
import { useFastClock } from "../fast-clock.js";

useFastClock();

function createFake() {
  const api = createFakeAdminApi();
  return { api, admin: createAdminClient({ fetch: api.fetch, maxRetries: 0 }) };
}

const sentQueries = (api: FakeAdminApi) => api.callsTo("query").map(({ body }) => body.query);

it.each([
  ["a refused connection", refuseConnection],
  ["a connection that breaks", resetConnection],
] as const)(
  "after %s, a read takes neither an onQuery nor an on for what the client asks itself",
  async (_, failure) => {
    const { api, admin } = createFake();
    api.on("getHealth", failure);
    api.on("query", { rows: [{ a: 1 }] }, { rows: [{ a: 2 }] });
    await catchError(admin.getHealth());
    const start = performance.now();
    expect(await admin.queryRows("SELECT a FROM b")).toEqual([{ a: 1 }]);
    expect(performance.now() - start).toBeGreaterThan(900);
    expect(await admin.queryRows("SELECT a FROM b")).toEqual([{ a: 2 }]);
    expect(sentQueries(api)).toEqual(["SELECT a FROM b", "SELECT a FROM b"]);
    api.assertAnswered();
  },
);

it("a read that fails on its way is sent again, as to a server that came back", async () => {
  const { api } = createFake();
  api.onQuery("SELECT a FROM b", [{ a: 1 }]);
  api.on("query", 503, 200);
  const admin = createAdminClient({ fetch: api.fetch });
  expect(await admin.queryRows("SELECT a FROM b")).toEqual([{ a: 1 }]);
  expect(sentQueries(api)).toHaveLength(2);
  api.assertAnswered();
});

it("waitUntilHealthy resolves, also for partitions, and after the fake was away", async () => {
  const { api, admin } = createFake();
  api.on("getHealth", refuseConnection, 503, 200);
  await admin.waitUntilHealthy({ interval: 10 });
  expect(api.calls.map(({ operation }) => operation)).toEqual(["getHealth", "getHealth", "getHealth"]);
  api.assertAnswered();
});
