import { describe, expect, it } from "vitest";
import { createAdminClient } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { shareServer } from "../kit/use-server.js";
import { releases } from "../kit/versions.js";

describe.each(releases)("error responses of %s", (version) => {
  const server = shareServer(version);

  it("have no body for an unknown route, and the message says to check the path", async () => {
    const { listDeployments } = createAdminClient({ baseUrl: `${server.adminUrl}/somewhere` });
    expect(await catchError(listDeployments())).toMatchObject({
      ...{ status: 404, documented: false, body: undefined },
      message: `listDeployments: the server returned 404: Not Found; is the path in baseUrl correct? (GET ${server.adminUrl}/somewhere/deployments)`,
    });
  });

  it("name the ingress in the message if the port is wrong", async () => {
    const admin = createAdminClient({ baseUrl: server.ingressUrl });
    for (const call of [admin.listServices, () => admin.getService("Nope"), () => admin.resumeInvocation("inv_1")]) {
      const message = expect.stringContaining("; this is the ingress, not the Admin API");
      expect(await catchError(call())).toMatchObject({ name: "AdminResponseError", documented: false, message });
    }
  });
});
