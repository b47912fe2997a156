import { type Context, type ObjectContext, object, service } from "@restatedev/restate-sdk";
import { beforeAll, describe, expect, it } from "vitest";
import { type InvocationFilter, sql } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { readAll } from "../kit/read-all.js";
import { callHandler, sendInvocation, waitForStatus } from "../kit/send-invocations.js";
import { shareServer } from "../kit/use-server.js";
import { hasQueues, isSince, versions } from "../kit/versions.js";

describe.each(versions)("invocations on %s", (version) => {
  const server = shareServer(version);
  const shelf = `${server.prefix}Shelf`;
  const shop = `${server.prefix}Shop`;
  const agent = `${server.prefix}Agent`;
  const target = object({ name: shelf, handlers: { add: async (_: ObjectContext) => {} } });
  let id: string;

  beforeAll(async () => {
    const add = (ctx: Context, key: string) => ctx.objectClient<typeof target>({ name: shelf }, key).add();
    const services = [
      target,
      // The key ends like the name of another handler.
      object({
        name: shop,
        handlers: {
          fill: (ctx: ObjectContext) => add(ctx, "full"),
          fill_up: (ctx: ObjectContext) => add(ctx, "up"),
        },
      }),
      service({ name: agent, handlers: { fill: (ctx: Context) => add(ctx, "agent") } }),
    ];
    await server.admin.registerDeployment({ uri: await server.serve(services) });
    id = await sendInvocation(server, "Shop/a%2Ffill_up/fill");
    await Promise.all([waitForStatus(server, id, "completed"), callHandler(server, "Shop/k/fill_up")]);
    await callHandler(server, "Agent/fill");
    const headers = { "idempotency-key": "order 7" };
    await fetch(`${server.ingressUrl}/${shelf}/once/add`, { method: "POST", headers });
    const scoped = `${server.ingressUrl}/restate/scope/${server.prefix}/send/${agent}/fill`;
    const accepted = await fetch(scoped, { method: "POST" });
    expect(accepted.status).toBe(hasQueues(version) ? 202 : isSince(version, "1.7.2") ? 400 : 404);
    if (accepted.ok) await waitForStatus(server, (await accepted.json()).invocationId, "completed");
  });

  const listKeys = async (filter: InvocationFilter) => {
    const rows = await readAll(server.admin.listInvocations({ service: shelf, ...filter }));
    return [...new Set(rows.map((row) => row.target_service_key))].sort();
  };

  it.each<[string, () => InvocationFilter, readonly string[]]>([
    ["services", () => ({ invokedBy: { service: [shop, agent] } }), ["agent", "full", "up"]],
    ["handlers", () => ({ invokedBy: { handler: ["fill_up", "fil_"] } }), ["up"]],
    ["a service and a handler", () => ({ invokedBy: { service: shop, handler: "fill" } }), ["full"]],
    ["an id", () => ({ invokedBy: { id } }), ["full"]],
    ["idempotency keys, one of them unknown", () => ({ idempotencyKey: ["order 7", "order 8"] }), ["once"]],
    ["what nobody invoked", () => ({ sql: sql`invoked_by = 'ingress'` }), ["once"]],
  ])("are found by %s", async (_, filter, keys) => {
    expect(await listKeys(filter())).toEqual(keys);
  });

  it("are found by their scope, and nothing is done on an older server, which has no scopes", async () => {
    const filter = { scope: server.prefix };
    const scoped = server.admin.killInvocations({ ...filter, status: "completed" });
    if (!isSince(version, "1.7.2")) {
      expect(await catchError(scoped)).toMatchObject({ detail: expect.stringMatching(/No field named scope\b/) });
    } else {
      const list = hasQueues(version) ? [{ reason: "completed" }] : [];
      expect(await scoped).toMatchObject({ unchanged: list, succeeded: [], failed: [] });
    }
  });
});
