import { expect } from "vitest";
import { type RegisterDeploymentResponse, sql } from "../../../src/index.js";
import { readInvocation, waitForStatus } from "../../live/invocations.js";
import { serveTestServices, unknownDeployment } from "../exchanges/deployments.js";
import { findTemporary } from "../find-temporary.js";
import { sendCompleted, sendPaused } from "../invocation-states.js";
import type { World } from "../world.js";
import { type Evidence, type EvidenceContext, marked } from "./evidence.js";
import { failsAgain, pausesAgain } from "./resume-again.js";
import { sendUnpinned } from "./send-unpinned.js";

const overlay = "clusters";
const latest = {
  option: "deployment",
  value: "latest",
  query:
    "SELECT i.id, i.target_service_name AS name, s.revision FROM sys_invocation i LEFT JOIN sys_service s ON s.name = i.target_service_name WHERE i.id IN ('{invocation_id}')",
};

export const clusters: readonly Evidence[] = [
  { overlay, target: "$.paths[*][?@.operationId == 'query']", show: [failsWhileANodeIsLost] },
  {
    overlay,
    target:
      "$.paths[*][?@.operationId == 'cancel_invocation' || @.operationId == 'kill_invocation' || @.operationId == 'pause_invocation' || @.operationId == 'purge_invocation' || @.operationId == 'purge_journal' || @.operationId == 'restart_as_new_invocation' || @.operationId == 'resume_invocation']",
    show: [doesNothing],
  },
  {
    overlay,
    target: "$.paths[*][?@.operationId == 'health' || @.operationId == 'cluster_health']",
    show: [
      async ({ world }) => {
        const { health, clusterHealth } = world.admin;
        const whole = [await health().withResponse(), await clusterHealth().withResponse()];
        const { aloneHealth } = await world.loseNode();
        // The same as when nothing is lost.
        expect(aloneHealth).toEqual([200, 200]);
        expect(aloneHealth).toEqual(whole.map(({ status }) => status));
      },
    ],
  },
  { overlay, target: "$.paths[*][?@.operationId == 'cancel_invocation']", show: [pausesAgain, failsAgain] },
  {
    overlay,
    target: "$.paths[*][?@.operationId == 'create_deployment']",
    show: [
      marked("x-creates", ["create_deployment"], {
        id: "id",
        list: "services",
        name: "name",
        revision: "revision",
        ask: "query",
        delete: "delete_deployment",
        unless: { body: { dry_run: true } },
      }),
      async ({ world }) => {
        const { id, services } = await register(world);
        const row = await readInvocation(world, await sendCompleted(world));
        expect(services.map(({ name }) => name)).toContain(row?.target_service_name);
        expect(row?.pinned_deployment_id).toBe(id);
        await showsWhichIsNewest(world, String(row?.target_service_name));
        const tried = await world.admin.createDeployment({ uri: await serveTestServices(world), dry_run: true });
        await expect(world.admin.getDeployment(tried.id)).rejects.toMatchObject({ status: 404 });
      },
    ],
  },
  {
    overlay,
    target: "$.paths[*][?@.operationId == 'resume_invocation' || @.operationId == 'restart_as_new_invocation']",
    show: [
      async ({ world, corrected }) => {
        const { admin } = world;
        const options = { deployment: unknownDeployment };
        const paused = await sendPaused(world);
        const completed = await sendCompleted(world);
        const refused = [
          ["resume_invocation", () => admin.resumeInvocation(paused, options)],
          ["restart_as_new_invocation", () => admin.restartAsNewInvocation(completed, options)],
        ] as const;
        for (const [operation, call] of refused) {
          const { message, created } = findTemporary(corrected, operation, 400);
          expect(created).toBe("deployment");
          const body = { message: expect.stringMatching(message) };
          await expect(call(), operation).rejects.toMatchObject({ status: 400, body });
        }
      },
    ],
  },
  {
    overlay,
    target: "$.paths[*][?@.operationId == 'resume_invocation']",
    show: [
      marked("x-latest", ["resume_invocation"], {
        ...latest,
        query: `${latest.query} AND i.pinned_deployment_id IS NOT NULL`,
      }),
      async ({ world }) => {
        const { deployment, unpinned } = await sendUnpinned(world);
        await expect(world.admin.resumeInvocation(unpinned, { deployment })).rejects.toMatchObject({
          status: 409,
          message: expect.stringContaining("the deployment id is not pinned yet"),
        });
        await world.admin.resumeInvocation(unpinned, { deployment: "latest" });
      },
      async ({ world }) => {
        const paused = await sendPaused(world);
        const { id } = await register(world);
        await world.admin.resumeInvocation(paused, { deployment: "latest" });
        await waitForStatus(world, paused, "running");
        expect((await readInvocation(world, paused))?.pinned_deployment_id).toBe(id);
        await world.admin.killInvocation(paused);
      },
    ],
  },
  {
    overlay,
    target: "$.paths[*][?@.operationId == 'restart_as_new_invocation']",
    show: [
      marked("x-latest", ["restart_as_new_invocation"], { ...latest, isDefault: true }),
      async ({ world }) => {
        const completed = await sendCompleted(world);
        const { id } = await register(world);
        const { new_invocation_id: made } = await world.admin.restartAsNewInvocation(completed);
        const row = await waitForStatus(world, made, "completed");
        expect(row.pinned_deployment_id).toBe(id);
      },
    ],
  },
];

/** The messages of every query that failed are marked, and a mistake in a query is not. */
async function failsWhileANodeIsLost({ world, corrected }: EvidenceContext): Promise<void> {
  const { message } = findTemporary(corrected, "query", 500);
  const { queries } = await world.loseNode();
  expect(queries).not.toEqual([]);
  expect(queries.filter((seen) => !message.test(seen))).toEqual([]);
  const mistake = world.admin.query({ query: "SELECT id FROM sys_invocation WHERE id = 'mistyped'" });
  const body = { message: expect.not.stringMatching(message) };
  await expect(mistake).rejects.toMatchObject({ status: 500, body });
}

/** None of the invocations whose restart failed with a message that is marked was restarted. */
async function doesNothing({ world, corrected }: EvidenceContext): Promise<void> {
  const { message } = findTemporary(corrected, "restart_as_new_invocation", 503);
  const { status } = await world.admin.restartAsNewInvocation(await sendCompleted(world)).withResponse();
  expect(status).toBe(200);
  // Not at once, since a cluster of three and a busy machine have to be ready in time.
  for (const crash of [world.loseNode, world.crashServer]) {
    const { restarts, done, restarted } = await crash();
    const temporary = restarts.filter((seen) => message.test(seen.message));
    expect(temporary).not.toEqual([]);
    expect(done).not.toEqual([]);
    expect(temporary.filter(({ id }) => restarted.has(id))).toEqual([]);
  }
}

/** The older of two deployments that is registered again is not the newest, unless `force` makes it the newest. */
async function showsWhichIsNewest(world: World, service: string): Promise<void> {
  const { admin } = world;
  const readKnown = async () => {
    const query = sql`SELECT revision FROM sys_service WHERE name = ${service}`;
    return (await admin.queryRows<{ revision: number }>(query))[0]?.revision;
  };
  const create = async (options: { uri: string; force?: boolean }) => {
    const { services } = await admin.createDeployment(options);
    return [services.find(({ name }) => name === service)?.revision, await readKnown()];
  };
  const uri = await serveTestServices(world);
  const [first = 0] = await create({ uri });
  expect(await create({ uri: await serveTestServices(world) })).toEqual([first + 1, first + 1]);
  expect(await create({ uri })).toEqual([first, first + 1]);
  expect(await create({ uri, force: true })).toEqual([first + 2, first + 2]);
  await register(world);
}

async function register(world: World): Promise<RegisterDeploymentResponse> {
  return world.admin.createDeployment({ uri: await serveTestServices(world) });
}
