import { beforeAll, describe, expect, it } from "vitest";
import {
  AdminConnectionError,
  AdminResponseError,
  createAdminClient,
  isAdminResponseError,
  listDeployments,
} from "../../src/index.js";
import { chooseFreePort } from "../free-port.js";
import { shareServer } from "./use-server.js";
import { versions } from "./versions.js";

/** How the server says no, in each of its ways, and what a caller gets. */
describe.each(versions)("error responses of %s", (version) => {
  const server = shareServer(version);

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
  });

  async function catchError(call: Promise<unknown>): Promise<AdminResponseError> {
    const error: unknown = await call.then(() => undefined, Object);
    if (error instanceof AdminResponseError) return error;
    throw new Error(`not an error answer: ${error}`);
  }

  it("as JSON: the body is parsed, and the message quotes the server", async () => {
    const error = await catchError(server.admin.getService("Nope"));
    expect(error.status).toBe(404);
    expect(error.body).toEqual({ message: "The requested service 'Nope' does not exist", restate_code: null });
    expect(error.restateCode).toBeUndefined();
    expect(error.headers.get("content-type")).toBe("application/json");
    expect(error.message).toBe(
      `getService: the server returned 404: The requested service 'Nope' does not exist (GET ${server.adminUrl}/services/Nope)`,
    );
  });

  it("as text, for a malformed path argument: the body is a string", async () => {
    const error = await catchError(server.admin.getDeployment("nope"));
    const text = "Invalid URL: Cannot parse `deployment` with value `nope`: bad format";
    expect(error.status).toBe(400);
    expect(error.body).toBe(text);
    expect(error.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(error.message).toContain(`the server returned 400: ${text}`);
    expect(error.documented).toBe(true);
  });

  it("without a body, for an unknown route: a wrong base URL", async () => {
    const admin = createAdminClient({ baseUrl: `${server.adminUrl}/somewhere` });
    const error = await catchError(admin.listDeployments());
    expect(error.status).toBe(404);
    expect(error.body).toBeUndefined();
    expect(error.headers.get("content-type")).toBeNull();
    expect(error.documented).toBe(false);
    expect(error.message).toContain(`404: Not Found (GET ${server.adminUrl}/somewhere/deployments)`);
  });

  it("from the ingress, for a wrong port: the message says so", async () => {
    const admin = createAdminClient({ baseUrl: server.ingressUrl });
    const calls = [admin.listServices, () => admin.getService("Nope"), () => admin.resumeInvocation("inv_1")];
    for (const call of calls) {
      const error = await catchError(call());
      expect(error.message).toContain("; this is the ingress, not the Admin API");
      expect(error.documented).toBe(false);
    }
  });

  it("are narrowed by operation, with its statuses and bodies", async () => {
    const error: unknown = await catchError(server.admin.getDeployment("dp_11nGQpCRmau6ypL82KH2TnP"));
    expect(isAdminResponseError(error, "getService")).toBe(false);
    if (!isAdminResponseError(error, "getDeployment") || error.status !== 404) throw error;
    const { message } = error.body;
    expect(message).toBe("The requested deployment 'dp_11nGQpCRmau6ypL82KH2TnP' does not exist");
  });

  it("name the exact argument, whatever it contains", async () => {
    for (const name of ["a/b", "ä ö", "100%", "a?b#c", "..;"]) {
      const error = await catchError(server.admin.getService(name));
      expect(error.status).toBe(404);
      expect(error.body).toMatchObject({ message: `The requested service '${name}' does not exist` });
    }
  });
});

it("an unreachable server is an AdminConnectionError with its address", async () => {
  const port = await chooseFreePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const error: unknown = await listDeployments(createAdminClient({ baseUrl })).then(() => undefined, Object);
  expect(error).toBeInstanceOf(AdminConnectionError);
  expect(error).toMatchObject({
    operation: "listDeployments",
    method: "GET",
    url: `${baseUrl}/deployments`,
    message: expect.stringContaining("is the Restate server running"),
  });
});
