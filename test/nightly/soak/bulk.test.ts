// Guards that a bulk operation on 10,000 invocations resumes each once: by a filter, and by a list that is read meanwhile.
import { beforeAll, expect, it } from "vitest";
import { countInvocations, type InvocationFilter, listInvocations, resumeInvocations } from "../../../src/index.js";
import { LIMITS } from "../../kit/limits.js";
import { pollUntil } from "../../kit/poll-until.js";
import { useServer } from "../../kit/use-server.js";
import { newest } from "../../kit/versions.js";
import { sendInvocations } from "../../servers/bulk-runs.js";

const COUNT = Number(process.env.SOAK_COUNT ?? 10_000);
const paused: InvocationFilter = { service: "Task", status: "paused" };
const server = useServer(newest);
const deployment = { label: "one", broken: true };

beforeAll(() => server.deploy(deployment));

it.each([
  ["a filter", () => paused],
  ["a list", () => listInvocations(server.admin, paused)],
])("resumes each invocation of %s once", async (kind, select) => {
  const before = await countInvocations(server.admin);
  deployment.broken = true;
  await sendInvocations(server, COUNT);
  await waitForCount(paused, COUNT);
  deployment.broken = false;
  const start = performance.now();
  const { succeeded } = await resumeInvocations(server.admin, select());
  console.log(`${kind}: ${succeeded.length} resumed in ${((performance.now() - start) / 1_000).toFixed(1)} s`);

  expect(new Set(succeeded.map(({ id }) => id)).size).toBe(COUNT);
  expect(succeeded).toHaveLength(COUNT);
  await waitForCount({ status: "completed" }, before + COUNT);
  expect(await countInvocations(server.admin)).toBe(before + COUNT);
});

async function waitForCount(filter: InvocationFilter, wanted: number): Promise<void> {
  const look = () => countInvocations(server.admin, filter);
  await pollUntil(`${wanted} of ${JSON.stringify(filter)}`, look, (seen) => seen === wanted, LIMITS.test);
}
