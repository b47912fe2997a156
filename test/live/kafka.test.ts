import { beforeAll, describe, expect, it } from "vitest";
import { catchError } from "../unit/catch-error.js";
import { broker } from "./start-servers.js";
import { shareServer } from "./use-server.js";
import { isSince, versions } from "./versions.js";

describe.each(versions.filter((version) => isSince(version, "1.7.0")))("Kafka clusters on %s", (version) => {
  const server = shareServer(version);

  it("are created, updated, read and deleted", async () => {
    const { admin } = server;
    await server.deploy({ label: "a", broken: false });
    const name = `${server.prefix}cluster`.toLowerCase();
    const properties = { "bootstrap.servers": broker, "sasl.password": "secret" };
    const created = await admin.createKafkaCluster({ name, properties }).withResponse();
    const shown = { name, properties: { ...properties, "sasl.password": "***" }, created_at: expect.any(String) };
    expect(created).toMatchObject({ status: 201, data: shown });
    expect(created.response.headers.get("location")).toBe(`kafka-clusters/${name}`);
    expect((await admin.listKafkaClusters()).clusters).toContainEqual(created.data);
    expect(await catchError(admin.createKafkaCluster({ name, properties }))).toMatchObject({
      status: 409,
      body: { message: `kafka cluster '${name}' already exists in schema registry`, restate_code: null },
    });

    const others = { "bootstrap.servers": "127.0.0.1:2" };
    expect(await admin.updateKafkaCluster(name, { properties: others })).toMatchObject({ name, properties: others });
    const subscription = await admin.createSubscription({
      source: `kafka://${name}/orders`,
      sink: `service://${server.prefix}Task/run`,
    });
    for (const include_subscriptions of [true, false, undefined]) {
      const found = await admin.getKafkaCluster(name, { include_subscriptions });
      expect(found).toMatchObject({ properties: others, subscriptions: include_subscriptions ? [subscription] : [] });
    }

    expect(await catchError(admin.deleteKafkaCluster(name))).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining(`leads to subscription '${subscription.id}' being orphan`) },
    });
    const deleted = await admin.deleteKafkaCluster(name, { force: true }).withResponse();
    expect(deleted).toMatchObject({ status: 202, data: undefined });
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
    const { status, data, response } = await admin.createSubscription({ ...one, options }).withResponse();
    const added = { "client.id": "restate", "group.id": data.id };
    expect(status).toBe(201);
    expect(data).toEqual({ ...one, id: expect.stringMatching(/^sub_/), options: { ...options, ...added } });
    expect(response.headers.get("location")).toBe(`subscriptions/${data.id}`);
    expect(await admin.getSubscription(data.id)).toEqual(data);
    const { id } = await admin.createSubscription(other);
    expect((await admin.createSubscription({ ...other, source: "kafka://configured/others" })).id).not.toBe(id);

    const list = async (filter?: { source?: string; sink?: string }) =>
      (await admin.listSubscriptions(filter)).subscriptions.map((each) => each.id).sort();
    expect(await list()).toEqual(expect.arrayContaining([data.id, id]));
    expect(await list({ sink: one.sink })).toEqual([data.id]);
    expect(await list(other)).toEqual([id]);
    expect(await list({ source: "kafka://configured/none" })).toEqual([]);

    expect(await admin.deleteSubscription(id).withResponse()).toMatchObject({ status: 202, data: undefined });
    const gone = { message: `The requested subscription '${id}' does not exist`, restate_code: null };
    expect(await catchError(admin.getSubscription(id))).toMatchObject({ status: 404, body: gone });
    expect(await catchError(admin.deleteSubscription(id))).toMatchObject({ status: 404 });
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
