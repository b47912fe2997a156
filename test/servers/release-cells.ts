/** One release in a world of its own: a service, an old and a new deployment of it, and traffic. Many fit on one server. */

import { setTimeout as delay } from "node:timers/promises";
import { type Context, service, TerminalError } from "@restatedev/restate-sdk";
import { type AdminClient, DeploymentStoppedError, type RollOutResult } from "../../src/index.js";
import { type Services, serveServices } from "../../src/testing/server/serve-services.js";

/** What the new code does. */
const NEW_CODE = [
  "right",
  "fails after a step",
  "fails at its first line",
  "fails after 1.5 s",
  "fails after 30 s",
  "fails for 1 in 30",
  "fails in one of two handlers",
  "ends with a terminal error",
  "hangs",
  "breaks the journal",
] as const;

export interface Cell {
  readonly name: string;
  readonly code: (typeof NEW_CODE)[number];
  /** What the 20 invocations do that the old code has when the release comes. */
  readonly old: "healthy" | "failing" | "hung";
  /** Whether ten new ones come each second. */
  readonly traffic: boolean;
  /** Whether the server keeps completed invocations. */
  readonly retention: boolean;
  /** In seconds; 0 for none. */
  readonly bake: number;
}

export interface CellReport {
  readonly outcome: string;
  readonly seconds: number;
  readonly result: RollOutResult | undefined;
  /** How many invocations have run on the new code by the end of the release, and how many of the old 20. */
  readonly touched: number;
  readonly touchedOld: number;
  /** How many invocations did their side effect more than once, when all was over. */
  readonly doubled: number;
  readonly restore: string;
}

interface World {
  readonly admin: AdminClient;
  readonly ingressUrl: string;
}

type Label = "old" | "new";

/** Rolls the new code out, and goes back to the old code if that stops. */
export async function runCell({ admin, ingressUrl }: World, cell: Cell): Promise<CellReport> {
  const name = `Cell${cell.name}`;
  const ran: Record<Label, Set<string>> = { old: new Set(), new: new Set() };
  const charged = new Map<string, number>();
  let hung = cell.old === "hung";
  let failing = cell.old === "failing";
  const serve = (label: Label): Promise<Services> => {
    const handle = (handler: string) => async (ctx: Context) => {
      const id = String(ctx.request().id);
      ran[label].add(id);
      const code = label === "old" ? "right" : cell.code;
      if (code === "fails at its first line") throw new Error("is early");
      if (code === "breaks the journal") await ctx.sleep(1);
      await ctx.run("start", () => label);
      if (label === "old" && hung) await new Promise(() => {});
      if (label === "old" && failing) throw new Error("is broken");
      if (code === "hangs") await new Promise(() => {});
      if (code === "fails after a step") throw new Error("is worse");
      if (code === "ends with a terminal error") throw new TerminalError("gives up");
      if (code === "fails for 1 in 30" && Number.parseInt(id.slice(-6).replaceAll(/\W|_/g, ""), 36) % 30 === 0)
        throw new Error("is rare");
      if (code === "fails in one of two handlers" && handler === "second") throw new Error("is partial");
      await ctx.run("charge", () => void charged.set(id, (charged.get(id) ?? 0) + 1));
      if (code === "fails after 1.5 s") await delay(1_500).then(() => fail("is late"));
      if (code === "fails after 30 s") await delay(30_000).then(() => fail("is very late"));
      return label;
    };
    const options = {
      retryPolicy: { initialInterval: 200, maxInterval: 1_000, maxAttempts: 5, onMaxAttempts: "pause" as const },
      ...(!cell.retention && { journalRetention: 0, idempotencyRetention: 0 }),
    };
    return serveServices([service({ name, handlers: { first: handle("first"), second: handle("second") }, options })]);
  };
  const send = async (handler: string): Promise<void> => {
    const response = await fetch(`${ingressUrl}/${name}/${handler}/send`, { method: "POST" });
    await response.arrayBuffer();
  };

  const oldCode = await serve("old");
  const newCode = await serve("new");
  let isOver = false;
  const sendAlways = async (): Promise<void> => {
    for (let number = 0; !isOver; number++) {
      await send(number % 2 ? "first" : "second").catch(() => {});
      await delay(100);
    }
  };
  try {
    const old = await admin.registerDeployment({ uri: oldCode.url });
    for (let number = 0; number < 20; number++) await send(number % 2 ? "first" : "second");
    await pollUntil(() => ran.old.size === 20, 20_000);
    await delay(cell.old === "failing" ? 1_000 : 200);
    const before = new Set(ran.old);
    const traffic = cell.traffic ? sendAlways() : undefined;
    // What is sent from now on works on the old code.
    hung = false;
    const start = performance.now();
    const { outcome, result } = await settle(
      admin.rollOutDeployment(
        { uri: newCode.url },
        { timeout: 30_000 + cell.bake * 1_000, ...(cell.bake > 0 && { bake: { seconds: cell.bake } }) },
      ),
    );
    const seconds = (performance.now() - start) / 1_000;
    const touched = ran.new.size;
    const touchedOld = [...ran.new].filter((id) => before.has(id)).length;
    failing = false;
    const restore = outcome === "resolved" ? "" : await goBack();
    isOver = true;
    await traffic;
    await delay(500);
    const doubled = [...charged.values()].filter((count) => count > 1).length;
    return { outcome, seconds, result, touched, touchedOld, doubled, restore };

    async function goBack(): Promise<string> {
      // What hangs does not fail until its process is stopped.
      if (cell.code === "hangs") await newCode.close();
      const from = performance.now();
      const seen = ran.old.size;
      const restoring = settle(admin.restoreDeployment(old.id, { timeout: 20_000 }));
      const probe = async (): Promise<number> => {
        await pollUntil(() => {
          if (!cell.traffic) void send("first").catch(() => {});
          return ran.old.size > seen;
        }, 20_000);
        return (performance.now() - from) / 1_000;
      };
      const [back, onOld] = await Promise.all([restoring, probe()]);
      const { moved = 0, succeeded = 0, failing: wrong = 0, open = 0, failures = [], older = [] } = back.result ?? {};
      const codes = failures.map(({ count, restateCode, message }) => `${count} ${restateCode ?? message}`).join(", ");
      const stay = older.flatMap(({ notMoved }) =>
        notMoved.map(({ count, status, reason }) => `${count} ${status} ${reason}`),
      );
      return `${back.outcome} old code after ${onOld.toFixed(1)} s, moved ${moved}, succeeded ${succeeded}, failing ${wrong} (${codes}), open ${open}; stay: ${stay.join(", ")}`;
    }
  } finally {
    isOver = true;
    await admin
      .killInvocations({ service: name, status: ["running", "backing-off", "paused", "suspended", "ready", "pending"] })
      .catch(() => {});
    await Promise.all([oldCode.close(), newCode.close()].map((closing) => closing.catch(() => {})));
  }
}

function fail(message: string): never {
  throw new Error(message);
}

async function settle(
  running: Promise<RollOutResult>,
): Promise<{ readonly outcome: string; readonly result: RollOutResult | undefined }> {
  return running.then(
    (result) => ({ outcome: "resolved", result }),
    (error: unknown) => {
      if (!(error instanceof DeploymentStoppedError)) return { outcome: String(error), result: undefined };
      return {
        outcome: String(error.cause instanceof Error ? error.cause.message : error.cause),
        result: error.result,
      };
    },
  );
}

async function pollUntil(isReached: () => boolean, timeout: number): Promise<void> {
  for (const end = performance.now() + timeout; !isReached() && performance.now() < end; ) await delay(20);
}
