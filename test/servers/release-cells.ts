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
}

export interface CellReport {
  /** `resolved`, or why the release stopped. */
  readonly outcome: string;
  /** How many of the old 20 have run on the new code by the end of the release. */
  readonly touched: number;
  /** How many invocations did their side effect more than once, when all was over. */
  readonly doubled: number;
  /** The outcome of going back, if the release stopped. */
  readonly restore: string | undefined;
  /** Whether a new invocation ran on the old code then. */
  readonly isBack: boolean;
}

/** Rolls the new code out, with a bake of three seconds, and goes back to the old code if that stops. */
export async function runCell(
  { admin, ingressUrl }: { readonly admin: AdminClient; readonly ingressUrl: string },
  cell: Cell,
): Promise<CellReport> {
  const name = `Cell${cell.code.replaceAll(/\W/g, "")}${cell.traffic}`;
  const ran = { old: new Set<string>(), new: new Set<string>() };
  const charged = new Map<string, number>();
  let isFixed = !cell.isFailing;
  const serve = (label: "old" | "new"): Promise<Services> => {
    const code = label === "old" ? "right" : cell.code;
    const handle = (handler: string) => async (ctx: Context) => {
      const id = String(ctx.request().id);
      ran[label].add(id);
      if (code === "fails at its first line") throw new Error("is early");
      if (code === "breaks the journal") await ctx.sleep(1);
      await ctx.run("start", () => label);
      if (label === "old" && !isFixed) throw new Error("is broken");
      if (code === "hangs") await new Promise(() => {});
      if (code === "fails after a step") throw new Error("is worse");
      if (code === "ends with a terminal error") throw new TerminalError("gives up");
      if (code === "fails in one of two handlers" && handler === "second") throw new Error("is partial");
      await ctx.run("charge", () => void charged.set(id, (charged.get(id) ?? 0) + 1));
      if (code === "fails after 1.5 s") await delay(1_500).then(fail("is late"));
      return label;
    };
    const options = {
      retryPolicy: { initialInterval: 200, maxInterval: 1_000, maxAttempts: 5, onMaxAttempts: "pause" as const },
      ...(!cell.retention && { journalRetention: 0, idempotencyRetention: 0 }),
    };
    return serveServices([service({ name, handlers: { first: handle("first"), second: handle("second") }, options })]);
  };
  const send = async (number: number): Promise<void> => {
    const url = `${ingressUrl}/${name}/${number % 2 ? "first" : "second"}/send`;
    await fetch(url, { method: "POST" }).then((response) => response.arrayBuffer());
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
    const options = { timeout: 33_000, bake: { seconds: 3 } };
    const outcome = await settle(admin.rollOutDeployment({ uri: newCode.url }, options));
    const touched = [...ran.new].filter((id) => before.has(id)).length;
    isFixed = true;
    // What hangs does not fail until its process is stopped.
    if (cell.code === "hangs") await newCode.close();
    const restore =
      outcome === "resolved" ? undefined : await settle(admin.restoreDeployment(old.id, { timeout: 20_000 }));
    const seen = ran.old.size;
    if (restore !== undefined) await send(1);
    const isBack = restore !== undefined && (await pollUntil(() => ran.old.size > seen));
    isOver = true;
    await traffic;
    await delay(500);
    const doubled = [...charged.values()].filter((count) => count > 1).length;
    return { outcome, touched, doubled, restore, isBack };
  } finally {
    isOver = true;
    const status = ["running", "backing-off", "paused", "suspended", "ready", "pending"] as const;
    await admin.killInvocations({ service: name, status }).catch(() => {});
    await Promise.all([oldCode.close(), newCode.close()].map((closing) => closing.catch(() => {})));
  }
}

async function settle(running: Promise<RollOutResult>): Promise<string> {
  return running.then(
    () => "resolved",
    (error: unknown) => String(error instanceof DeploymentStoppedError ? Object(error.cause).message : error),
  );
}

async function pollUntil(isReached: () => boolean): Promise<boolean> {
  for (const end = performance.now() + 20_000; !isReached() && performance.now() < end; ) await delay(20);
  return isReached();
}
