import { beforeEach } from "vitest";
import type { DeploymentResponse, DetailedDeploymentResponse, ServiceMetadata } from "../../../generated/index.js";
import { type AdminClient, createAdminClient } from "../../../src/index.js";
import { createFakeAdminApi, createSample, type FakeAdminApi } from "../../../src/testing/index.js";
import { useFastClock } from "../../kit/fast-clock.js";

export const api: FakeAdminApi = createFakeAdminApi();
export const admin: AdminClient = createAdminClient({ fetch: api.fetch });
export const uri = "http://localhost:9080";

/** The invocations that may be moved, and the pauses and resumes that were sent. */
export const world: { rows: readonly object[]; sent: string[] } = { rows: [], sent: [] };

const handlers = [{ ...createSample("HandlerMetadata"), name: "run" }];
export const serve = (id: string, name = "Cart"): ServiceMetadata[] => [
  createSample("ServiceMetadata", { name, ty: "Service", deployment_id: id, handlers }),
];
// The newest document decides which kind of deployment a sample is.
export const registered: DetailedDeploymentResponse = {
  ...createSample("DetailedDeploymentResponse"),
  ...{ id: "dp_2", uri, services: serve("dp_2") },
};
export const kind: object = {
  ...{ service: "Cart", handler: "run", status: "paused", count: 1, example: "inv_1", plan: "move" },
};
type Row = { readonly id: string; readonly [field: string]: unknown };
export const failing = (id: string): Row => ({
  ...{ ...kind, id, outcome: "failing", pinned: "dp_1", deployment: "dp_1" },
  ...{ example: id, entries: 3, isQueued: false, modifiedAt: "1" },
});
/** An invocation on the new deployment that has not got past its failure. */
export const stuck = (id: string): Row => ({
  ...failing(id),
  outcome: "stuck",
  pinned: "dp_2",
  plan: "at destination",
});
export const unpinned = (id: string): Row => ({ ...failing(id), outcome: "stuck", pinned: null, deployment: null });
export const running = (id: string): Row => ({ ...failing(id), status: "running" });

/** Creates a deployment that was registered on this day. */
export const describeDeployment = (day: number): DeploymentResponse => ({
  ...{ ...createSample("DeploymentResponse"), id: `dp_${day}`, created_at: `2026-01-0${day}T00:00:00Z` },
  services: [{ name: "Cart", revision: day }],
});

/** Answers registrations: 201 for an address that is new. */
export function register(status: 200 | 201, services: readonly ServiceMetadata[] = serve("dp_2")): void {
  const response = { ...createSample("RegisterDeploymentResponse"), id: "dp_2", services: [...services] };
  api.on("createDeployment", ({ body, reply }) => {
    world.sent.push(JSON.stringify(body));
    return reply(status, response);
  });
}

/** Starts each test of a file with a fake that pauses invocations, and moves them out of the world. `dp_2` is the latest. */
export function useFakeDeployments(): void {
  useFastClock();
  beforeEach(() => {
    api.reset();
    [world.rows, world.sent] = [[], []];
    register(201);
    api.on("listDeployments", { deployments: [1, 2].map(describeDeployment) });
    api.on("listServices", { services: serve("dp_2") });
    api.on("getDeployment", registered);
    api.onQuery(/AS entries/, () => [...world.rows]);
    for (const name of ["pauseInvocation", "resumeInvocation"] as const)
      api.on(name, ({ path, query, reply }) => {
        const { deployment = "here" } = { deployment: undefined, ...query };
        world.sent.push(`${name} ${path.invocation_id}${name === "pauseInvocation" ? "" : ` ${deployment}`}`);
        world.rows = world.rows.filter((row) => Object(row).id !== path.invocation_id || name === "pauseInvocation");
        return reply(name === "pauseInvocation" ? 202 : 200);
      });
  });
}
