import { beforeAll, describe, expect, it } from "vitest";
import { ensureSubscription } from "../../src/index.js";
import { catchError } from "../unit/catch-error.js";
import { broker } from "./start-servers.js";
import { shareServer } from "./use-server.js";
import { isSince, versions } from "./versions.js";

describe.each(versions.filter((version) => isSince(version, "1.7.0")))("Kafka clusters on %s", (version) => {
  const server = shareServer(version);

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
  });

  it("are created once, and their secrets are not shown", async () => {
    const properties = { "bootstrap.servers": broker, "sasl.password": "secret" };
    const { status, data, response } = await server.admin
      .createKafkaCluster({ name: "created", properties })
      .withResponse();

    const shown = { name: "created", properties: { "bootstrap.servers": broker, "sasl.password": "***" } };
    expect(status).toBe(201);
    expect(data).toEqual({ ...shown, created_at: expect.any(String) });
    expect(response.headers.get("location")).toBe("kafka-clusters/created");
    expect((await server.admin.listKafkaClusters()).clusters).toContainEqual(data);

    await expect(server.admin.createKafkaCluster({ name: "created", properties })).rejects.toMatchObject({
      status: 409,
      body: { message: "kafka cluster 'created' already exists in schema registry", restate_code: null },
    });
  });

  it("are updated by replacing all of their properties", async () => {
    await server.admin.createKafkaCluster({
      name: "updated",
      properties: { "bootstrap.servers": broker, "client.id": "me" },
    });
    const properties = { "bootstrap.servers": "127.0.0.1:2" };
    expect(await server.admin.updateKafkaCluster("updated", { properties })).toMatchObject({
      name: "updated",
      properties,
    });
    expect((await server.admin.getKafkaCluster("updated")).properties).toEqual(properties);
  });

  it("are returned with their subscriptions on request", async () => {
    await server.admin.createKafkaCluster({ name: "full", properties: { "bootstrap.servers": broker } });
    const subscription = await server.admin.createSubscription({
      source: "kafka://full/orders",
      sink: `service://${server.prefix}Task/run`,
    });
    expect(await server.admin.getKafkaCluster("full", { include_subscriptions: true })).toMatchObject({
      name: "full",
      subscriptions: [subscription],
    });
    for (const options of [undefined, { include_subscriptions: false }]) {
      expect((await server.admin.getKafkaCluster("full", options)).subscriptions).toEqual([]);
    }
  });

  it("are deleted, but only with force while they have subscriptions", async () => {
    await server.admin.createKafkaCluster({ name: "deleted", properties: { "bootstrap.servers": broker } });
    const { id } = await server.admin.createSubscription({
      source: "kafka://deleted/orders",
      sink: `service://${server.prefix}Task/run`,
    });
    await expect(server.admin.deleteKafkaCluster("deleted")).rejects.toMatchObject({
      status: 409,
      body: { message: expect.stringContaining(`leads to subscription '${id}' being orphan`) },
    });

    const { status, data } = await server.admin.deleteKafkaCluster("deleted", { force: true }).withResponse();
    expect(status).toBe(202);
    expect(data).toBeUndefined();
    const gone = { status: 404, body: { message: "The requested Kafka cluster 'deleted' does not exist" } };
    await expect(server.admin.getKafkaCluster("deleted")).rejects.toMatchObject(gone);
    expect(await server.admin.getSubscription(id)).toMatchObject({ id });
  });
});

describe.each(versions)("subscriptions on %s", (version) => {
  const server = shareServer(version);

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
  });

  it("are created, and read back", async () => {
    const request = {
      source: "kafka://configured/orders",
      sink: `service://${server.prefix}Counter/add`,
      options: { "auto.offset.reset": "earliest" },
    };
    const { status, data, response } = await server.admin.createSubscription(request).withResponse();

    expect(status).toBe(201);
    expect(data).toEqual({
      id: expect.stringMatching(/^sub_/),
      source: request.source,
      sink: request.sink,
      options: { ...request.options, "client.id": "restate", "group.id": data.id },
    });
    expect(response.headers.get("location")).toBe(`subscriptions/${data.id}`);
    expect(await server.admin.getSubscription(data.id)).toEqual(data);
  });

  it("are created again each time", async () => {
    const request = { source: "kafka://configured/again", sink: `service://${server.prefix}Task/run` };
    const first = await server.admin.createSubscription(request);
    const second = await server.admin.createSubscription(request);
    expect(second.id).not.toBe(first.id);
  });

  it("are listed: all, or those of a source, of a sink or of both", async () => {
    const { admin } = server;
    const a = await admin.createSubscription({
      source: "kafka://configured/listed",
      sink: `service://${server.prefix}Task/sleep`,
    });
    const b = await admin.createSubscription({
      source: "kafka://configured/listed",
      sink: `service://${server.prefix}Task/tenant`,
    });
    const list = async (options?: { source?: string; sink?: string }) =>
      new Set((await admin.listSubscriptions(options)).subscriptions.map(({ id }) => id));

    expect([...(await list())]).toEqual(expect.arrayContaining([a.id, b.id]));
    expect(await list({ source: a.source })).toEqual(new Set([a.id, b.id]));
    expect(await list({ sink: b.sink })).toEqual(new Set([b.id]));
    expect(await list({ source: a.source, sink: a.sink })).toEqual(new Set([a.id]));
    expect(await list({ source: "kafka://configured/none" })).toEqual(new Set());
  });

  it("are deleted", async () => {
    const { id } = await server.admin.createSubscription({
      source: "kafka://configured/deleted",
      sink: `service://${server.prefix}Task/run`,
    });
    const { status, data } = await server.admin.deleteSubscription(id).withResponse();

    expect(status).toBe(202);
    expect(data).toBeUndefined();
    await expect(server.admin.getSubscription(id)).rejects.toMatchObject({
      status: 404,
      body: { message: `The requested subscription '${id}' does not exist`, restate_code: null },
    });
    await expect(server.admin.deleteSubscription(id)).rejects.toMatchObject({ status: 404 });
  });
});

describe.each(versions)("a subscription that is ensured on %s", (version) => {
  const server = shareServer(version);

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
  });

  const wantedAt = (topic: string, options?: Record<string, string>) => ({
    source: `kafka://configured/${topic}`,
    sink: `service://${server.prefix}Task/run`,
    ...(options && { options }),
  });
  const listIds = async (source: string) =>
    (await server.admin.listSubscriptions({ source })).subscriptions.map(({ id }) => id);

  it.each([
    ["no options", undefined],
    ["options", { "auto.offset.reset": "earliest", "group.id": "mine", "client.id": "me", "sasl.password": "secret" }],
  ])("is created once, with %s", async (name, options) => {
    const wanted = wantedAt(`once-${name.replace(" ", "-")}`, options);
    const first = await ensureSubscription(server.admin, wanted);
    expect(first).toMatchObject({ source: wanted.source, sink: wanted.sink, isNew: true, others: [] });
    expect(await server.admin.ensureSubscription(wanted)).toEqual({ ...first, isNew: false });
    expect(await listIds(wanted.source)).toEqual([first.id]);
  });

  it("is not created again with other options, unless it may be replaced", async () => {
    const { id } = await server.admin.ensureSubscription(wantedAt("other", { "sasl.password": "secret" }));
    const wanted = wantedAt("other", { "group.id": "mine", "auto.offset.reset": "earliest" });
    const error = await catchError(server.admin.ensureSubscription(wanted));
    expect(error).toMatchObject({
      name: "SubscriptionConflictError",
      message: `ensureSubscription: ${id}, from ${wanted.source} to ${wanted.sink}, has another group.id, auto.offset.reset; options cannot be changed: pass replace: true to delete it and create another`,
      subscription: { id },
      differences: ["group.id", "auto.offset.reset"],
    });
    expect(await listIds(wanted.source)).toEqual([id]);

    const replaced = await server.admin.ensureSubscription(wanted, { replace: true });
    expect(replaced).toMatchObject({ ...wanted, isNew: true, others: [] });
    expect(await listIds(wanted.source)).toEqual([replaced.id]);
  });

  it("names its duplicates, and deletes them if it may replace them", async () => {
    const wanted = wantedAt("twice", { "group.id": "mine" });
    const other = await server.admin.createSubscription(wantedAt("twice"));
    const { id } = await server.admin.createSubscription(wanted);
    expect(await server.admin.ensureSubscription(wanted)).toMatchObject({
      id,
      isNew: false,
      others: [{ id: other.id }],
    });
    const alone = await server.admin.ensureSubscription(wanted, { replace: true });
    expect(alone).toMatchObject({ id, isNew: false, others: [] });
    expect(await listIds(wanted.source)).toEqual([id]);
  });

  it("that two runs create at the same time is named by at least one of them", async () => {
    const wanted = wantedAt("concurrent");
    const runs = await Promise.all([server.admin.ensureSubscription(wanted), server.admin.ensureSubscription(wanted)]);
    const ids = await listIds(wanted.source);
    expect(Math.max(...runs.map(({ others }) => others.length))).toBe(ids.length - 1);
    await server.admin.ensureSubscription(wanted, { replace: true });
    expect(await listIds(wanted.source)).toHaveLength(1);
  });
});
