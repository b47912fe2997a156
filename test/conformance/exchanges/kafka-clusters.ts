import type { Exchange } from "../exchange.js";
import { configuredCluster, type World } from "../world.js";
import { subscriptionRequest } from "./subscriptions.js";

export const properties = { "bootstrap.servers": "127.0.0.1:1" };

let clusters = 0;

/** Of a name of its own, which it gives. */
export async function createCluster({ admin }: World): Promise<string> {
  clusters++;
  return (await admin.createKafkaCluster({ name: `cluster-${clusters}`, properties })).name;
}

async function createUsedCluster(world: World): Promise<string> {
  const name = await createCluster(world);
  await world.admin.createSubscription({ ...subscriptionRequest, source: `kafka://${name}/orders` });
  return name;
}

export const kafkaClusters: readonly Exchange[] = [
  {
    operation: "list_kafka_clusters",
    name: "all of them",
    status: 200,
    form: "json",
    send: { call: (admin) => admin.listKafkaClusters() },
  },
  {
    operation: "create_kafka_cluster",
    name: "a new one with a secret",
    status: 201,
    form: "json",
    send: {
      call: (admin) =>
        admin.createKafkaCluster({ name: "secretive", properties: { ...properties, "sasl.password": "secret" } }),
    },
  },
  {
    operation: "create_kafka_cluster",
    name: "one without a broker",
    status: 400,
    form: "json",
    send: { call: (admin) => admin.createKafkaCluster({ name: "empty", properties: {} }) },
  },
  {
    operation: "create_kafka_cluster",
    name: "a known name",
    status: 409,
    form: "json",
    send: {
      call: async (admin, world) => admin.createKafkaCluster({ name: await createCluster(world), properties }),
    },
  },
  {
    operation: "create_kafka_cluster",
    name: "a name that is none",
    status: 422,
    form: "text",
    send: { call: (admin) => admin.createKafkaCluster({ name: "a b", properties }) },
  },
  {
    operation: "get_kafka_cluster",
    name: "one with its subscriptions",
    status: 200,
    form: "json",
    send: {
      call: async (admin, world) =>
        admin.getKafkaCluster(await createUsedCluster(world), { include_subscriptions: true }),
    },
  },
  {
    operation: "get_kafka_cluster",
    name: "a query string that can't be read",
    status: 400,
    form: "text",
    send: { raw: () => ({ path: `/kafka-clusters/${configuredCluster}?include_subscriptions=1` }) },
  },
  {
    operation: "get_kafka_cluster",
    name: "an unknown one",
    status: 404,
    form: "json",
    send: { call: (admin) => admin.getKafkaCluster("nope") },
  },
  {
    operation: "update_kafka_cluster",
    name: "other properties",
    status: 200,
    form: "json",
    send: {
      call: async (admin, world) =>
        admin.updateKafkaCluster(await createCluster(world), { properties: { ...properties, "client.id": "me" } }),
    },
  },
  {
    operation: "update_kafka_cluster",
    name: "properties without a broker",
    status: 400,
    form: "json",
    send: { call: async (admin, world) => admin.updateKafkaCluster(await createCluster(world), { properties: {} }) },
  },
  {
    operation: "update_kafka_cluster",
    name: "an unknown one",
    status: 404,
    form: "json",
    send: { call: (admin) => admin.updateKafkaCluster("nope", { properties }) },
  },
  {
    operation: "update_kafka_cluster",
    name: "one of the server's configuration",
    status: 409,
    form: "json",
    send: { call: (admin) => admin.updateKafkaCluster(configuredCluster, { properties }) },
  },
  {
    operation: "delete_kafka_cluster",
    name: "one that nothing needs",
    status: 202,
    form: "none",
    send: { call: async (admin, world) => admin.deleteKafkaCluster(await createCluster(world)) },
  },
  {
    operation: "delete_kafka_cluster",
    name: "one of the server's configuration",
    status: 409,
    form: "json",
    send: { call: (admin) => admin.deleteKafkaCluster(configuredCluster) },
  },
  {
    operation: "delete_kafka_cluster",
    name: "a name that is none",
    status: 400,
    form: "json",
    send: { call: (admin) => admin.deleteKafkaCluster("a b") },
  },
  {
    operation: "delete_kafka_cluster",
    name: "an unknown one",
    status: 404,
    form: "json",
    send: { call: (admin) => admin.deleteKafkaCluster("nope") },
  },
  {
    operation: "delete_kafka_cluster",
    name: "one with a subscription",
    status: 409,
    form: "json",
    send: { call: async (admin, world) => admin.deleteKafkaCluster(await createUsedCluster(world)) },
  },
];
