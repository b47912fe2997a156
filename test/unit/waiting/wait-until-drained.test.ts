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
