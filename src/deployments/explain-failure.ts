/** Advice about a deployment that cannot be registered, by the server's code and words (seen on 1.6.2 and 1.7.12). */

import { AdminConnectionError, AdminResponseError, AdminTimeoutError, readProblem } from "../errors/index.js";

export interface Explanation {
  readonly restateCode: string | undefined;
  readonly advice: string;
  /** Whether the server may have registered the deployment. */
  readonly maybeRegistered: boolean;
}

/** The first rule that matches an error gives the advice. The words are a pattern. */
const RULES: readonly (readonly [code: string | undefined, words: string, advice: string])[] = [
  [undefined, "not absolute", "The uri has no scheme: add http:// or https:// before it."],
  [undefined, "untagged enum", "There is no valid uri and no arn, or a field has a wrong type."],
  [undefined, "The request field '", "The server does not accept the value of a field."],
  ["META0003", "code '40[13]", "The endpoint requires a header: pass it in additional_headers."],
  ["META0003", "code '4", "It responds, but not as an endpoint of Restate services: check its port and its path."],
  ["META0003", "'arn:", "The server cannot invoke the function: check its credentials, assume_role_arn, the region."],
  ["META0003", "corrupt message", "The endpoint seems to have no TLS: use http:// instead of https://."],
  ["META0003", "", "The server cannot reach it: is it running, and is this its address in the server's network?"],
  ["META0006", "", "The change is breaking: pass breaking: true if nothing needs what was removed or changed."],
  ["META0013", "", "Something other than a Restate SDK responds there, or one that this server does not support."],
  ["META0014", "", "The endpoint seems to support only HTTP/1.1: pass use_http_11: true."],
];

const NO_RESPONSE =
  "Either the Restate server does not respond, or the endpoint accepts its request and does not respond.";

/** Returns undefined if the error says enough, or has nothing to do with the deployment. */
export function explainFailure(error: unknown): Explanation | undefined {
  if (error instanceof AdminTimeoutError || error instanceof AdminConnectionError) {
    const advice = error instanceof AdminTimeoutError ? NO_RESPONSE : "The connection was lost before a response.";
    return error.applied !== "no" ? { restateCode: undefined, advice, maybeRegistered: true } : undefined;
  }
  if (!(error instanceof AdminResponseError)) return undefined;
  const { restateCode, body } = error;
  const said = readProblem(body).message ?? String(body);
  const [, , advice] = RULES.find(([code, words]) => code === restateCode && new RegExp(words).test(said)) ?? [];
  return advice === undefined ? undefined : { restateCode, advice, maybeRegistered: false };
}
