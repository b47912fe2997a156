import { isDeepStrictEqual } from "node:util";
import type { Operation, Parameter, RequestPart } from "./operation.js";

/** Finds the versions that have a parameter or one of its values, if not all do that have its operation. */
export function findParts({ history }: Operation, { location, name }: Parameter): readonly RequestPart[] {
  const own = location === "body" ? [] : [name];
  return history?.parts.filter(({ in: place, path }) => place === location && isDeepStrictEqual(path, own)) ?? [];
}
