import { operationSamples } from "../../generated/samples.js";
import { RUNS_SQL } from "../operations.js";
import { writeJson } from "../state/index.js";
import type { FoundOperation } from "./find-operation.js";
import { findRows, type QueryPlan } from "./query-plan.js";

/** A call that the fake responds to. */
export interface ServedCall extends FoundOperation {
  readonly body: unknown;
  readonly request: Request;
  readonly queries: readonly QueryPlan[];
}

/**
 * Creates a response to a call.
 *
 * @param wanted - The status. Default: that of a success which creates something, or else of the first.
 * @param given - The body, instead of the one that the fake has for the status.
 */
export function createResponse(call: ServedCall, wanted?: number, given?: unknown): Response {
  const successes = call.operation.successes.map((each) => Number(each.status));
  const status = wanted ?? successes.find((each) => each === 201) ?? successes[0] ?? 200;
  const { type, body } = given === undefined ? createBody(call, status) : { type: undefined, body: given };
  if (body === undefined) return new Response(null, { status });
  const mediaType = type ?? (typeof body === "string" ? "text/plain" : "application/json");
  const text = mediaType === "text/plain" ? String(body) : writeJson(body, "the response");
  return new Response(text, { status, headers: { "content-type": mediaType } });
}

interface Body {
  readonly type?: string;
  readonly body?: unknown;
}

/** Creates the body that the schema documents for a status. Any other status is one of a proxy. */
function createBody(call: ServedCall, status: number): Body {
  const { operation, body: sent, queries } = call;
  const sample: Body = operationSamples[operation.name]?.responses[status] ?? {
    body: `status ${status}, from a proxy`,
  };
  if (status >= 400 || operation.name !== RUNS_SQL) return sample;
  return { ...sample, body: { rows: findRows(queries, String(Object(sent).query)) } };
}
