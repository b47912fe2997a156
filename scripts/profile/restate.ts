import { GUARD, readExportedNames, TAKEN_FUNCTION_NAMES, TAKEN_TYPE_NAMES } from "./taken-names.js";
/** The path of the operation that takes SQL. */
export const QUERY_PATH = "/query";

/** The base of every error of this package. */
export const BASE_ERROR = "RestateAdminError";

/** The targets in the example of a bulk call, unless its operation has others. */
export const EXAMPLE_TARGETS = { service: "Greeter", stuck: true };

/** What this package exports by hand: no operation and no schema can have such a name. */
const PACKAGE = readExportedNames("index.ts");
const SCHEMA = readExportedNames("schema/index.ts");

/** The hand-written functions, beside which no operation of almost the same name may stand. */
export const FEATURES: ReadonlySet<string> = new Set(PACKAGE.values);

/** The client of this package. */
export const RESTATE: Profile = {
  taken: {
    functions: new Set([
      ...TAKEN_FUNCTION_NAMES,
      ...PACKAGE.values,
      ...["components", GUARD, "http", "operationTable", "operations", "paths", "readServerVersion"],
      ...["runBulk", "tableColumns"],
    ]),
    types: new Set([
      ...TAKEN_TYPE_NAMES,
      ...[...PACKAGE.types, ...PACKAGE.values, ...SCHEMA.types],
      ...["TableRows", "operationTable", "tableColumns"],
    ]),
    // The fields of BulkOptions in src/.
    options: ["concurrency", "maxPause", "onProgress", "dryRun"],
  },
  responseError: "AdminResponseError",
  product: "Restate",
  commonStatus: "429",
};

/** The names that a client uses itself, so that nothing in a document can have them. */
export interface TakenNames {
  readonly functions: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  /** The options of functions on top of several operations, which a parameter would clash with. */
  readonly options: readonly string[];
}

/** The words of an API and of its client, which these rooms do not know. */
export interface Profile {
  readonly taken: TakenNames;
  /** The class of the errors with a response. */
  readonly responseError: string;
  /** The product whose versions `@since` names. */
  readonly product: string;
  /** An error that any call can get, without a body; the request options describe it once for all operations. */
  readonly commonStatus?: string;
}
