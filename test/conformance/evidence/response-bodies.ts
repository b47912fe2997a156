import { expect } from "vitest";
import type { Exchange, SeenAnswer } from "../exchange.js";
import { answers, type OverlayEvidence, operations } from "./evidence.js";

const isJsonOf = (operation: string) => (exchange: Exchange) =>
  exchange.operation === operation && exchange.answer === "200 json";

export const responseBodies: readonly OverlayEvidence[] = [
  {
    target:
      "$.components[?@.QueryRequest && !$.paths[*][?@.operationId == 'query'].responses['200'].content['application/json'].schema]",
    show: [
      ({ raw }) => expect(raw).not.toHaveProperty("components.schemas.QueryResponse"),
      answers("no schema", isJsonOf("query")),
    ],
  },
  {
    target: `${operations("query")}.responses['200'].content[?@.example && !@.schema]`,
    show: [answers("no schema", isJsonOf("query"))],
  },
  {
    target: `${operations("get_service_openapi")}.responses['200'].content[?@.schema && (!@.schema.type && !@.schema['$ref'])].schema`,
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
    target: `${operations("delete_deployment")}.responses['501'].content`,
    show: [
      answers("media type", ({ operation, answer = "" }) => operation === "delete_deployment" && /^501 /.test(answer)),
    ],
  },
];
