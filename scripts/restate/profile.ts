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
