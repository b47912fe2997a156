import type { NewerPart, Operation, OperationRequest } from "./operation.js";

/** A feature that a request uses, with the first version that has it. */
export interface Requirement {
  /** A description, such as `scope in the body`. */
  readonly what: string;
  readonly since: string;
}

/** Lists the features of a request that not every version of the server has. */
export function listRequirements(
  { since, newer = [] }: Pick<Operation, "since" | "newer">,
  { body, params }: OperationRequest,
): readonly Requirement[] {
  const values = { ...params, body };
  const parts = newer
    .filter((part) => isUsed(values[part.in], part.path, part.value))
    .map((part) => ({ what: describePart(part), since: part.since }));
  return since === undefined ? parts : [{ what: "the operation", since }, ...parts];
}

/** Whether a request uses a part. Null does not count, since it does no harm if an older server ignores it. */
function isUsed(value: unknown, [name, ...rest]: readonly string[], wanted: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (name === undefined) return wanted === undefined || value === wanted;
  if (typeof value !== "object") return false;
  if (name === "[]" || name === "{}") {
    return Array.isArray(value) === (name === "[]") && Object.values(value).some((item) => isUsed(item, rest, wanted));
  }
  return Object.hasOwn(value, name) && isUsed(Reflect.get(value, name), rest, wanted);
}

function describePart({ in: place, path, value }: NewerPart): string {
  const json = value === undefined ? "" : JSON.stringify(value);
  if (path.length === 0) return json === "" ? `the ${place}` : `${json} as the ${place}`;
  return `${path.join(".").replaceAll(".[]", "[]")}${json === "" ? "" : `: ${json}`} in the ${place}`;
}
