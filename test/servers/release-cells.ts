/** One release in a world of its own: a service, an old and a new deployment of it, and traffic. Many fit on one server. */

import { setTimeout as delay } from "node:timers/promises";
import { type Context, service, TerminalError } from "@restatedev/restate-sdk";
import { type AdminClient, DeploymentStoppedError, type RollOutResult } from "../../src/index.js";
import { type Services, serveServices } from "../../src/testing/server/serve-services.js";
import { fail } from "./releases.js";

export interface Cell {
  /** What the new code does. */
  readonly code:
    | "right"
    | "fails after a step"
    | "fails at its first line"
    | "fails after 1.5 s"
    | "fails after 30 s"
    | "fails for 1 in 10"
    | "fails in one of two handlers"
    | "ends with a terminal error"
    | "hangs"
    | "breaks the journal";
  /** Whether the 20 invocations fail that the old code has when the release comes. */
  readonly isFailing: boolean;
  /** Whether ten new ones come each second. */
  readonly traffic: boolean;
  /** Whether the server keeps completed invocations. */
  readonly retention: boolean;
  /** In seconds. 0 for none. */
  readonly bake: number;
}

export interface CellReport {
  /** `resolved`, or why the release stopped. */
  readonly outcome: string;
  /** How long the release took. */
  readonly seconds: number;
  readonly isChecked: boolean;
  /** How many of the old 20 have run on the new code by the end of the release. */
  readonly touched: number;
  /** How many invocations did their side effect more than once, when all was over. */
  readonly doubled: number;
  /** How many of the old 20 did it at least once by then. */
  readonly charged: number;
  /** How many of the two deployments, and of the old 20 if the server keeps these, no longer exist. */
  readonly deleted: number;
  /** The outcome of going back, if the release stopped. */
  readonly restore: string | undefined;
  readonly restoreSeconds: number | undefined;
  /** Whether a new invocation ran on the old code then, within five seconds. */
  readonly isBack: boolean;
}

/** Rolls the new code out, and goes back to the old code if that stops. */
export async function runCell(
  { admin, ingressUrl }: { readonly admin: AdminClient; readonly ingressUrl: string },
  cell: Cell,
): Promise<CellReport> {
  const name = `Cell${Object.values(cell).join("").replaceAll(/\W/g, "")}`;
  const ran = { old: new Set<string>(), new: new Set<string>() };
  const charged = new Map<string, number>();
  let isFixed = !cell.isFailing;
  const serve = (label: "old" | "new"): Promise<Services> => {
    const code = label === "old" ? "right" : cell.code;
    const handle = (handler: string) => async (ctx: Context) => {
      const id = String(ctx.request().id);
      ran[label].add(id);
      const isTenth = [...ran.new].indexOf(id) % 10 === 9;
      if (code === "fails at its first line") throw new Error("is early");
      if (code === "breaks the journal") await ctx.sleep(1);
      await ctx.run("start", () => label);
      if (label === "old" && !isFixed) throw new Error("is broken");
      if (code === "hangs") await new Promise(() => {});
      if (code === "fails after a step") throw new Error("is worse");
      if (code === "ends with a terminal error") throw new TerminalError("gives up");
      if (code === "fails for 1 in 10" && isTenth) throw new Error("is unlucky");
      if (code === "fails in one of two handlers" && handler === "second") throw new Error("is partial");
      await ctx.run("charge", () => void charged.set(id, (charged.get(id) ?? 0) + 1));
      if (code === "fails after 1.5 s") await delay(1_500).then(fail("is late"));
      if (code === "fails after 30 s") await delay(30_000).then(fail("is later"));
      return label;
    };
    const options = {
      retryPolicy: { initialInterval: 200, maxInterval: 1_000, maxAttempts: 5, onMaxAttempts: "pause" as const },
      ...(!cell.retention && { journalRetention: 0, idempotencyRetention: 0 }),
    };
    return serveServices([service({ name, handlers: { first: handle("first"), second: handle("second") }, options })]);
  };
  const send = async (number: number): Promise<string> => {
    const url = `${ingressUrl}/${name}/${number % 2 ? "first" : "second"}/send`;
    const response = await fetch(url, { method: "POST" });
    return Object(await response.json()).invocationId;
  };

  const [oldCode, newCode] = [await serve("old"), await serve("new")];
  let isOver = false;
  const sendAlways = async (): Promise<void> => {
    for (let number = 0; !isOver; number++) await Promise.all([send(number).catch(() => {}), delay(100)]);
  };
  try {
    const old = await admin.registerDeployment({ uri: oldCode.url });
    for (let number = 0; number < 20; number++) await send(number);
    await pollUntil(() => ran.old.size === 20);
    await delay(cell.isFailing ? 1_000 : 200);
    const before = new Set(ran.old);
    const traffic = cell.traffic ? sendAlways() : undefined;
    const bake = cell.bake > 0 ? { seconds: cell.bake } : undefined;
    const options = { timeout: 30_000 + cell.bake * 1_000, bake };
    const { outcome, seconds, id, isChecked } = await settle(admin.rollOutDeployment({ uri: newCode.url }, options));
    const touched = [...ran.new].filter((each) => before.has(each)).length;
    isFixed = true;
    let [restored, isBack]: [Settled | undefined, boolean] = [undefined, false];
    if (outcome !== "resolved") {
      if (cell.code === "fails after 30 s") {
        // When a process stops, the server does not know the end of a step that has just ended, and runs it again.
        isOver = true;
        await traffic;
        await delay(2_000);
      }
      // What hangs does not fail until its process is stopped, and what is slow takes as long as its step.
      if (cell.code === "hangs" || cell.code === "fails after 30 s") await newCode.close();
      restored = await settle(admin.restoreDeployment(old.id, { timeout: 20_000 }));
      const next = await send(1);
      isBack = await pollUntil(() => ran.old.has(next), 5_000);
    }
    isOver = true;
    await traffic;
    // Those that were not tried, and that the old code has used up the attempts of.
    await admin.resumeInvocations({ service: name, status: "paused" });
    await pollUntil(() => [...before].every((each) => charged.has(each)), 5_000);
    await delay(500);
    const { deployments } = await admin.listDeployments();
    const kept = cell.retention ? await admin.countInvocations({ id: [...before] }) : 20;
    return {
      ...{ outcome, seconds, isChecked, touched, isBack },
      ...{ restore: restored?.outcome, restoreSeconds: restored?.seconds },
      doubled: [...charged.values()].filter((count) => count > 1).length,
      charged: [...before].filter((each) => charged.has(each)).length,
      deleted: 22 - kept - deployments.filter((each) => each.id === old.id || each.id === id).length,
    };
  } finally {
    isOver = true;
    const status = ["running", "backing-off", "paused", "suspended", "ready", "pending"] as const;
    await admin.killInvocations({ service: name, status }).catch(() => {});
    await Promise.all([oldCode.close(), newCode.close()].map((closing) => closing.catch(() => {})));
  }
}

type Settled = Pick<RollOutResult, "id" | "isChecked"> & Pick<CellReport, "outcome" | "seconds">;

async function settle(running: Promise<RollOutResult>): Promise<Settled> {
  const start = performance.now();
  const end = (result: RollOutResult, outcome: string): Settled => {
    return { ...result, outcome, seconds: (performance.now() - start) / 1_000 };
  };
  return running.then(
    (result) => end(result, "resolved"),
    (error: unknown) => {
      if (!(error instanceof DeploymentStoppedError)) throw error;
      return end(error.result, Object(error.cause).message);
    },
  );
}

async function pollUntil(isReached: () => boolean, timeout = 20_000): Promise<boolean> {
  for (const end = performance.now() + timeout; !isReached() && performance.now() < end; ) await delay(20);
  return isReached();
}
