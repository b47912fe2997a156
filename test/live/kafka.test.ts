import { describe, expect, it } from "vitest";
import { catchError } from "../kit/catch-error.js";
import { shareServer } from "../kit/use-server.js";
import { releases } from "../kit/versions.js";

describe.each(releases)("subscriptions on %s", (version) => {
  const server = shareServer(version);

  it("are created once, and replaced only if the caller allows it", async () => {
    await server.deploy({ label: "a", broken: false });
    const { admin } = server;
    const wanted = { source: "kafka://configured/ensured", sink: `service://${server.prefix}Task/run` };
    const options = { "auto.offset.reset": "earliest", "client.id": "me", "sasl.password": "secret" };
    const first = await admin.ensureSubscription({ ...wanted, options });
    expect(first).toMatchObject({ ...wanted, isNew: true, others: [] });
    expect(await admin.ensureSubscription({ ...wanted, options })).toEqual({ ...first, isNew: false });

    const changed = { ...wanted, options: { "group.id": "mine" } };
    expect(await catchError(admin.ensureSubscription(changed))).toMatchObject({
      name: "SubscriptionConflictError",
      subscription: { id: first.id },
      differences: ["group.id"],
    });
    const replaced = await admin.ensureSubscription(changed, { replace: true });
    expect(replaced).toMatchObject({ ...changed, isNew: true, others: [] });
    expect((await admin.listSubscriptions(wanted)).subscriptions).toMatchObject([{ id: replaced.id }]);
  });
});
