import { call, type Exchange, raw } from "../exchange.js";
import { configuredCluster, type World } from "../world.js";

const unknownSubscription = "sub_14XJFfuJMYWLYRdKWdJmVRH";
const subscriptionRequest = { source: `kafka://${configuredCluster}/orders`, sink: "service://Task/run" };

async function createSubscription({ admin }: World): Promise<string> {
  return (await admin.createSubscription(subscriptionRequest)).id;
}

export const subscriptions: readonly Exchange[] = [
  call("list_subscriptions", "all of them", "200 json", async (admin, world) => {
    await createSubscription(world);
    return admin.listSubscriptions();
  }),
  raw("list_subscriptions", "a query string that can't be read", "400 text", () => ({
    path: "/subscriptions?sink=a&sink=b",
  })),
  call("create_subscription", "a new one with options", "201 json", (admin) =>
    admin.createSubscription({ ...subscriptionRequest, options: { "auto.offset.reset": "earliest" } }),
  ),
  call("create_subscription", "a handler that there is not", "400 json", (admin) =>
    admin.createSubscription({ ...subscriptionRequest, sink: "service://Task/Task" }),
  ),
  call("create_subscription", "a cluster that there is not", "400 json", (admin) =>
    admin.createSubscription({ ...subscriptionRequest, source: "kafka://nope/orders" }),
  ),
  call("get_subscription", "one", "200 json", async (admin, world) =>
    admin.getSubscription(await createSubscription(world)),
  ),
  call("get_subscription", "an unknown id", "404 json", (admin) => admin.getSubscription(unknownSubscription)),
  call("delete_subscription", "one", "202 none", async (admin, world) =>
    admin.deleteSubscription(await createSubscription(world)),
  ),
  call("delete_subscription", "an unknown id", "404 json", (admin) => admin.deleteSubscription(unknownSubscription)),
];

const properties = { "bootstrap.servers": "127.0.0.1:1" };

let clusters = 0;

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
  call("list_kafka_clusters", "all of them", "200 json", (admin) => admin.listKafkaClusters()),
  call("create_kafka_cluster", "a new one with a secret", "201 json", (admin) =>
    admin.createKafkaCluster({ name: "secretive", properties: { ...properties, "sasl.password": "secret" } }),
  ),
  call("create_kafka_cluster", "one without a broker", "400 json", (admin) =>
    admin.createKafkaCluster({ name: "empty", properties: {} }),
  ),
  call("create_kafka_cluster", "a known name", "409 json", async (admin, world) =>
    admin.createKafkaCluster({ name: await createCluster(world), properties }),
  ),
  call("get_kafka_cluster", "one with its subscriptions", "200 json", async (admin, world) =>
    admin.getKafkaCluster(await createUsedCluster(world), { include_subscriptions: true }),
  ),
  call("get_kafka_cluster", "an unknown one", "404 json", (admin) => admin.getKafkaCluster("nope")),
  call("update_kafka_cluster", "other properties", "200 json", async (admin, world) =>
    admin.updateKafkaCluster(await createCluster(world), { properties: { ...properties, "client.id": "me" } }),
  ),
  call("update_kafka_cluster", "properties without a broker", "400 json", async (admin, world) =>
    admin.updateKafkaCluster(await createCluster(world), { properties: {} }),
  ),
  call("update_kafka_cluster", "an unknown one", "404 json", (admin) =>
    admin.updateKafkaCluster("nope", { properties }),
  ),
  call("update_kafka_cluster", "one of the server's configuration", "409 json", (admin) =>
    admin.updateKafkaCluster(configuredCluster, { properties }),
  ),
  call("delete_kafka_cluster", "one that nothing needs", "202 none", async (admin, world) =>
    admin.deleteKafkaCluster(await createCluster(world)),
  ),
  call("delete_kafka_cluster", "one of the server's configuration", "409 json", (admin) =>
    admin.deleteKafkaCluster(configuredCluster),
  ),
  call("delete_kafka_cluster", "a name that is none", "400 json", (admin) => admin.deleteKafkaCluster("a b")),
  call("delete_kafka_cluster", "an unknown one", "404 json", (admin) => admin.deleteKafkaCluster("nope")),
  call("delete_kafka_cluster", "one with a subscription", "409 json", async (admin, world) =>
    admin.deleteKafkaCluster(await createUsedCluster(world)),
  ),
];
