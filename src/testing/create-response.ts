import { operationSamples } from "../../generated/samples.js";
import type { OperationDescription } from "../index.js";
import { RUNS_SQL } from "../operations.js";
import { queryRows } from "./query-rows.js";
import type { ServedCall } from "./served-call.js";
import { writeJson } from "./write-json.js";

/**
 * Creates a response to a call.
 *
 * @param wanted - The status. Default: that of the first success.
 * @param given - The body, instead of the one that the fake has for the status.
 */
export function createResponse(call: ServedCall, wanted?: number, given?: unknown): Response {
  const status = wanted ?? readSuccessStatus(call.operation);
  const { type, body } = given === undefined ? createBody(call, status) : { type: undefined, body: given };
  if (body === undefined) return new Response(null, { status });
  const mediaType = type ?? (typeof body === "string" ? "text/plain" : "application/json");
  const text = mediaType === "text/plain" ? String(body) : writeJson(body);
  return new Response(text, { status, headers: { "content-type": mediaType } });
}

function readSuccessStatus({ successes }: OperationDescription): number {
  return Number(successes[0]?.status ?? 200);
}

interface Body {
  readonly type?: string;
  readonly body?: unknown;
}

/** Creates the body that the schema documents for a status. Any other status is one of a proxy. */
function createBody({ operation, body: sent, state }: ServedCall, status: number): Body {
  const { responses, versionField } = operationSamples[operation.name] ?? {};
  const sample: Body = responses?.[status] ?? { body: `status ${status}, from a proxy` };
  if (status >= 400) return sample;
  if (operation.name === RUNS_SQL) return { ...sample, body: { rows: queryRows(sent, state.rows) } };
  if (versionField === undefined) return sample;
  return { ...sample, body: { ...Object(sample.body), [versionField]: state.serverVersion } };
}
