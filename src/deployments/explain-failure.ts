/** What to look at if a deployment cannot be registered, by the server's code and words (seen on 1.6.2 and 1.7.12). */

import { readProblem } from "../api/index.js";
import { AdminConnectionError, AdminResponseError, AdminTimeoutError } from "../errors/index.js";

export interface Explanation {
  readonly restateCode: string | undefined;
  readonly advice: string;
  /** Whether the server may have done what it was asked. */
  readonly maybeRegistered: boolean;
}

/** The first rule that matches an error gives the advice. */
const RULES: readonly (readonly [code: string | undefined, words: RegExp, advice: string])[] = [
  [undefined, /not absolute/, "The uri has no scheme: add http:// or https:// before it."],
  [
    undefined,
    /untagged enum/,
    "The request has no valid uri, such as http://localhost:9080, and no arn; or another field has a wrong type.",
  ],
  [undefined, /^The request field '/, "The server does not accept the value of a field."],
  [
    "META0003",
    /status code '40[13]/,
    "The endpoint refuses the requests of the Restate server: pass the headers that it requires in additional_headers.",
  ],
  [
    "META0003",
    /status code '4/,
    "The address responds, but not as an endpoint of Restate services: look at its port and its path.",
  ],
  ["META0003", /status code '5/, "The endpoint itself fails, or a proxy in front of it: look at its log."],
  [
    "META0003",
    /arn:/,
    "The Restate server cannot invoke the function: look at the credentials of the server, at assume_role_arn, and at the region.",
  ],
  ["META0003", /corrupt message/, "The endpoint seems to have no TLS: use http:// instead of https://."],
  [
    "META0003",
    /refused/i,
    "The Restate server's connection was refused: check the address, and that the service is running. In a container, localhost is the container itself.",
  ],
  ["META0003", /lookup|dns|resolve/i, "The Restate server cannot resolve the host name: look at its network."],
  ["META0003", /(?:)/, "The Restate server cannot reach the endpoint: look at the address, and at the logs of both."],
  ["META0014", /(?:)/, "The endpoint seems to support only HTTP/1.1: pass use_http_11: true."],
  [
    "META0013",
    /(?:)/,
    "Something other than a Restate SDK responds there, or an SDK that this server does not support: look at the port, the path, and the versions.",
  ],
  [
    "META0006",
    /(?:)/,
    "The server considers the change breaking: pass breaking: true if no caller and no invocation needs what was removed or changed.",
  ],
];

const TIMEOUT = "Either the Restate server does not respond, or the endpoint accepts its request and does not respond.";

/** The server repeats the address, whose host may be called anything. */
const ADDRESS = /https?:\/\/\S+/gi;

/** Returns undefined if the error says enough, or has nothing to do with the deployment. */
export function explainFailure(error: unknown): Explanation | undefined {
  if (error instanceof AdminTimeoutError || error instanceof AdminConnectionError) {
    const advice = error instanceof AdminTimeoutError ? TIMEOUT : "The connection was lost before a response.";
    return error.maybeSent ? { restateCode: undefined, advice, maybeRegistered: true } : undefined;
  }
  if (!(error instanceof AdminResponseError)) return undefined;
  const { restateCode, body } = error;
  const said = (readProblem(body).message ?? String(body)).replace(ADDRESS, "");
  const [, , advice] = RULES.find(([code, words]) => code === restateCode && words.test(said)) ?? [];
  return advice === undefined ? undefined : { restateCode, advice, maybeRegistered: false };
}
