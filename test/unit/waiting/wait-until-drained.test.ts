import { expect, it } from "vitest";
import { createAdminClient } from "../../../src/index.js";
import { createFakeAdminApi } from "../../../src/testing/index.js";
import { useFastClock } from "../fast-clock.js";

useFastClock();

it("a deployment that is deleted while it drains has drained once no invocation needs it", async () => {
  const { fetch, on, onQuery } = createFakeAdminApi();
  const remaining = [2, 1, 0];
  onQuery(/FROM sys_invocation/, () => {
    on("getDeployment", 404);
    const [number = 0] = remaining.splice(0, 1);
    return number > 0 ? [{ status: "running", number }] : [];
  });
  const seen: unknown[] = [];
  const admin = createAdminClient({ fetch });
  await admin.waitUntilDrained("dp_1", { onProgress: (counts) => seen.push(counts) });
  expect(seen).toEqual([{ running: 2 }, { running: 1 }, {}]);
});

it("a deployment that does not exist has not drained", async () => {
  const { fetch, on, onQuery } = createFakeAdminApi();
  on("getDeployment", 404);
  onQuery(/FROM sys_invocation/, []);
  await expect(createAdminClient({ fetch }).waitUntilDrained("dp_1")).rejects.toMatchObject({ status: 404 });
});

it("a deployment that does not drain in time is named with those that still need it", async () => {
  const { fetch, onQuery } = createFakeAdminApi();
  const rows = [
    { status: "paused", number: 2 },
    { status: "running", number: 1 },
  ];
  onQuery(/FROM sys_invocation WHERE .*'dp_1'/, rows);
  await expect(createAdminClient({ fetch }).waitUntilDrained("dp_1", { timeout: 1_000 })).rejects.toMatchObject({
    message: "timed out after 1000 ms waiting for dp_1 to drain; last seen: 2 paused, 1 running",
    lastSeen: { paused: 2, running: 1 },
  });
});
