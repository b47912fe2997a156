// Guards that a bulk operation on 10,000 invocations resumes each once: by a filter, and by a list that is read meanwhile.
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type AdminClient,
  countInvocations,
  createAdminClient,
  type InvocationFilter,
  listInvocations,
  resumeInvocations,
} from "../../../src/index.js";
import { type Services, serveServices } from "../../../src/testing/server/serve-services.js";
import { LIMITS } from "../../kit/limits.js";
import { pollUntil } from "../../kit/poll-until.js";
import { type RestateServer, startRestateServer } from "../../kit/restate-server.js";
import { createTestServices } from "../../kit/test-services.js";
import { newest } from "../../kit/versions.js";

const COUNT = Number(process.env.SOAK_COUNT ?? 10_000);
const paused: InvocationFilter = { service: "Task", status: "paused" };

let server: RestateServer;
let served: readonly Services[] = [];
let admin: AdminClient;
let deployment: string;

beforeAll(async () => {
  server = await startRestateServer({ version: newest });
  admin = createAdminClient({ baseUrl: server.adminUrl });
  const broken = await serveServices(createTestServices({ label: "broken", broken: true }));
  const fixed = await serveServices(createTestServices({ label: "fixed", broken: false }));
  served = [broken, fixed];
  deployment = (await admin.registerDeployment({ uri: fixed.url })).id;
  await admin.registerDeployment({ uri: broken.url });
});
afterAll(async () => {
  await server?.stop();
  await Promise.all(served.map((services) => services.close()));
});

it.each([
  ["a filter", () => paused],
  ["a list", () => listInvocations(admin, paused)],
])("resumes each invocation of %s once", async (kind, select) => {
  const before = await countInvocations(admin);
  await pauseMany();
  const start = performance.now();
  const { succeeded } = await resumeInvocations(admin, select(), { deployment });
  console.log(`${kind}: ${succeeded.length} resumed in ${((performance.now() - start) / 1_000).toFixed(1)} s`);

  expect(new Set(succeeded.map(({ id }) => id)).size).toBe(COUNT);
  expect(succeeded).toHaveLength(COUNT);
  await waitForCount({ status: "completed", deployment }, before + COUNT);
  expect(await countInvocations(admin)).toBe(before + COUNT);
});

async function pauseMany(): Promise<void> {
  let left = COUNT;
  const send = async (): Promise<void> => {
    while (left-- > 0) await (await fetch(`${server.ingressUrl}/Task/run/send`, { method: "POST" })).arrayBuffer();
  };
  await Promise.all(Array.from({ length: 50 }, send));
  await waitForCount(paused, COUNT);
}

async function waitForCount(filter: InvocationFilter, wanted: number): Promise<void> {
  const look = () => countInvocations(admin, filter);
  await pollUntil(`${wanted} of ${JSON.stringify(filter)}`, look, (seen) => seen === wanted, LIMITS.test);
}
