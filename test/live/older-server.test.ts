import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isJsonObject, type Json, readObject } from "../../scripts/json.js";
import { AdminResponseError, operationTable } from "../../src/index.js";
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

  it("is an empty 404", async () => {
    const { admin } = server;
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
