import { beforeAll, describe, expect, it } from "vitest";
import { catchError } from "../kit/catch-error.js";
import { shareServer } from "../kit/use-server.js";
import { releases } from "../kit/versions.js";

describe.each(releases)("subscriptions on %s", (version) => {
  const server = shareServer(version);
  const wantedAt = (topic: string) => ({
    source: `kafka://configured/${topic}`,
    sink: `service://${server.prefix}Task/run`,
  });

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
  });

  it("are ensured once, and replaced only if they may be", async () => {
    const { admin } = server;
    const options = { "auto.offset.reset": "earliest", "client.id": "me", "sasl.password": "secret" };
    const first = await admin.ensureSubscription({ ...wantedAt("ensured"), options });
    expect(first).toMatchObject({ ...wantedAt("ensured"), isNew: true, others: [] });
    expect(await admin.ensureSubscription({ ...wantedAt("ensured"), options })).toEqual({ ...first, isNew: false });

    const changed = { ...wantedAt("ensured"), options: { "group.id": "mine" } };
    expect(await catchError(admin.ensureSubscription(changed))).toMatchObject({
      name: "SubscriptionConflictError",
      subscription: { id: first.id },
      differences: ["group.id"],
    });
    const replaced = await admin.ensureSubscription(changed, { replace: true });
    expect(replaced).toMatchObject({ ...changed, isNew: true, others: [] });
    expect((await admin.listSubscriptions(wantedAt("ensured"))).subscriptions).toMatchObject([{ id: replaced.id }]);
  });

  it("are named by at least one of two runs that ensure them at the same time", async () => {
    const wanted = wantedAt("concurrent");
    const runs = await Promise.all([server.admin.ensureSubscription(wanted), server.admin.ensureSubscription(wanted)]);
    const { subscriptions } = await server.admin.listSubscriptions(wanted);
    expect(Math.max(...runs.map(({ others }) => others.length))).toBe(subscriptions.length - 1);
    await server.admin.ensureSubscription(wanted, { replace: true });
    expect((await server.admin.listSubscriptions(wanted)).subscriptions).toHaveLength(1);
  });
});
