import { isDeepStrictEqual } from "node:util";
import type { Operation, Parameter } from "./operation.js";

/** Finds the version that added a parameter, if it came later than its operation. */
export function findSince({ history }: Operation, { location, name }: Parameter): string | undefined {
  const own = location === "body" ? [] : [name];
  return history?.newer.find(({ in: place, path, value }) => {
    return place === location && isDeepStrictEqual(path, own) && value === undefined;
  })?.since;
}
