import { readExportedClasses } from "./exported-names.js";
import {
  PACKAGE_VALUES,
  TAKEN_BY_BOUND_CLIENT,
  TAKEN_BY_PACKAGE_TYPES,
  TAKEN_FUNCTION_NAMES,
  TAKEN_TYPE_NAMES,
} from "./taken-names.js";

/** The names that a client uses itself, so that nothing in a document can have them. */
export interface TakenNames {
  readonly functions: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  /** The hand-written functions, beside which no operation of almost the same name may stand. */
  readonly features?: ReadonlySet<string>;
}

/** What a client of an API takes from the runtime, by name. */
export interface Profile {
  /** Whether the client is that of this package: with features, a version check, and every operation bound. */
  readonly isOwn: boolean;
  readonly taken: TakenNames;
  readonly responseError: string;
}

/** The client of this package. */
export const OWN_API: Profile = {
  isOwn: true,
  taken: {
    features: new Set(PACKAGE_VALUES),
    functions: new Set([...TAKEN_FUNCTION_NAMES, ...TAKEN_BY_BOUND_CLIENT]),
    types: new Set([...TAKEN_TYPE_NAMES, ...TAKEN_BY_PACKAGE_TYPES]),
  },
  responseError: "AdminResponseError",
};

/** The error classes of a client of another API. */
export const OTHER_ERRORS: readonly string[] = readExportedClasses("other-api/errors.ts");

/** A client of any other API: its functions on top of the same runtime, with nothing of this package's own API. */
export const OTHER_API: Profile = {
  isOwn: false,
  taken: {
    functions: new Set([...TAKEN_FUNCTION_NAMES, "isClientResponseError"]),
    types: new Set([...TAKEN_TYPE_NAMES, ...OTHER_ERRORS]),
  },
  responseError: "ClientResponseError",
};
