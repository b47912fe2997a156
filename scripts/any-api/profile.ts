import { type Profile, readExportedClasses, TAKEN_FUNCTION_NAMES, TAKEN_TYPE_NAMES } from "../openapi/model/index.js";

/** The error classes of a client of another API. */
export const ERRORS: readonly string[] = readExportedClasses("other-api/errors.ts");

/** A client of any other API: its functions on top of the same runtime, with nothing of this package's own API. */
export const ANY_API: Profile = {
  taken: {
    functions: new Set([...TAKEN_FUNCTION_NAMES, "isClientResponseError"]),
    types: new Set([...TAKEN_TYPE_NAMES, ...ERRORS]),
  },
  responseError: "ClientResponseError",
  isBound: false,
  product: "the API",
};
