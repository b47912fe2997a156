import { isDeepStrictEqual } from "node:util";
import { REQUEST_OPTION_NAMES } from "../profile/index.js";
import type { Operation, Parameter, RequestPart } from "./operation.js";

/** Finds the parameters that have the name of a request option. That name still means the option if the parameter is newer. */
export function findAmbiguous(operation: Operation): readonly Parameter[] {
  return operation.optionParameters.filter(
    (parameter) =>
      parameter.name !== parameter.argument &&
      REQUEST_OPTION_NAMES.includes(parameter.name) &&
      !findParts(operation, parameter).some(({ value, versions }) => value === undefined && versions[0]?.since),
  );
}

/** Finds the versions that have a parameter or one of its values, if not all do that have its operation. */
export function findParts({ history }: Operation, { location, name }: Parameter): readonly RequestPart[] {
  const own = location === "body" ? [] : [name];
  return history?.parts.filter(({ in: place, path }) => place === location && isDeepStrictEqual(path, own)) ?? [];
}
