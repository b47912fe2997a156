/** One trial of `pruneDeployments` behind a faulty proxy: deployments of one service, of which some are needed. */

import { setTimeout as delay } from "node:timers/promises";
import { type Context, service } from "@restatedev/restate-sdk";
import { type BulkResult, BulkStoppedError, createAdminClient } from "../../../../src/index.js";
import { type Services, serveServices } from "../../../../src/testing/server/serve-services.js";
import { sendInvocation } from "../../../kit/send-invocations.js";
import { drawOptions, type Settled, settle } from "../calls.js";
import { drawFaults, startFaultyProxy } from "../faulty-proxy.js";
import { createDice, type Finding, seed } from "../run-trials.js";

export interface Place {
  readonly adminUrl: string;
  readonly ingressUrl: string;
}

interface Tried {
  readonly draw: unknown;
  readonly calls: readonly Settled[];
  readonly findings: readonly Finding[];
}

export async function tryPrune(place: Place, trial: number): Promise<Tried> {
  const dice = createDice(trial);
  const { from, pick } = dice;
  const draw = {
    // What happens to the sleeping invocation of each older deployment.
    older: Array.from({ length: from(1, 5) }, () => pick("none", "sleeps", "sleeps", "is killed")),
    keep: pick(undefined, 0, 0, 1, 2),
    faults: drawFaults(dice.random),
    // Rows are trusted only once the server has answered queries for a second.
    options: { ...drawOptions(dice), timeout: pick(2_500, 5_000) },
  };
  const name = `P${seed}x${trial}`;
  const headers = { accept: "application/json", "content-type": "application/json" };
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    return (await fetch(place.adminUrl + path, init)).json().catch(() => undefined);
  };
  const query = async (sql: string): Promise<readonly Record<string, string>[]> =>
    Object(await send("POST", "/query", { query: sql })).rows ?? [];
  const sleep = async (ctx: Context): Promise<void> => {
    await ctx.run("start", () => "started");
    await ctx.sleep({ days: 1 });
  };
  const served: Services[] = [];
  const register = async (): Promise<string> => {
    const services = await serveServices([service({ name, handlers: { sleep } })]);
    served.push(services);
    return Object(await send("POST", "/deployments", { uri: services.url })).id;
  };
  const ids: string[] = [];
  const sleepers: (string | undefined)[] = [];
  const proxy = await startFaultyProxy(place.adminUrl, draw.faults, createDice(trial, seed + 1).random);
  try {
    for (const state of draw.older) {
      ids.push(await register());
      sleepers.push(state === "none" ? undefined : await sendInvocation(place, `${name}/sleep`));
      const pinned = `SELECT id FROM sys_invocation WHERE id = '${sleepers.at(-1)}' AND pinned_deployment_id IS NOT NULL`;
      for (let tries = 0; sleepers.at(-1) && (await query(pinned)).length === 0; tries++) {
        if (tries > 200) throw new Error("an invocation does not begin");
        await delay(20);
      }
    }
    ids.push(await register());
    const killed = Promise.all(
      draw.older.map(async (state, index) => {
        if (state === "is killed") await send("PATCH", `/invocations/${sleepers[index]}/kill`);
      }),
    );
    const { abortAfter, concurrency: _one, perSecond: _none, ...request } = draw.options;
    const admin = createAdminClient({ baseUrl: proxy.url });
    const call = await settle(proxy, abortAfter, (passed) =>
      admin.pruneDeployments({ ...request, ...passed, keep: draw.keep }),
    );
    await killed;
    await proxy.idle();
    const kept = new Set((await query("SELECT id FROM sys_deployment")).map(({ id }) => id ?? ""));
    return { draw, calls: [call], findings: judgePrune(call, ids, draw.older, draw.options.dryRun, kept) };
  } finally {
    for (const id of sleepers) if (id) await send("PATCH", `/invocations/${id}/kill`);
    for (const id of ids) await send("DELETE", `/deployments/${id}?force=true`);
    await Promise.all([proxy, ...served].map((each) => each.close()));
  }
}

/** @param ids - The deployments, the latest one last. */
function judgePrune(
  { value, error, hangs, exchanges }: Settled,
  ids: readonly string[],
  older: readonly string[],
  dryRun: boolean,
  kept: ReadonlySet<string>,
): readonly Finding[] {
  const findings: Finding[] = [];
  const find = (kind: string, why: string): void => void findings.push({ kind, why });
  if (hangs) find("hangs", "it does not end");
  const deletions = exchanges().filter(({ method }) => method === "DELETE");
  const of = (id: string) => deletions.filter(({ path }) => path.endsWith(`/${id}`));
  const mayBeGone = (id: string): boolean =>
    of(id).some(({ isPassedOn, answer }) => isPassedOn && (answer === undefined || answer.status < 300));
  if (dryRun && deletions.length > 0) find("false dry run", "it deletes");
  for (const [index, id] of ids.entries()) {
    if (kept.has(id)) continue;
    if (index === ids.length - 1) find("lost", `${id} was the latest`);
    else if (older[index] === "sleeps") find("lost", `${id} was needed`);
  }
  const result = (error instanceof BulkStoppedError ? error.result : value) as BulkResult | undefined;
  if (result === undefined) {
    if (deletions.length > 0) find("no result", `deletions were sent, and the call ends with ${error}`);
    return findings;
  }
  const { succeeded, unchanged, failed, unknown, notStarted } = result;
  const all = [succeeded, unchanged, failed, unknown, notStarted];
  const listed = all.flatMap((list: readonly { readonly id: string }[]) => list.map(({ id }) => id));
  const own = listed.filter((id) => ids.includes(id)).sort();
  if (own.join() !== [...ids].sort().join()) find("not once", `the lists have ${own}, and not ${ids}`);
  for (const { id } of succeeded) if (kept.has(id)) find("false success", `${id} is there`);
  for (const { id, reason } of unchanged) {
    if (reason === "gone" && kept.has(id)) find("false unchanged", `${id} is not gone`);
    if ((reason === "latest") !== (id === ids.at(-1)) && ids.includes(id)) find("false unchanged", `${id}: ${reason}`);
    if (reason === "needed" && older[ids.indexOf(id)] === "none") find("false unchanged", `${id} is not needed`);
  }
  for (const { id, error: why } of failed) {
    const isSaid = String(why).includes("was deleted while");
    if (mayBeGone(id) && !isSaid) find("false failure", `${id}: ${why}`);
  }
  for (const { id } of unknown) if (of(id).length === 0) find("false unknown", `${id}: nothing was sent`);
  for (const { id } of notStarted) if (mayBeGone(id)) find("false not started", `${id} was sent`);
  return findings;
}
