/** One trial of `ensureSubscription` behind faulty proxies: one or two clients that call it again and again. */

import { service } from "@restatedev/restate-sdk";
import {
  AdminRequestError,
  createAdminClient,
  type EnsuredSubscription,
  SubscriptionConflictError,
} from "../../../../src/index.js";
import { serveServices } from "../../../../src/testing/server/serve-services.js";
import { ENOUGH, type Settled, settle } from "../calls.js";
import { drawFaults, type Exchange, startFaultyProxy } from "../faulty-proxy.js";
import { createDice, type Finding, seed } from "../run-trials.js";
import type { Place } from "./try-prune.js";

interface Tried {
  readonly draw: unknown;
  readonly calls: readonly Settled[];
  readonly findings: readonly Finding[];
}

export async function trySubscriptions(place: Place, trial: number): Promise<Tried> {
  const { from, isTrue, pick, random } = createDice(trial);
  const draw = Array.from({ length: pick(1, 1, 2) }, () => ({
    faults: drawFaults(random),
    calls: Array.from({ length: from(1, 4) }, () => ({
      group: pick("one", "one", "two"),
      replace: isTrue(0.4),
      timeout: pick(300, 1_000, 5_000),
      maxRetries: pick(undefined, 0, 1),
      abortAfter: isTrue(0.1) ? from(0, 500) : undefined,
    })),
  }));
  const name = `K${seed}x${trial}`;
  const source = `kafka://configured/${name}`;
  const sink = `service://${name}/take`;
  const services = await serveServices([service({ name, handlers: { take: async () => {} } })]);
  const headers = { accept: "application/json", "content-type": "application/json" };
  const body = JSON.stringify({ uri: services.url });
  const registered = await fetch(`${place.adminUrl}/deployments`, { method: "POST", headers, body });
  const { id } = Object(await registered.json());
  const list = async (): Promise<readonly string[]> => {
    const response = await fetch(`${place.adminUrl}/subscriptions`, { headers });
    const { subscriptions } = Object(await response.json());
    return subscriptions.flatMap((each: Record<string, string>) => (each.source === source ? [each.id] : []));
  };
  const proxies = await Promise.all(
    draw.map(({ faults }, index) =>
      startFaultyProxy(place.adminUrl, faults, createDice(trial, seed + 1 + index).random),
    ),
  );
  const findings: Finding[] = [];
  const find = (kind: string, why: string): void => void findings.push({ kind, why });
  try {
    const calls = await Promise.all(
      draw.map(async (client, index) => {
        const settled: Settled[] = [];
        const proxy = proxies[index];
        if (!proxy) return settled;
        const admin = createAdminClient({ baseUrl: proxy.url });
        for (const { group, abortAfter, ...options } of client.calls) {
          const wanted = { source, sink, options: { "group.id": group } };
          const call = await settle(proxy, abortAfter, (passed) =>
            admin.ensureSubscription(wanted, { ...options, ...passed }),
          );
          // What comes late is still of this call.
          await proxy.idle();
          const there = await list();
          judgeSubscription(call, there, draw.length === 1, options.replace, find);
          settled.push(call);
        }
        return settled;
      }),
    );
    return { draw, calls: calls.flat(), findings };
  } finally {
    for (const each of await list()) await fetch(`${place.adminUrl}/subscriptions/${each}`, { method: "DELETE" });
    await fetch(`${place.adminUrl}/deployments/${id}?force=true`, { method: "DELETE" });
    await Promise.all([services, ...proxies].map((each) => each.close()));
  }
}

/** @param there - The subscriptions after the call. `isAlone`: nobody else has changed them. */
function judgeSubscription(
  { value, error, hangs, exchanges }: Settled,
  there: readonly string[],
  isAlone: boolean,
  replace: boolean,
  find: (kind: string, why: string) => void,
): void {
  if (hangs) find("hangs", "it does not end");
  const created = exchanges()
    .filter((each) => each.method === "POST" && each.path.endsWith("/subscriptions"))
    .filter(mayBeMade);
  if (created.length > 1) find("doubled", `${created.length} subscriptions were created`);
  if (error === undefined) {
    const { id, isNew, others } = value as EnsuredSubscription;
    const own = created.map(({ answer }) => Object(JSON.parse(answer?.body ?? "null")).id);
    if (isNew !== own.includes(id)) find("false success", `${id} is ${isNew ? "" : "not "}new, and ${own} was created`);
    if (!isAlone) return;
    const named = [id, ...others.map((each) => each.id)].sort();
    if (named.join() !== [...there].sort().join()) find("false success", `it names ${named}, and there are ${there}`);
    if (replace && there.length > 1) find("false success", `${there} are there after a replacement`);
    return;
  }
  if (error instanceof SubscriptionConflictError) {
    if (created.length > 0 || replace) find("false failure", String(error));
  } else if (error instanceof AdminRequestError) {
    if (error.applied === "no" && error.operation === "createSubscription" && created.length > 0)
      find("false failure", `a subscription was created: ${error}`);
  } else if (error !== ENOUGH) find("threw", String(error));
}

function mayBeMade({ isPassedOn, answer }: Exchange): boolean {
  return isPassedOn && (answer === undefined || answer.status < 300);
}
