import type { NewerPart, Operation, OperationRequest } from "./operation.js";

/** Something that a request asks for, with the first version that has it. */
export interface Requirement {
  /** In words. */
  readonly what: string;
  readonly since: string;
}

/** Lists what a request asks for that not every version of the server has. */
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

/** Null does not count: an older server does no harm by ignoring it. */
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
  const text = value === undefined ? "" : JSON.stringify(value);
  if (path.length === 0) return text === "" ? `the ${place}` : `${text} as the ${place}`;
  return `${path.join(".")}${text === "" ? "" : `: ${text}`} in the ${place}`;
}
