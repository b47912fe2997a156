import { describe, expect, it } from "vitest";
import { shareServer } from "./use-server.js";
import { isSince, releaseOf, versions } from "./versions.js";

describe.each(versions)("the server %s itself", (version) => {
  const server = shareServer(version);

  it("reports its version and its Admin API versions", async () => {
    const { status, data } = await server.admin.getVersion().withResponse();
    expect(status).toBe(200);
    expect(data).toMatchObject({
      version: releaseOf(version),
      min_admin_api_version: 2,
      max_admin_api_version: isSince(version, "1.7.0") ? 4 : 3,
      ingress_endpoint: `${server.ingressUrl}/`,
    });
  });

  it("reports that it is healthy", async () => {
    const { status, data } = await server.admin.getHealth().withResponse();
    expect(status).toBe(200);
    expect(data).toBeUndefined();
  });

  it("reports the nodes with the cluster's metadata before 1.8", async () => {
    const health = server.admin.getClusterHealth();
    if (isSince(version, "1.8.0")) return expect(health).rejects.toMatchObject({ name: "AdminUnsupportedError" });
    expect(await health).toEqual({
      cluster_name: expect.stringMatching(/^start-restate-/),
      metadata_cluster_health: { members: [1] },
    });
  });
});
