/** What the scripts know of Restate and of this package. The other layers work for any API. */

/** The product, before a version: `@since Restate 1.7.2`. */
export const PRODUCT = "Restate";

/** The npm package with the server. */
export const SERVER_PACKAGE = "@restatedev/restate-server";

/** The start of the aliases by which several versions of that package can coexist, such as `restate-server-1.7`. */
export const SERVER_ALIAS = "restate-server-";

/** The path of the operation that takes SQL. */
export const QUERY_PATH = "/query";

/** An error that any call can get, without a body. RequestOptions in src/ describes it, once for all operations. */
export const COMMON_STATUS = "429";

/** The base of every error of this package. */
export const BASE_ERROR = "RestateAdminError";

/** The targets in the example of a bulk call, unless its operation has others. */
export const EXAMPLE_TARGETS = { service: "Greeter" };

/** The title of the API's documents, whose `info` also names the product. */
export const API_TITLE = "Admin API";

/** The file in src/ with everything that the runtime knows of Restate. A client of another API has its own. */
export const OWN_MODULE = "client/restate.ts";

/** Turns sources of the runtime, and the names of their files, into those of a client of another API. */
const NEUTRAL_WORDS: readonly (readonly [own: RegExp, neutral: string])[] = [
  [/\bRestateAdminError\b/g, "ClientError"],
  [/\b(to|is|)Admin(?=[A-Z]?\w*(?:Error|Promise)\b)/g, "$1Client"],
  [/\brestate-admin-error\b/g, "client-error"],
  [/\badmin-(?=[a-z-]*(?:error|promise)\b)/g, "client-"],
  [/\.\.\/generated\/index\.js/g, "../error-responses.js"],
  [/^client\/restate\.ts$/, "client/api.ts"],
  [/\.\/restate\.js/g, "./api.js"],
  [/Restate's error code, such as `META0003`\./g, "The `code` in the body."],
  [/\brestateCode\b/g, "errorCode"],
  [/\bAdmin API\b/g, "API"],
  [/`\/admin`/g, "`/api`"],
  [/\bcreateDeployment\(client, \{ uri \}\)/g, "createThing(client, { name })"],
  [/\bresumeInvocation\(id, "latest"\)/g, 'updateThing(id, "name")'],
  [/\{ deploymentId \}/g, "{ colour }"],
  [/\bresumeInvocation\b/g, "updateThing"],
  [/\/invocations\/\{invocation_id\}\/resume/g, "/things/{thing_id}"],
];

/** Returns a text of this package as it is in a client of another API. */
export function neutralize(text: string): string {
  return NEUTRAL_WORDS.reduce((words, [own, neutral]) => words.replace(own, neutral), text);
}
