import { expect } from "vitest";
import { isSince } from "../../kit/versions.js";
import type { Exchange } from "../exchange.js";
import { answers, neverComes, type OverlayEvidence, operations, verbs } from "./evidence.js";

const rules = ["upsert_rules", "bulk_delete_rules"];
const is = (status: number, form: string) => (exchange: Exchange) => exchange.answer === `${status} ${form}`;
const of = (operations: readonly string[]) => (exchange: Exchange) => operations.includes(exchange.operation);

export const errorResponses: readonly OverlayEvidence[] = [
  {
    target: "$.components.responses",
    show: [
      ({ raw }) => expect(raw).not.toHaveProperty("components.responses.MalformedRequest"),
      answers("status", is(413, "text")),
      answers("status", is(415, "text")),
      answers("status", (exchange) => is(400, "text")(exchange) && of(["query"])(exchange)),
      answers("status", (exchange) => is(422, "text")(exchange) && !of(rules)(exchange)),
      answers("status", is(429, "none")),
    ],
  },
  {
    target: "$.paths[*][?@.requestBody && !@.responses['413']].responses",
    show: [answers("status", is(413, "text"))],
  },
  {
    target: "$.paths[*][?@.requestBody && !@.responses['415']].responses",
    show: [answers("status", is(415, "text"))],
  },
  {
    target: "$.paths[*][?@.requestBody && !@.responses['422']].responses",
    show: [answers("status", (exchange) => is(422, "text")(exchange) && !of(rules)(exchange))],
  },
  {
    target: "$.components.responses.UnprocessableEntity.content",
    show: [answers("media type", (exchange) => is(422, "text")(exchange) && of(rules)(exchange))],
  },
  {
    target: "$.components.responses.BadRequest.content",
    show: [
      answers("media type", (exchange) => {
        const isInPlace = of([...verbs, ...rules, "query", "list_subscriptions"])(exchange);
        return is(400, "text")(exchange) && !isInPlace;
      }),
    ],
  },
  {
    target: "$.paths[*][*].responses['400'][?@['application/json'] && !@['text/plain']]",
    show: [answers("media type", (exchange) => is(400, "text")(exchange) && of(verbs)(exchange))],
  },
  {
    target: "$.components.responses.NotFound",
    said: { at: "components responses NotFound description", words: /^Not found$/ },
    show: [
      async ({ version, world }) => {
        const newer = isSince(version, "1.7.0") ? [] : ["/kafka-clusters"];
        for (const path of ["/services/", "/nope", ...newer]) {
          const response = await fetch(`${world.adminUrl}${path}`);
          expect(response.status).toBe(404);
          expect(response.headers.get("content-type")).toBeNull();
          expect(await response.text()).toBe("");
        }
      },
    ],
  },
  {
    target: "$.paths[*][?@.operationId == 'query' && !@.responses['400']].responses",
    show: [
      answers("status", (exchange) => is(400, "text")(exchange) && of(["query"])(exchange)),
      answers("status", (exchange) => is(400, "json")(exchange) && of(["query"])(exchange)),
    ],
  },
  {
    target: "$.paths[*][?@.operationId == 'query' && !@.responses['429']].responses",
    show: [
      answers("status", is(429, "json")),
      ({ seen }) => {
        const limited = seen.find(({ exchange }) => is(429, "json")(exchange));
        expect(limited?.answer.headers.get("retry-after")).toMatch(/^\d+$/);
        const busy = seen.find(({ exchange }) => is(429, "none")(exchange) && of(["query"])(exchange));
        expect(busy?.answer.text).toBe("");
      },
    ],
  },
  {
    target: "$.paths[*][?!@.responses['400'] && (@.requestBody || @.parameters)].responses",
    show: [
      answers("status", (exchange) => is(400, "text")(exchange) && of(["list_subscriptions"])(exchange)),
      ({ version, ...context }) => {
        const more = isSince(version, "1.7.0") ? rules : ["query"];
        return answers(
          "status",
          (exchange) => is(400, "text")(exchange) && of(more)(exchange),
        )({ version, ...context });
      },
    ],
  },
  {
    target: "$.paths[*][?@.responses && !@.responses['429']].responses",
    show: [answers("status", is(429, "none"))],
  },
  {
    target: `${operations("delete_invocation")}.responses['404','409']`,
    show: [neverComes(["delete_invocation"], 404), neverComes(["delete_invocation"], 409)],
  },
  {
    target: `${operations("pause_vqueue", "resume_vqueue")}.responses['404','409']`,
    show: [neverComes(["pause_vqueue", "resume_vqueue"], 404), neverComes(["pause_vqueue", "resume_vqueue"], 409)],
  },
];
