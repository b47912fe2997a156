import type { AdminClient } from "../../../src/index.js";
import { call, type Exchange, raw } from "../exchange.js";
import {
  sendCompleted,
  sendCompletedWorkflow,
  sendForgetful,
  sendPaused,
  sendRunning,
  sendScheduled,
  unknownInvocation,
} from "../invocation-states.js";
import type { World } from "../world.js";
import { unknownDeployment } from "./deployments.js";

type Verb = (admin: AdminClient, id: string) => PromiseLike<unknown>;
type State = (world: World) => Promise<string>;

const VERBS: Readonly<Record<string, Verb>> = {
  cancel_invocation: (admin, id) => admin.cancelInvocation(id),
  kill_invocation: (admin, id) => admin.killInvocation(id),
  pause_invocation: (admin, id) => admin.pauseInvocation(id),
  purge_invocation: (admin, id) => admin.purgeInvocation(id),
  purge_journal: (admin, id) => admin.purgeJournal(id),
  restart_as_new_invocation: (admin, id) => admin.restartAsNewInvocation(id),
  resume_invocation: (admin, id) => admin.resumeInvocation(id),
};

const STATES: readonly [operation: string, name: string, status: number, state: State][] = [
  ["cancel_invocation", "a scheduled one", 200, sendScheduled],
  ["cancel_invocation", "a running one", 202, sendRunning],
  ["cancel_invocation", "a completed one", 409, sendCompleted],
  ["kill_invocation", "a running one", 200, sendRunning],
  ["kill_invocation", "a completed one", 409, sendCompleted],
  ["pause_invocation", "a paused one", 200, sendPaused],
  ["pause_invocation", "a running one", 202, sendRunning],
  ["pause_invocation", "a completed one", 409, sendCompleted],
  ["purge_invocation", "a completed one", 200, sendCompleted],
  ["purge_invocation", "a running one", 409, sendRunning],
  ["purge_journal", "a completed one", 200, sendCompleted],
  ["purge_journal", "a running one", 409, sendRunning],
  ["restart_as_new_invocation", "a completed one", 200, sendCompleted],
  ["restart_as_new_invocation", "a running one", 409, sendRunning],
  ["restart_as_new_invocation", "a paused one", 409, sendPaused],
  ["restart_as_new_invocation", "one without a journal", 410, sendForgetful],
  ["restart_as_new_invocation", "a workflow", 422, sendCompletedWorkflow],
  ["restart_as_new_invocation", "a scheduled one", 425, sendScheduled],
  ["resume_invocation", "a paused one", 200, sendPaused],
  ["resume_invocation", "a completed one", 409, sendCompleted],
  ["resume_invocation", "a scheduled one", 425, sendScheduled],
];

const verbs = Object.entries(VERBS).flatMap(([operation, verb]): Exchange[] => [
  call(operation, "an id that is none", "400 json", (admin) => verb(admin, "nope")),
  call(operation, "an unknown id", "404 json", (admin) => verb(admin, unknownInvocation)),
  call(operation, "without workers", "503 json", (admin) => verb(admin, unknownInvocation), { at: "narrow" }),
]);

const states = STATES.map(([operation, name, status, state]): Exchange => {
  const hasBody = status >= 400 || operation === "restart_as_new_invocation";
  return call(operation, name, `${status} ${hasBody ? "json" : "none"}`, async (admin, world) =>
    VERBS[operation]?.(admin, await state(world)),
  );
});

export const invocations: readonly Exchange[] = [
  ...verbs,
  ...states,
  call("resume_invocation", "an unknown deployment", "400 json", async (admin, world) =>
    admin.resumeInvocation(await sendPaused(world), { deployment: unknownDeployment }),
  ),
  call("resume_invocation", "a running one, on the latest deployment", "409 json", async (admin, world) =>
    admin.resumeInvocation(await sendRunning(world), { deployment: "latest" }),
  ),
  call("resume_invocation", "a running one, on the deployment that it is on", "200 none", async (admin, world) =>
    admin.resumeInvocation(await sendRunning(world), { deployment: "keep" }),
  ),
  call("restart_as_new_invocation", "from an entry that the journal does not have", "400 json", async (admin, world) =>
    admin.restartAsNewInvocation(await sendCompleted(world), { from: 999 }),
  ),
  call("delete_invocation", "a running one", "202 none", async (admin, world) =>
    admin.deleteInvocation(await sendRunning(world), { mode: "Kill" }),
  ),
  call("delete_invocation", "an id that is none", "400 json", (admin) => admin.deleteInvocation("nope")),
  raw("delete_invocation", "a mode that is none", "400 text", () => ({
    path: `/invocations/${unknownInvocation}?mode=PURGE`,
  })),
  ...(["Cancel", "Kill", "Purge"] as const).flatMap((mode): Exchange[] => [
    call("delete_invocation", `an unknown id, mode ${mode}`, "202 none", (admin) =>
      admin.deleteInvocation(unknownInvocation, { mode }),
    ),
    call("delete_invocation", `a completed one, mode ${mode}`, "202 none", async (admin, world) =>
      admin.deleteInvocation(await sendCompleted(world), { mode }),
    ),
  ]),
];
