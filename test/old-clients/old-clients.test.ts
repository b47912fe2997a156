import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { buildClient } from "../../scripts/bump/build-client.js";
import { compileConsumers } from "../../scripts/bump/compile-consumers.js";
import { findUnannounced } from "../../scripts/bump/describe-changes.js";
import { type Consumer, listConsumers } from "../../scripts/bump/list-consumers.js";
import { FIXTURES } from "../../scripts/bump/write-old-clients.js";
import { findOverlays, findSchemas } from "../../scripts/document/find-schemas.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const fixtures = new Map(
  readdirSync(join(root, FIXTURES)).map((name) => [
    name.replace(/\.ts$/, ""),
    readFileSync(join(root, FIXTURES, name), "utf8"),
  ]),
);
let schemas: readonly string[];
let consumers: readonly Consumer[];

beforeAll(async () => {
  schemas = await findSchemas(join(root, "schemas/openapi"));
  consumers = await listConsumers(schemas, await findOverlays(join(root, "schemas/overlays")));
});

describe("code written for an older client", () => {
  it("is what `npm run old-clients` writes", () => {
    expect([...fixtures.keys()].sort()).toEqual(consumers.map(({ since }) => since).sort());
    for (const { since, text } of consumers) expect(fixtures.get(since) === text, `${since}.ts`).toBe(true);
  });

  it("compiles with the client as it is, except where the changelog says that it does not", () => {
    const { failures, faults } = compileConsumers(root, undefined, fixtures);
    expect(faults).toEqual([]);
    expect(findUnannounced(failures, readFileSync(join(root, "CHANGELOG.md"), "utf8"))).toEqual([]);
  });

  it.each([...fixtures.keys()])("compiles with the client of its own time: %s", async (since) => {
    const until = consumers.find((consumer) => consumer.since === since)?.until;
    const { files } = await buildClient(root, join(root, `schemas/openapi/${until}.json`), schemas);
    const text = fixtures.get(since) ?? "";
    expect(compileConsumers(root, files, new Map([[since, text]]))).toEqual({ failures: [], faults: [] });
  });

  it("does not compile with a client that is older still", async () => {
    const { files } = await buildClient(root, join(root, "schemas/openapi/1.6.1.json"), schemas);
    const { failures } = compileConsumers(root, files, fixtures);
    const broken = new Set(failures.map(({ consumer, functionName }) => `${consumer} ${functionName}`));
    expect([...broken].filter((text) => text.startsWith("1.6.1"))).toEqual([]);
    expect([...broken]).toEqual(expect.arrayContaining(["1.7.2 upsertRules", "1.7.2 version", "1.7.8 pauseVqueue"]));
  });
});
