import { setTimeout as delay } from "node:timers/promises";
import { type AdminClient, restartAsNewInvocation } from "../../../src/index.js";
import type { CallOptions } from "./watched-call.js";

export interface RestartFigures {
  readonly calls: number;
  readonly succeeded: number;
  /** Done by the server, although the call failed: its answer got lost. */
  readonly unanswered: number;
  /** Sources that were restarted more than once by one call. */
  readonly doubled: number;
  /** Sources of calls that succeeded, of which the server knows no new invocation. */
  readonly lost: number;
}

/** Restarts invocations as new, each of them with one call only, so that the server's copies of it are of that call. */
export class Restarts {
  /** The sources of all calls, with whether the call has succeeded. */
  private readonly succeeded: Map<string, boolean> = new Map();

  /** Completes an invocation, without the client that is tested; undefined while the server is down. */
  async completeSource(ingressUrl: string): Promise<string | undefined> {
    try {
      const response = await fetch(`${ingressUrl}/Echo/run`, { method: "POST", signal: AbortSignal.timeout(5_000) });
      await response.text();
      return response.ok ? (response.headers.get("x-restate-id") ?? undefined) : undefined;
    } catch {
      return undefined;
    }
  }

  async restart(admin: AdminClient, source: string, options: CallOptions): Promise<void> {
    this.succeeded.set(source, false);
    await restartAsNewInvocation(admin, source, options);
    this.succeeded.set(source, true);
  }

  /** What the server has made of the calls since the last count, once it has done what is still on its way. */
  async count(admin: AdminClient): Promise<RestartFigures> {
    await delay(2_000);
    const query = "SELECT restarted_from, count(*) AS copies FROM sys_invocation GROUP BY restarted_from";
    const { rows } = await admin.query({ query });
    const copies = new Map(rows.map((row) => [row.restarted_from, Number(row.copies)]));
    const calls = [...this.succeeded].map(([source, succeeded]) => ({ succeeded, copies: copies.get(source) ?? 0 }));
    this.succeeded.clear();
    const tell = (matches: (call: (typeof calls)[number]) => boolean) => calls.filter(matches).length;
    return {
      calls: calls.length,
      succeeded: tell((call) => call.succeeded),
      unanswered: tell((call) => !call.succeeded && call.copies > 0),
      doubled: tell((call) => call.copies > 1),
      lost: tell((call) => call.succeeded && call.copies === 0),
    };
  }
}
