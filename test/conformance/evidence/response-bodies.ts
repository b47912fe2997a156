import { expect } from "vitest";
import type { Exchange, SeenAnswer } from "../exchange.js";
import { answers, type Evidence } from "./evidence.js";

const overlay = "response-bodies";
const isJsonOf = (operation: string) => (exchange: Exchange) =>
  exchange.operation === operation && exchange.status === 200 && exchange.form === "json";

export const responseBodies: readonly Evidence[] = [
  {
    overlay,
    target:
      "$.components[?@.QueryRequest && !$.paths[*][?@.operationId == 'query'].responses['200'].content['application/json'].schema]",
    show: [
      ({ raw }) => expect(raw).not.toHaveProperty("components.schemas.QueryResponse"),
      answers("no schema", isJsonOf("query")),
    ],
  },
  {
    overlay,
    target: "$.paths[*][?@.operationId == 'query'].responses['200'].content[?@.example && !@.schema]",
    show: [answers("no schema", isJsonOf("query"))],
  },
  {
    overlay,
    target:
      "$.paths[*][?@.operationId == 'get_service_openapi'].responses['200'].content[?@.schema && (!@.schema.type && !@.schema['$ref'])].schema",
    show: [
      ({ seen, byRaw, byCorrected }) => {
        const found = seen.find(({ exchange }) => isJsonOf("get_service_openapi")(exchange));
        expect(found?.answer.text).toMatch(/^\{.*"openapi":/s);
        if (found === undefined) return;
        // The schema does not refuse what is right; it refuses nothing.
        const other: SeenAnswer = { ...found.answer, text: "5" };
        expect(byRaw.checkAnswer("get_service_openapi", other)).toBeUndefined();
        expect(byCorrected.checkAnswer("get_service_openapi", other)?.kind).toBe("body");
      },
    ],
  },
  {
    overlay,
    target: "$.paths[*][?@.operationId == 'delete_deployment'].responses['501'].content",
    show: [answers("media type", ({ operation, status }) => operation === "delete_deployment" && status === 501)],
  },
];
