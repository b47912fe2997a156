import { beforeAll, describe, expect, it } from "vitest";
import { catchError } from "../kit/catch-error.js";
import { broker } from "../kit/start-servers.js";
import { shareServer } from "../kit/use-server.js";
import { isSince, versions } from "../kit/versions.js";

describe.each(versions.filter((version) => isSince(version, "1.7.0")))("Kafka clusters on %s", (version) => {
  const server = shareServer(version);

  it("are created, listed, updated, read with their subscriptions, and deleted by force while they have any", async () => {
    const { admin } = server;
    await server.deploy({ label: "a", broken: false });
    const name = `${server.prefix}cluster`.toLowerCase();
    const properties = { "bootstrap.servers": broker, "sasl.password": "secret" };
    const created = await admin.createKafkaCluster({ name, properties }).withResponse();
    const shown = { name, properties: { ...properties, "sasl.password": "***" }, created_at: expect.any(String) };
    expect(created).toMatchObject({ status: 201, data: shown });
    expect(created.response.headers.get("location")).toBe(`kafka-clusters/${name}`);
    expect((await admin.listKafkaClusters()).clusters).toContainEqual(created.data);

    const others = { "bootstrap.servers": "127.0.0.1:2" };
    expect(await admin.updateKafkaCluster(name, { properties: others })).toMatchObject({ name, properties: others });
    const sink = `service://${server.prefix}Task/run`;
    const subscription = await admin.createSubscription({ source: `kafka://${name}/orders`, sink });
    for (const include_subscriptions of [true, false, undefined]) {
      const found = await admin.getKafkaCluster(name, { include_subscriptions });
      expect(found).toMatchObject({ properties: others, subscriptions: include_subscriptions ? [subscription] : [] });
    }

    const message = expect.stringContaining(`leads to subscription '${subscription.id}' being orphan`);
    expect(await catchError(admin.deleteKafkaCluster(name))).toMatchObject({ status: 409, body: { message } });
    await admin.deleteKafkaCluster(name, { force: true });
    expect(await catchError(admin.getKafkaCluster(name))).toMatchObject({ status: 404 });
    expect(await admin.getSubscription(subscription.id)).toEqual(subscription);
  });
});

describe.each(versions)("subscriptions on %s", (version) => {
  const server = shareServer(version);
  const wantedAt = (topic: string, handler = "Task/run") => ({
    source: `kafka://configured/${topic}`,
    sink: `service://${server.prefix}${handler}`,
  });

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
  });

  it("are created, listed, read and deleted", async () => {
    const { admin } = server;
    const [one, other] = [wantedAt("orders", "Counter/add"), wantedAt("orders")];
    const options = { "auto.offset.reset": "earliest" };
    const { data, response } = await admin.createSubscription({ ...one, options }).withResponse();
    const added = { "client.id": "restate", "group.id": data.id };
    expect(data).toEqual({ ...one, id: expect.stringMatching(/^sub_/), options: { ...options, ...added } });
    expect(response.headers.get("location")).toBe(`subscriptions/${data.id}`);
    const { id } = await admin.createSubscription(other);
    const list = async (filter?: { source?: string; sink?: string }) =>
      (await admin.listSubscriptions(filter)).subscriptions.map((each) => each.id).sort();
    expect(await list()).toEqual(expect.arrayContaining([data.id, id]));
    expect(await list({ sink: one.sink })).toEqual([data.id]);
    expect(await list(other)).toEqual([id]);
    expect(await list({ source: "kafka://configured/none" })).toEqual([]);

    await admin.deleteSubscription(id);
    expect(await catchError(admin.getSubscription(id))).toMatchObject({ status: 404 });
    expect(await admin.getSubscription(data.id)).toEqual(data);
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

  it("that two runs ensure at the same time are named by at least one of them", async () => {
    const wanted = wantedAt("concurrent");
    const runs = await Promise.all([server.admin.ensureSubscription(wanted), server.admin.ensureSubscription(wanted)]);
    const { subscriptions } = await server.admin.listSubscriptions(wanted);
    expect(Math.max(...runs.map(({ others }) => others.length))).toBe(subscriptions.length - 1);
    await server.admin.ensureSubscription(wanted, { replace: true });
    expect((await server.admin.listSubscriptions(wanted)).subscriptions).toHaveLength(1);
  });
});
