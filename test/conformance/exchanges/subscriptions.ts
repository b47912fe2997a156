import { call, type Exchange, raw } from "../exchange.js";
import { configuredCluster, type World } from "../world.js";

/** Well-formed, and of none that there ever was. */
const unknownSubscription = "sub_14XJFfuJMYWLYRdKWdJmVRH";
export const subscriptionRequest = { source: `kafka://${configuredCluster}/orders`, sink: "service://Task/run" };

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
  call("get_subscription", "an id that is none", "400 text", (admin) => admin.getSubscription("nope")),
  call("get_subscription", "an unknown id", "404 json", (admin) => admin.getSubscription(unknownSubscription)),
  call("delete_subscription", "one", "202 none", async (admin, world) =>
    admin.deleteSubscription(await createSubscription(world)),
  ),
  call("delete_subscription", "an unknown id", "404 json", (admin) => admin.deleteSubscription(unknownSubscription)),
];
