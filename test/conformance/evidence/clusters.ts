import { expect } from "vitest";
import type { RegisterDeploymentResponse } from "../../../src/schema/index.js";
import { readInvocation } from "../../kit/send-invocations.js";
import { findTemporary } from "../api-document.js";
import { serveTestServices } from "../exchanges/deployments.js";
import { sendCompleted } from "../invocation-states.js";
import type { World } from "../world.js";
import { type EvidenceContext, type OverlayEvidence, operations, verbs } from "./evidence.js";
import { failsAgain, pausesAgain } from "./pause-and-resume.js";

export const clusters: readonly OverlayEvidence[] = [
  { target: operations("query"), show: [failsWhileANodeIsLost] },
  {
    target: operations(...verbs),
    show: [doesNothing],
  },
  ...Object.entries({ get_health: "/health", get_cluster_health: "/cluster-health" }).map(
    ([id, path]): OverlayEvidence => ({
      target: operations(id),
      show: [
        async ({ world }) => {
          const whole = await fetch(`${world.adminUrl}${path}`);
          const { aloneHealth } = await world.loseNode();
          // The same as when nothing is lost.
          expect(aloneHealth[path]).toBe(200);
          expect(whole.status).toBe(200);
        },
      ],
    }),
  ),
  { target: operations("cancel_invocation"), show: [pausesAgain, failsAgain] },
  {
    target: operations("create_deployment"),
    show: [
      async ({ world }) => {
        const { id, services } = await register(world);
        const row = await readInvocation(world, await sendCompleted(world));
        expect(services.map(({ name }) => name)).toContain(row?.target_service_name);
        expect(row?.pinned_deployment_id).toBe(id);
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

async function register(world: World): Promise<RegisterDeploymentResponse> {
  return world.admin.createDeployment({ uri: await serveTestServices(world) });
}
