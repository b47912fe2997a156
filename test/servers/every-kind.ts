import { setTimeout as delay } from "node:timers/promises";
import type { Invocation, InvocationStatus } from "../../src/index.js";
import { serveServices } from "../../src/testing/server/serve-services.js";
import { pollUntil } from "../kit/poll-until.js";
import { sendInvocation } from "../kit/send-invocations.js";
import type { LiveServer } from "../kit/use-server.js";
import { createGone, createShop } from "./kind-services.js";

/**
 * The invocations, one a line: how it is called (a handler, with the key of an object between), when it was created (`early` on the
 * older of two deployments, `late` on the newer one), its status, whether it is pinned, since when it cannot go on, when it
 * completed, and a part of its last failure, after its code.
 *
 * Any two differ in what some condition is about, so that a condition that is left out changes a result.
 */
const TABLE = `
  sleeping         | Shop/sleep        | early | running     | pinned |       |       |
  stepless         | Shop/think        | early | running     |        |       |       |
  suspended        | Shop/nap          | early | suspended   | pinned |       |       |
  holder           | Shelf/bob/hold    | early | running     | pinned |       |       |
  pending          | Shelf/bob/add     | early | pending     |        |       |       |
  scheduled1       | Shop/sleep        | late  | scheduled   |        |       |       |
  scheduled2       | Shop/sleep        | late  | scheduled   |        |       |       |
  scheduled3       | Shop/sleep        | late  | scheduled   |        |       |       |
  waiting          | Shop/open         | early | backing-off |        | early |       | 500 closed
  unreachable      | Gone/run          | early | backing-off |        | early |       | 500
  card17           | Shop/charge       | early | backing-off | pinned | early |       | 500 card 17 declined
  card18           | Shop/charge       | late  | backing-off | pinned | late  |       | 500 card 18 declined
  repeating        | Shop/repeat       | early | running     | pinned | early |       | 500 busy
  queuedRepeating  | Shop/repeatLater  | early | running     | pinned | early |       | 500 busy
  paused           | Shop/pack         | early | paused      | pinned | early |       | 500 no box
  pausedStepless   | Shop/unlock       | early | paused      |        | early |       | 500 no key
  pausedByUser     | Shop/sleep        | early | paused      | pinned | early |       |
  pausedLate       | Shop/recover      | early | paused      | pinned | late  |       | 500 only once
  recovered        | Shop/recover      | early | running     | pinned |       |       | 500 only once
  queuedRecovered  | Shop/recoverLater | early | running     | pinned |       |       | 500 only once
  retried          | Shop/retry        | early | completed   | pinned |       | early | 500 not yet
  succeeded        | Shelf/it's/add    | early | completed   | pinned |       | early |
  restarted        | Shelf/it's/add    | late  | completed   | pinned |       | late  |
  rejected         | Shop/reject       | early | completed   | pinned |       | early | 422 no "stock" \\ für 1
  otherwise        | Shop/reject       | early | completed   | pinned |       | early | 423 no "stock" \\ für 1
  refused          | Shop/refuse       | early | completed   | pinned |       | early | 422 no "stock" \\ für 1
  elsewhere        | Shelf/kim/reject  | early | completed   | pinned |       | early | 422 no "stock" \\ für 1
  killed           | Shop/sleep        | early | completed   | pinned |       | late  | 409 killed
  cancelled        | Shop/sleep        | late  | completed   | pinned |       | late  | 409 Cancelled
`;

export type When = "early" | "late" | "";

export interface Kind {
  readonly name: string;
  readonly call: string;
  readonly service: string;
  readonly handler: string;
  readonly key: string | null;
  readonly created: When;
  readonly status: InvocationStatus;
  readonly isPinned: boolean;
  readonly stuck: When;
  readonly completed: When;
  readonly code: number | null;
  readonly failure: string | undefined;
}

export const KINDS: ReadonlyMap<string, Kind> = new Map(
  TABLE.trim()
    .split("\n")
    .map((line) => {
      const [name = "", call = "", created, status, pin, stuck, completed, failed = ""] = line
        .split("|")
        .map((part) => part.trim());
      const [service = "", key = "", handler = key] = call.split("/");
      const [code = "", ...words] = failed.split(" ");
      const kind = {
        ...{ name, call, service, handler, key: key === handler ? null : key, created: created as When },
        ...{
          status: status as InvocationStatus,
          isPinned: pin !== "",
          stuck: stuck as When,
          completed: completed as When,
        },
        ...{ code: code === "" ? null : Number(code), failure: code === "" ? undefined : words.join(" ") },
      };
      return [name, kind] as const;
    }),
);

/** Whether the last failure of a kind counts: a kind that succeeded in spite of it has not failed. */
export function hasFailed({ failure, name }: Kind): boolean {
  return failure !== undefined && name !== "retried";
}

export interface EveryKind {
  readonly ids: ReadonlyMap<string, string>;
  readonly deployments: Readonly<Record<When, string>>;
  readonly middle: Date;
}

/** The input of a handler: a card, or the code of its failure. */
const INPUTS: Readonly<Record<string, number>> = { card17: 17, card18: 18, otherwise: 423 };

/** How many commands the journal has once a handler sleeps. */
const STEPS: Readonly<Record<string, number>> = { "Shop/sleep": 3, "Shop/recover": 5, "Shop/recoverLater": 5 };

export async function createEveryKind(server: LiveServer): Promise<EveryKind> {
  const { admin } = server;
  const shop = createShop();
  const ids = new Map<string, string>();
  const idOf = (name: string): string => ids.get(name) ?? "";
  const register = async () => (await admin.registerDeployment({ uri: await server.serve(shop.services) })).id;
  const send = async ({ name, call, status }: Kind): Promise<void> => {
    ids.set(name, await sendInvocation(server, call, status === "scheduled" ? "10d" : undefined, INPUTS[name] ?? 422));
  };
  const sendAll = (wanted: When) =>
    Promise.all([...KINDS.values()].map((kind) => kind.created === wanted && !ids.has(kind.name) && send(kind)));
  const isAsleep = ({ status, journal_commands_size }: Invocation, call: string) =>
    status === "running" && (STEPS[call] === undefined || journal_commands_size === STEPS[call]);
  const hasArrived = (row: Invocation, { status, call, isPinned }: Kind) => {
    if (status !== row.status || isPinned !== (row.pinned_deployment_id !== null)) return false;
    if (status !== "running") return true;
    return isAsleep(row, call) && (!call.includes("repeat") || shop.hanging.has(row.id));
  };
  /** Waits until all invocations have their final status, or until they sleep. */
  const arrive = (sleepers: readonly string[] = []) =>
    pollUntil(
      "as it is in the table",
      async () => {
        const missing = new Map([...ids].map(([name, id]) => [id, KINDS.get(name)]));
        for await (const row of admin.listInvocations({ id: [...ids.values()] })) {
          const kind = missing.get(row.id);
          if (kind && (sleepers.includes(kind.name) ? isAsleep(row, kind.call) : hasArrived(row, kind)))
            missing.delete(row.id);
        }
        await delay(50);
        return missing;
      },
      ({ size }) => size === 0,
    );

  const gone = await serveServices([createGone()]);
  await admin.registerDeployment({ uri: gone.url });
  await gone.close();
  const early = await register();
  for (const kind of KINDS.values()) if (kind.name === "holder") await send(kind);
  await arrive();
  await sendAll("early");
  await arrive(["killed", "pausedByUser", "pausedLate"]);
  await admin.pauseInvocation(idOf("pausedByUser"));
  await arrive(["killed", "pausedLate"]);

  await delay(2);
  const middle = new Date();
  await delay(2);
  const late = await register();
  ids.set("restarted", (await admin.restartAsNewInvocation(idOf("succeeded"))).new_invocation_id);
  await sendAll("late");
  await arrive(["killed", "pausedLate", "cancelled"]);
  await admin.cancelInvocation(idOf("cancelled"));
  await admin.killInvocation(idOf("killed"));
  await admin.pauseInvocation(idOf("pausedLate"));
  // The invocation fails again at the same place.
  const { attempts } = shop.packing;
  await admin.resumeInvocation(idOf("paused"));
  await pollUntil(
    "tried again",
    async () => shop.packing.attempts,
    (seen) => seen === 2 * attempts,
  );
  await arrive();
  return { ids, deployments: { early, late, "": "" }, middle };
}
