import { isDeepStrictEqual } from "node:util";
import { REQUEST_OPTION_NAMES } from "../profile/index.js";
import type { Operation, Parameter } from "./operation.js";

/** Finds the parameters that have the name of a request option. That name still means the option if the parameter is newer. */
export function findAmbiguous(operation: Operation): readonly Parameter[] {
  return operation.optionParameters.filter(
    (parameter) =>
      parameter.name !== parameter.argument &&
      REQUEST_OPTION_NAMES.includes(parameter.name) &&
      findSince(operation, parameter) === undefined,
  );
}

/** Finds the version that added a parameter, if it came later than its operation. */
export function findSince({ history }: Operation, { location, name }: Parameter): string | undefined {
  const own = location === "body" ? [] : [name];
  return history?.newer.find(({ in: place, path, value }) => {
    return place === location && isDeepStrictEqual(path, own) && value === undefined;
  })?.since;
}
