/** What the code blocks of the documentation are about, on a real server. */

import { type Context, type ObjectContext, object, type ServiceDefinition, service } from "@restatedev/restate-sdk";
import { createAdminClient } from "../../../src/index.js";
import { type RunningRestate, startRestate } from "../../../src/testing/server/index.js";
import { type Services, serveServices } from "../../../src/testing/server/serve-services.js";

export interface CodeBlockWorld {
  readonly adminUrl: string;
  /** Makes all of it anew, since blocks change it, and gives what stands for what in their text. */
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
  return {
    adminUrl: server.adminUrl,
    async prepare() {
      const { deployments } = await admin.listDeployments();
      for (const { id } of deployments) await admin.deleteDeployment(id, { force: true });
      const old = await admin.createDeployment({ uri: await serve() });
      await admin.createDeployment({ uri: await serve() });
      await call(server, "Counter/bob/add");
      await call(server, "Cart/bob/open");
      state.broken = true;
      const id = await send(server, "Greeter/greet");
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

async function call({ ingressUrl }: RunningRestate, path: string): Promise<unknown> {
  const response = await fetch(`${ingressUrl}/${path}`, { method: "POST" });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  return text === "" ? undefined : JSON.parse(text);
}

async function send(server: RunningRestate, path: string): Promise<string> {
  const answer = await call(server, `${path}/send`);
  return String(Object(answer).invocationId);
}
