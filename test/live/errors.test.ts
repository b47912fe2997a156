import { beforeAll, describe, expect, it } from "vitest";
import { AdminResponseError, createAdminClient, isAdminResponseError } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

const noService = "The requested service 'Nope' does not exist";
const malformed = "Invalid URL: Cannot parse `deployment` with value `nope`: bad format";

/** How the server says no, in each of its ways, and what a caller gets. */
describe.each(versions)("error responses of %s", (version) => {
  const server = shareServer(version);

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
  });

  it.each<[string, (baseUrl: string) => Promise<unknown>, string, object]>([
    [
      "JSON",
      (baseUrl) => createAdminClient({ baseUrl }).getService("Nope"),
      `getService: the server returned 404: ${noService} (GET ADDRESS/services/Nope)`,
      { status: 404, documented: true, body: { message: noService, restate_code: null }, restateCode: undefined },
    ],
    [
      "text",
      (baseUrl) => createAdminClient({ baseUrl }).getDeployment("nope"),
      `getDeployment: the server returned 400: ${malformed} (GET ADDRESS/deployments/nope)`,
      { status: 400, documented: true, body: malformed },
    ],
    [
      "nothing, for an unknown route",
      (baseUrl) => createAdminClient({ baseUrl: `${baseUrl}/somewhere` }).listDeployments(),
      "listDeployments: the server returned 404: Not Found; is the path in baseUrl correct? (GET ADDRESS/somewhere/deployments)",
      { status: 404, documented: false, body: undefined },
    ],
  ])("as %s: the body is parsed, and the message quotes the server", async (_, call, message, wanted) => {
    const error = await catchError(call(server.adminUrl));
    expect(error).toBeInstanceOf(AdminResponseError);
    expect(error).toMatchObject({ ...wanted, message: message.replace("ADDRESS", server.adminUrl) });
  });

  it("from the ingress, for a wrong port: the message says so", async () => {
    const admin = createAdminClient({ baseUrl: server.ingressUrl });
    for (const call of [admin.listServices, () => admin.getService("Nope"), () => admin.resumeInvocation("inv_1")]) {
      const message = expect.stringContaining("; this is the ingress, not the Admin API");
      expect(await catchError(call())).toMatchObject({ name: "AdminResponseError", documented: false, message });
    }
  });

  it("are narrowed by operation, with its statuses and bodies", async () => {
    const error = await catchError(server.admin.getDeployment("dp_11nGQpCRmau6ypL82KH2TnP"));
    expect(isAdminResponseError(error, "getService")).toBe(false);
    if (!isAdminResponseError(error, "getDeployment") || error.status !== 404) throw error;
    expect(error.body.message).toBe("The requested deployment 'dp_11nGQpCRmau6ypL82KH2TnP' does not exist");
  });

  it("name the exact argument, whatever it contains", async () => {
    for (const name of ["a/b", "ä ö", "100%", "a?b#c", "..;"]) {
      const message = `The requested service '${name}' does not exist`;
      expect(await catchError(server.admin.getService(name))).toMatchObject({ status: 404, body: { message } });
    }
  });
});
