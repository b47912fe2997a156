import { expect, it } from "vitest";
import { createAdminClient, type InvocationCounts } from "../../../src/index.js";
import { createFakeAdminApi } from "../../../src/testing/index.js";
import { useFastClock } from "../fast-clock.js";

useFastClock();

it("a deployment has not drained if a server that is starting returns no rows for a moment", async () => {
  const paused = { id: "inv_1", status: "paused", pinned_deployment_id: "dp_1" } as const;
  const looks = [[], [paused], [paused]];
  const api = createFakeAdminApi({ rows: { sys_invocation: () => looks.shift() ?? [] } });
  const seen: InvocationCounts[] = [];
  const start = performance.now();
  await createAdminClient({ fetch: api.fetch }).waitUntilDrained("dp_1", { onProgress: (each) => seen.push(each) });
  expect(seen.slice(0, 4)).toEqual([{}, { paused: 1 }, { paused: 1 }, {}]);
  expect(seen.slice(3).every((counts) => Object.keys(counts).length === 0)).toBe(true);
  expect(performance.now() - start).toBeGreaterThan(1_000);
});
