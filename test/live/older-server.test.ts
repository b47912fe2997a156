import { describe, expect, it } from "vitest";
import { createAdminClient } from "../../src/index.js";
import { callHandler } from "../kit/send-invocations.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

describe.each(versions.slice(0, 1))("what %s does not support", (version) => {
  const server = shareServer(version);

  it("is not half applied: no state is written for a scope that would be ignored", async () => {
    await server.deploy({ label: "a", broken: false });
    const query = `SELECT key, value_utf8 FROM state WHERE service_name = '${server.prefix}Counter'`;
    const readState = async () => (await server.admin.query({ query })).rows;
    await server.admin.modifyServiceState(`${server.prefix}Counter`, { object_key: "k", new_state: { count: "1" } });
    await callHandler(server, "Counter/k/dump");
    const before = await readState();
    expect(before).toHaveLength(1);

    const change = { object_key: "k", new_state: { count: "2" }, scope: "x" };
    const refused = server.admin.modifyServiceState(`${server.prefix}Counter`, change);
    await expect(refused).rejects.toMatchObject({ name: "AdminUnsupportedError", what: "scope in the body" });
    await callHandler(server, "Counter/k/dump");
    expect(await readState()).toEqual(before);

    // What the server does to those who do not ask: it writes the state that has no scope.
    const careless = createAdminClient({ baseUrl: server.adminUrl, serverVersion: false });
    await careless.modifyServiceState(`${server.prefix}Counter`, change);
    await callHandler(server, "Counter/k/dump");
    expect(await readState()).toEqual([{ key: "count", value_utf8: "2" }]);
  });
});
