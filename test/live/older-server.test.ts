import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isJsonObject, type Json, readObject } from "../../scripts/io/json.js";
import { AdminResponseError, AdminUnsupportedError, createAdminClient, operationTable } from "../../src/index.js";
import { callHandler } from "./invocations.js";
import { useServer } from "./use-server.js";
import { versions } from "./versions.js";

/** The operations that came after a version, by the schema that it serves. */
function findNewerOperations(version: string): readonly string[] {
  const file = new URL(`../../schemas/openapi/${version}.json`, import.meta.url);
  const document: Json = JSON.parse(readFileSync(file, "utf8"));
  const paths = readObject(isJsonObject(document) ? document.paths : undefined);
  return operationTable
    .filter(({ method, path }) => readObject(paths[path])[method.toLowerCase()] === undefined)
    .map(({ name }) => name);
}

describe.each(versions.slice(0, 1))("what %s does not have", (version) => {
  const server = useServer(version);

  it("is refused before it is sent, with one question for the version", async () => {
    const seen: string[] = [];
    const admin = createAdminClient({
      baseUrl: server.adminUrl,
      onRequest: ({ method, path }) => seen.push(`${method} ${path}`),
    });
    for (const call of [admin.listKafkaClusters, admin.listKafkaClusters, () => admin.pauseVqueue("vq_1")]) {
      await expect(call()).rejects.toBeInstanceOf(AdminUnsupportedError);
    }
    await expect(admin.listKafkaClusters()).rejects.toMatchObject({ since: "1.7.2", serverVersion: version });
    expect(seen).toEqual(["GET /version"]);
  });

  it("is not half done: no state is written for a scope that would be dropped", async () => {
    await server.deploy({ label: "a", broken: false });
    const readState = async () => (await server.admin.query({ query: "SELECT key, value_utf8 FROM state" })).rows;
    await server.admin.modifyServiceState("Counter", { object_key: "k", new_state: { count: "1" } });
    await callHandler(server, "Counter/k/dump");
    const before = await readState();
    expect(before).toHaveLength(1);

    const change = { object_key: "k", new_state: { count: "2" }, scope: "x" };
    const refused = server.admin.modifyServiceState("Counter", change);
    await expect(refused).rejects.toMatchObject({ name: "AdminUnsupportedError", what: "scope in the body" });
    await callHandler(server, "Counter/k/dump");
    expect(await readState()).toEqual(before);

    // What the server does to those who do not ask: it writes the state that has no scope.
    const careless = createAdminClient({ baseUrl: server.adminUrl, serverVersion: false });
    await careless.modifyServiceState("Counter", change);
    await callHandler(server, "Counter/k/dump");
    expect(await readState()).toEqual([{ key: "count", value_utf8: "2" }]);
  });

  it("is an empty 404 to those who do not ask for the version", async () => {
    const admin = createAdminClient({ baseUrl: server.adminUrl, serverVersion: false });
    const properties = { "bootstrap.servers": "127.0.0.1:1" };
    const calls = [
      admin.bulkDeleteRules([]),
      admin.createKafkaCluster({ name: "kc", properties }),
      admin.deleteKafkaCluster("kc"),
      admin.getKafkaCluster("kc"),
      admin.listKafkaClusters(),
      admin.pauseVqueue("vq_1"),
      admin.resumeVqueue("vq_1"),
      admin.updateKafkaCluster("kc", { properties }),
      admin.upsertRules([]),
    ];
    const errors = await Promise.all(calls.map((call) => call.then(() => undefined, Object)));

    expect(errors.map((error) => (error instanceof AdminResponseError ? error.operation : error))).toEqual(
      findNewerOperations(version),
    );
    for (const error of errors) expect(error).toMatchObject({ status: 404, body: undefined });
  });
});
