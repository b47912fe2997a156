import { beforeAll, describe, expect, it } from "vitest";
import {
  createClient,
  getService,
  getServiceHandler,
  getServiceOpenapi,
  listServiceHandlers,
  listServices,
  modifyService,
} from "../../src/index.js";
import { callHandler } from "./invocations.js";
import { shareServer } from "./use-server.js";
import { versions } from "./versions.js";

/** The standalone functions here; the other files call the same ones as methods of the admin client. */
describe.each(versions)("services on %s", (version) => {
  const server = shareServer(version);
  const connect = () => createClient({ baseUrl: server.adminUrl });
  const kinds = (list: readonly { readonly name: string; readonly ty?: string | null }[]) =>
    Object.fromEntries(list.map(({ name, ty }) => [name.replace(server.prefix, ""), ty]));
  let deployment: string;

  beforeAll(async () => {
    deployment = await server.deploy({ label: "a", broken: false });
  });

  it("are listed, and read one by one", async () => {
    const client = connect();
    const { services } = await listServices(client);
    expect(kinds(services.filter(({ name }) => name.startsWith(server.prefix)))).toEqual({
      Task: "Service",
      Counter: "VirtualObject",
      Signup: "Workflow",
    });
    const retry_policy = { initial_interval: "50ms", exponentiation_factor: 1, max_attempts: 2 };
    expect(await getService(client, `${server.prefix}Task`)).toMatchObject({
      ...{ name: `${server.prefix}Task`, ty: "Service", deployment_id: deployment, revision: 1, public: true },
      ...{ journal_retention: "1d", retry_policy: { ...retry_policy, on_max_attempts: "Pause" } },
    });
    const counter = `${server.prefix}Counter`;
    const { handlers } = await listServiceHandlers(client, counter);
    expect(kinds(handlers)).toEqual({ add: "Exclusive", dump: "Exclusive", peek: "Shared" });
    expect(await getServiceHandler(client, counter, "add")).toEqual({
      ...{ name: "add", ty: "Exclusive", documentation: "Adds a number", public: true },
      ...{ input_description: "application/json", output_description: "application/json" },
      retry_policy: { max_attempts: null },
    });
    expect(await getServiceOpenapi(client, counter)).toMatchObject({
      openapi: "3.1.0",
      info: { title: counter, description: "Counts" },
      paths: expect.any(Object),
    });
  });

  it("are made private, and public again", async () => {
    const task = `${server.prefix}Task`;
    expect(await modifyService(connect(), task, { public: false })).toMatchObject({ name: task, public: false });
    await expect(callHandler(server, "Task/run")).rejects.toThrow("the invoked service is not public");
    expect(await modifyService(connect(), task, { public: true })).toMatchObject({ public: true });
    expect(await callHandler(server, "Task/run")).toBe("started on a, finished on a");
  });

  it("get durations in any notation, and keep settings that are missing or null", async () => {
    const signup = `${server.prefix}Signup`;
    const change = { journal_retention: "P1W", workflow_completion_retention: "1h30m", inactivity_timeout: null };
    const settings = {
      ...{ journal_retention: "7d", workflow_completion_retention: "1h 30m" },
      ...{ inactivity_timeout: "1m", abort_timeout: "10m" },
    };
    const changed = await modifyService(connect(), signup, change).withResponse();
    expect(changed).toMatchObject({ status: 200, data: settings });
    expect(await getService(connect(), signup)).toMatchObject(settings);
  });
});
