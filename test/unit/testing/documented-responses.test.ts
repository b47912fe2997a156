import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { rowSamples, schemaSamples } from "../../../generated/samples.js";
import * as api from "../../../src/index.js";
import * as schema from "../../../src/schema/index.js";
import type { OperationName } from "../../../src/testing/fake-call.js";
import { createFakeAdminApi, createRow, createSample, type FakeAdminApi } from "../../../src/testing/index.js";
import { createValidator } from "../../conformance/validate-answer.js";

const document = JSON.parse(readFileSync(new URL("../../../generated/openapi.json", import.meta.url), "utf8"));
const { checkAnswer } = createValidator(document);

const operations = schema.operationTable.map((operation) => [operation.name, operation] as const);

function createFake(): FakeAdminApi {
  const fake = createFakeAdminApi();
  fake.onQuery("SELECT id FROM sys_invocation", [{ id: "inv_1" }]);
  return fake;
}

/** Sends a request as the client would, with a value for each path parameter. */
function send(
  fetch: (input: string, init: RequestInit) => Promise<Response>,
  operation: schema.OperationDescription,
  value: string,
) {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, encodeURIComponent(value));
  return fetch(`http://localhost:9070${path}`, {
    method: operation.method,
    ...(operation.body && { body: JSON.stringify({ query: "SELECT id FROM sys_invocation" }) }),
  });
}

describe.each(operations)("the fake, for %s", (name, operation) => {
  // A range, such as 4XX, is not a status to respond with.
  const statuses = [...operation.successes, ...operation.errors].flatMap(({ status }) =>
    /^\d+$/.test(status) ? [Number(status)] : [],
  );

  it("responds with a valid body at each documented status", async () => {
    for (const status of statuses) {
      const fake = createFake();
      fake.on(name as OperationName, status);
      const response = await send(fake.fetch, operation, "a");
      const { headers } = response;
      const mediaType = headers.get("content-type") ?? undefined;
      expect(response.status).toBe(status);
      const answer = { status, mediaType, headers, text: await response.text() };
      // JSON without a schema in the document may be any value.
      expect([undefined, "no schema"], `at ${status}`).toContain(checkAnswer(operation.id, answer)?.kind);
    }
  });

  it("responds by itself that it created something, or with its first success, and records the call", async () => {
    const fake = createFake();
    const response = await send(fake.fetch, operation, "a/b");
    expect(response.status).toBe(statuses.includes(201) ? 201 : statuses[0]);
    expect(fake.calls).toEqual([
      {
        operation: name,
        path: Object.fromEntries(operation.pathParameters.map((parameter) => [parameter.name, "a/b"])),
        query: {},
        ...(operation.body && { body: { query: "SELECT id FROM sys_invocation" } }),
      },
    ]);
    fake.assertAnswered();
  });
});

describe("createSample", () => {
  const ajv = new Ajv2020({ strict: false, logger: false });
  addFormats.default(ajv);
  ajv.addSchema(document, "document");

  it("creates a time where the name of the field says so", async () => {
    const { created_at } = createSample("DeploymentResponse");
    expect(new Date(created_at).toISOString()).toBe("2026-01-01T00:00:00.000Z");
    const admin = api.createAdminClient({ fetch: createFakeAdminApi().fetch });
    const cluster = await admin.getKafkaCluster("kafka");
    expect(cluster.created_at).toBe(created_at);
  });

  it.each(Object.keys(schemaSamples))("creates a valid %s", (name) => {
    const isValid = ajv.getSchema(`document#/components/schemas/${name}`);
    expect(isValid?.(createSample(name as keyof schema.components["schemas"]))).toBe(true);
  });

  it("takes the fields that matter, and returns a copy", () => {
    const service = createSample("ServiceMetadata", { name: "Greeter" });
    expect(service).toMatchObject({ name: "Greeter", ty: "Service", handlers: [] });
    service.handlers.push(createSample("HandlerMetadata"));
    expect(createSample("ServiceMetadata").handlers).toEqual([]);
  });
});

it.each(Object.keys(rowSamples))("createRow creates a row of %s with every column that its type has", (table) => {
  const row = createRow(table as "sys_invocation");
  const { always } = schema.tableColumns[table as "sys_invocation"];
  expect(Object.keys(row)).toEqual(expect.arrayContaining([...always]));
});

it("createRow takes the columns that matter", () => {
  expect(createRow("sys_invocation", { id: "inv_1", status: "paused" })).toMatchObject({
    id: "inv_1",
    status: "paused",
    last_failure: null,
    target_service_ty: "service",
  });
});
