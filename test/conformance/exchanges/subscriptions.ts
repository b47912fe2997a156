import type { Exchange } from "../exchange.js";
import { configuredCluster, type World } from "../world.js";

/** Well-formed, and of none that there ever was. */
const unknownSubscription = "sub_14XJFfuJMYWLYRdKWdJmVRH";
export const subscriptionRequest = { source: `kafka://${configuredCluster}/orders`, sink: "service://Task/run" };

async function createSubscription({ admin }: World): Promise<string> {
  return (await admin.createSubscription(subscriptionRequest)).id;
}

export const subscriptions: readonly Exchange[] = [
  {
    operation: "list_subscriptions",
    name: "all of them",
    status: 200,
    form: "json",
    send: {
      call: async (admin, world) => {
        await createSubscription(world);
        return admin.listSubscriptions();
      },
    },
  },
  {
    operation: "list_subscriptions",
    name: "a query string that can't be read",
    status: 400,
    form: "text",
    send: { raw: () => ({ path: "/subscriptions?sink=a&sink=b" }) },
  },
  {
    operation: "create_subscription",
    name: "a new one with options",
    status: 201,
    form: "json",
    send: {
      call: (admin) =>
        admin.createSubscription({ ...subscriptionRequest, options: { "auto.offset.reset": "earliest" } }),
    },
  },
  {
    operation: "create_subscription",
    name: "a handler that there is not",
    status: 400,
    form: "json",
    send: { call: (admin) => admin.createSubscription({ ...subscriptionRequest, sink: "service://Task/Task" }) },
  },
  {
    operation: "create_subscription",
    name: "a cluster that there is not",
    status: 400,
    form: "json",
    send: { call: (admin) => admin.createSubscription({ ...subscriptionRequest, source: "kafka://nope/orders" }) },
  },
  {
    operation: "get_subscription",
    name: "one",
    status: 200,
    form: "json",
    send: { call: async (admin, world) => admin.getSubscription(await createSubscription(world)) },
  },
  {
    operation: "get_subscription",
    name: "an id that is none",
    status: 400,
    form: "text",
    send: { call: (admin) => admin.getSubscription("nope") },
  },
  {
    operation: "get_subscription",
    name: "an unknown id",
    status: 404,
    form: "json",
    send: { call: (admin) => admin.getSubscription(unknownSubscription) },
  },
  {
    operation: "delete_subscription",
    name: "one",
    status: 202,
    form: "none",
    send: { call: async (admin, world) => admin.deleteSubscription(await createSubscription(world)) },
  },
  {
    operation: "delete_subscription",
    name: "an unknown id",
    status: 404,
    form: "json",
    send: { call: (admin) => admin.deleteSubscription(unknownSubscription) },
  },
];
