import type { AdminClient } from "../../../src/index.js";
import type { Exchange } from "../exchange.js";
import {
  sendCompleted,
  sendCompletedWorkflow,
  sendForgetful,
  sendPaused,
  sendRunning,
  sendScheduled,
  sendSuspended,
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

/** What each verb is answered with, by the state of the invocation. */
const STATES: readonly [operation: string, name: string, status: number, state: State][] = [
  ["cancel_invocation", "a scheduled one", 200, sendScheduled],
  ["cancel_invocation", "a running one", 202, sendRunning],
  ["cancel_invocation", "a completed one", 409, sendCompleted],
  ["kill_invocation", "a running one", 200, sendRunning],
  ["kill_invocation", "a completed one", 409, sendCompleted],
  ["pause_invocation", "a paused one", 200, sendPaused],
  ["pause_invocation", "a suspended one", 200, sendSuspended],
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
  {
    operation,
    name: "an id that is none",
    status: 400,
    form: "json",
    send: { call: (admin) => verb(admin, "nope") },
  },
  {
    operation,
    name: "an unknown id",
    status: 404,
    form: "json",
    send: { call: (admin) => verb(admin, unknownInvocation) },
  },
  {
    operation,
    name: "without workers",
    status: 503,
    form: "json",
    at: "narrow",
    send: { call: (admin) => verb(admin, unknownInvocation) },
  },
]);

const states = STATES.map(([operation, name, status, state]): Exchange => {
  const hasBody = status >= 400 || operation === "restart_as_new_invocation";
  return {
    operation,
    name,
    status,
    form: hasBody ? "json" : "none",
    send: { call: async (admin, world) => VERBS[operation]?.(admin, await state(world)) },
  };
});

export const invocations: readonly Exchange[] = [
  ...verbs,
  ...states,
  {
    operation: "resume_invocation",
    name: "a deployment that is none",
    status: 400,
    form: "json",
    send: { call: async (admin, world) => admin.resumeInvocation(await sendPaused(world), { deployment: "LATEST" }) },
  },
  {
    operation: "resume_invocation",
    name: "an unknown deployment",
    status: 400,
    form: "json",
    send: {
      call: async (admin, world) => admin.resumeInvocation(await sendPaused(world), { deployment: unknownDeployment }),
    },
  },
  {
    operation: "resume_invocation",
    name: "a running one, on the latest deployment",
    status: 409,
    form: "json",
    send: { call: async (admin, world) => admin.resumeInvocation(await sendRunning(world), { deployment: "latest" }) },
  },
  {
    operation: "resume_invocation",
    name: "a running one, on the deployment that it is on",
    status: 200,
    form: "none",
    send: { call: async (admin, world) => admin.resumeInvocation(await sendRunning(world), { deployment: "keep" }) },
  },
  {
    operation: "restart_as_new_invocation",
    name: "from where no journal can be",
    status: 400,
    form: "text",
    send: { call: (admin) => admin.restartAsNewInvocation(unknownInvocation, { from: -1 }) },
  },
  {
    operation: "restart_as_new_invocation",
    name: "from an entry that the journal does not have",
    status: 400,
    form: "json",
    send: { call: async (admin, world) => admin.restartAsNewInvocation(await sendCompleted(world), { from: 999 }) },
  },
  {
    operation: "delete_invocation",
    name: "a running one",
    status: 202,
    form: "none",
    send: { call: async (admin, world) => admin.deleteInvocation(await sendRunning(world), { mode: "Kill" }) },
  },
  {
    operation: "delete_invocation",
    name: "an id that is none",
    status: 400,
    form: "json",
    send: { call: (admin) => admin.deleteInvocation("nope") },
  },
  {
    operation: "delete_invocation",
    name: "a mode that is none",
    status: 400,
    form: "text",
    send: { raw: () => ({ path: `/invocations/${unknownInvocation}?mode=PURGE` }) },
  },
  ...(["Cancel", "Kill", "Purge"] as const).flatMap((mode): Exchange[] => [
    {
      operation: "delete_invocation",
      name: `an unknown id, mode ${mode}`,
      status: 202,
      form: "none",
      send: { call: (admin) => admin.deleteInvocation(unknownInvocation, { mode }) },
    },
    {
      operation: "delete_invocation",
      name: `a completed one, mode ${mode}`,
      status: 202,
      form: "none",
      send: { call: async (admin, world) => admin.deleteInvocation(await sendCompleted(world), { mode }) },
    },
  ]),
];
