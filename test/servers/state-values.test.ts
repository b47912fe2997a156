import { beforeAll, describe, expect, it } from "vitest";
import { createAdminClient, readState, replaceState } from "../../src/index.js";
import { shareServer } from "../kit/use-server.js";
import { isSince, versions } from "../kit/versions.js";

describe.each(versions)("the state helpers on %s", (version) => {
  const server = shareServer(version);
  const counter = `${server.prefix}Counter`;

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
  });

  it("handle as much state as the server accepts in one request", async () => {
    const large = JSON.stringify({ text: "grüße ".repeat(200_000), lines: "\n".repeat(50_000) });
    await replaceState(server.admin, counter, "large", { large: Buffer.from(large) });
    const { bytes, version } = await readState(server.admin, counter, "large");
    expect(bytes.large?.length).toBeGreaterThan(1_500_000);
    await replaceState(server.admin, counter, "large", { ...bytes, status: "closed" }, { expectedVersion: version });
    const { values } = await readState(server.admin, counter, "large");
    expect(values).toEqual({ large: JSON.parse(large), status: "closed" });
  });

  if (isSince(version, "1.7.2")) {
    it("keep the state of a scope separate", async () => {
      await replaceState(server.admin, counter, "scoped", { a: 1 });
      await replaceState(server.admin, counter, "scoped", { b: 2 }, { scope: "tenant" });
      const unaware = createAdminClient({ baseUrl: server.adminUrl, serverVersion: false });
      for (const client of [server.admin, unaware]) {
        expect((await readState(client, counter, "scoped")).values).toEqual({ a: 1 });
        expect((await readState(client, counter, "scoped", { scope: "tenant" })).values).toEqual({ b: 2 });
      }
    });
  } else {
    it("reject a scope that an older server would ignore", async () => {
      await expect(replaceState(server.admin, counter, "k", { a: 1 }, { scope: "tenant" })).rejects.toMatchObject({
        name: "AdminUnsupportedError",
      });
      await expect(readState(server.admin, counter, "k", { scope: "tenant" })).rejects.toMatchObject({
        name: "AdminUnsupportedError",
      });
    });
  }
});
