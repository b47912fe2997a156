import { type Context, type ObjectContext, object, type ServiceDefinition, service } from "@restatedev/restate-sdk";
import { createAdminClient } from "../../../src/index.js";
import { startRestate } from "../../../src/testing/server/index.js";
import { type Services, serveServices } from "../../../src/testing/server/serve-services.js";
import { callHandler, sendInvocation } from "../../kit/send-invocations.js";

export interface CodeBlockWorld {
  readonly adminUrl: string;
  /** Creates a new world, since blocks change it. Returns the replacements for the text of the blocks. */
  prepare(): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}

type AnyService = ServiceDefinition<string, unknown>;

export async function startCodeBlockWorld(version: string): Promise<CodeBlockWorld> {
  const server = await startRestate({ version });
  const served: Services[] = [];
  const state = { broken: false };
  const serve = async () => {
    const services = await serveServices(createServices(state));
    served.push(services);
    return services.url;
  };
  const admin = createAdminClient({ baseUrl: server.adminUrl });
  await admin.createKafkaCluster({ name: "my-cluster", properties: { "bootstrap.servers": "localhost:9092" } });
  return {
    adminUrl: server.adminUrl,
    async prepare() {
      const { deployments } = await admin.listDeployments();
      for (const { id } of deployments) await admin.deleteDeployment(id, { force: true });
      const old = await admin.createDeployment({ uri: await serve() });
      await admin.createDeployment({ uri: await serve() });
      await callHandler(server, "Counter/bob/add");
      await callHandler(server, "Cart/bob/open");
      state.broken = true;
      const id = await sendInvocation(server, "Greeter/greet");
      await admin.waitForInvocation(id, { until: "paused" });
      state.broken = false;
      return new Map([
        ["http://localhost:9070", server.adminUrl],
        ["http://localhost:9080", await serve()],
        ["dp_10AzGsK0bd2NnQY6RGCZjmr", old.id],
        ["inv_1gdJBtdVEcM942bjcDmb1c1khoaJe11Hbz", id],
      ]);
    },
    async close() {
      await server.stop();
      await Promise.all(served.map((services) => services.close()));
    },
  };
}

function createServices(state: { readonly broken: boolean }): readonly AnyService[] {
  const greeter = service({
    name: "Greeter",
    handlers: {
      greet: async (ctx: Context): Promise<string> => {
        await ctx.run("look up the name", () => "bob");
        if (state.broken) throw new Error("Connection refused");
        return "Hello bob";
      },
    },
    options: {
      retryPolicy: { initialInterval: 20, exponentiationFactor: 1, maxAttempts: 2, onMaxAttempts: "pause" },
    },
  });
  const counter = object({
    name: "Counter",
    handlers: {
      add: async (ctx: ObjectContext): Promise<void> => ctx.set("count", ((await ctx.get<number>("count")) ?? 0) + 1),
    },
  });
  const cart = object({
    name: "Cart",
    handlers: { open: async (ctx: ObjectContext): Promise<void> => ctx.set("status", "open") },
  });
  return [greeter, counter, cart];
}
