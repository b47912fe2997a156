import { beforeAll, describe, expect, it } from "vitest";
import {
  createClient,
  getService,
  getServiceHandler,
  getServiceOpenapi,
  listServiceHandlers,
  listServices,
  modifyService,
  modifyServiceState,
  query,
} from "../../src/index.js";
import { callHandler } from "../kit/send-invocations.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

/** The standalone functions here; the other files call the same ones as methods of the admin client. */
describe.each(versions)("services on %s", (version) => {
  const server = shareServer(version);
  const connect = () => createClient({ baseUrl: server.adminUrl });
  const kinds = (list: readonly { readonly name: string; readonly ty?: string | null }[]) =>
    Object.fromEntries(list.map(({ name, ty }) => [name.replace(server.prefix, ""), ty]));
  const counter = `${server.prefix}Counter`;
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

  it("have state, written as strings or bytes, that handlers and SQL see", async () => {
    const client = connect();
    const new_state = { count: "41", greeting: "grüße", raw: [0, 127, 128, 255], empty: [] };
    const written = await modifyServiceState(client, counter, { object_key: "k", new_state }).withResponse();
    expect(written).toMatchObject({ status: 202, data: undefined });
    expect(await callHandler(server, "Counter/k/add", 1)).toBe(42);
    const greeting = Buffer.from("grüße").toString("hex");
    expect(await callHandler(server, "Counter/k/dump")).toEqual({
      count: "3432",
      greeting,
      raw: "007f80ff",
      empty: "",
    });
    const { rows } = await query(client, {
      query: `SELECT value, value_utf8 FROM state WHERE service_name = '${counter}' AND key IN ('greeting', 'raw') ORDER BY key`,
    });
    // Only what is UTF-8 is a string.
    expect(rows).toEqual([{ value: greeting, value_utf8: "grüße" }, { value: "007f80ff" }]);
  });
});
