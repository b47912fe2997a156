import { beforeAll, describe, expect, it } from "vitest";
import {
  type Client,
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
  let client: Client;
  let deployment: string;

  beforeAll(async () => {
    client = createClient({ baseUrl: server.adminUrl });
    deployment = await server.deploy({ label: "a", broken: false });
  });

  describe("reading", () => {
    it("lists all services", async () => {
      const { services } = await listServices(client);
      const own = services.filter(({ name }) => name.startsWith(server.prefix));
      expect(Object.fromEntries(own.map(({ name, ty }) => [name.slice(server.prefix.length), ty]))).toEqual({
        Task: "Service",
        Counter: "VirtualObject",
        Signup: "Workflow",
      });
    });

    it("returns a service with its deployment, settings and handlers", async () => {
      expect(await getService(client, `${server.prefix}Task`)).toMatchObject({
        name: `${server.prefix}Task`,
        ty: "Service",
        deployment_id: deployment,
        revision: 1,
        public: true,
        journal_retention: "1d",
        retry_policy: {
          initial_interval: "50ms",
          exponentiation_factor: 1,
          max_attempts: 2,
          on_max_attempts: "Pause",
        },
      });
    });

    it("lists the handlers of a service", async () => {
      const { handlers } = await listServiceHandlers(client, `${server.prefix}Counter`);
      expect(Object.fromEntries(handlers.map(({ name, ty }) => [name, ty]))).toEqual({
        add: "Exclusive",
        dump: "Exclusive",
        peek: "Shared",
      });
    });

    it("returns one handler", async () => {
      expect(await getServiceHandler(client, `${server.prefix}Counter`, "add")).toEqual({
        name: "add",
        ty: "Exclusive",
        documentation: "Adds a number",
        public: true,
        input_description: "application/json",
        output_description: "application/json",
        retry_policy: { max_attempts: null },
      });
    });

    it("returns the OpenAPI document of a service", async () => {
      const document = await getServiceOpenapi(client, `${server.prefix}Counter`);
      expect(document).toMatchObject({
        openapi: "3.1.0",
        info: { title: `${server.prefix}Counter`, description: "Counts" },
        paths: expect.any(Object),
      });
    });

    it("responds with 404 for an unknown service or handler", async () => {
      const notFound = { name: "AdminResponseError", status: 404 };
      await expect(getService(client, "Nope")).rejects.toMatchObject({
        ...notFound,
        body: { message: "The requested service 'Nope' does not exist", restate_code: null },
      });
      await expect(listServiceHandlers(client, "Nope")).rejects.toMatchObject(notFound);
      await expect(getServiceOpenapi(client, "Nope")).rejects.toMatchObject(notFound);
      await expect(getServiceHandler(client, `${server.prefix}Counter`, "nope")).rejects.toMatchObject({
        ...notFound,
        body: {
          message: `The requested handler 'nope' on service '${server.prefix}Counter' does not exist`,
          restate_code: null,
        },
      });
    });
  });

  describe("modifying", () => {
    it("makes a service private, and public again", async () => {
      expect(await modifyService(client, `${server.prefix}Task`, { public: false })).toMatchObject({
        name: `${server.prefix}Task`,
        public: false,
      });
      await expect(callHandler(server, "Task/run")).rejects.toThrow("the invoked service is not public");

      expect(await modifyService(client, `${server.prefix}Task`, { public: true })).toMatchObject({ public: true });
      expect(await callHandler(server, "Task/run")).toBe("started on a, finished on a");
    });

    it("sets durations in any notation, and keeps settings that are missing or null", async () => {
      const { status, data } = await modifyService(client, `${server.prefix}Signup`, {
        journal_retention: "P1W",
        workflow_completion_retention: "1h30m",
        inactivity_timeout: null,
      }).withResponse();

      const settings = {
        journal_retention: "7d",
        workflow_completion_retention: "1h 30m",
        inactivity_timeout: "1m",
        abort_timeout: "10m",
      };
      expect(status).toBe(200);
      expect(data).toMatchObject(settings);
      expect(await getService(client, `${server.prefix}Signup`)).toMatchObject(settings);
    });

    it("rejects a duration in months, and an unknown service", async () => {
      await expect(
        modifyService(client, `${server.prefix}Task`, { journal_retention: "1 month" }),
      ).rejects.toMatchObject({
        status: 422,
        body: expect.stringContaining("journal_retention: please use units of days or smaller"),
      });
      await expect(modifyService(client, "Nope", { public: false })).rejects.toMatchObject({
        status: 404,
        body: { message: "not found in the schema registry: service with name 'Nope'", restate_code: null },
      });
    });
  });
});
