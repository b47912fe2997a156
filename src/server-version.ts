import type { NewerPart, Operation, RequestValues } from "./operation.js";

/** Something that a request asks for, and the first version that has it. */
export interface Requirement {
  /** In words. */
  readonly what: string;
  readonly since: string;
}

/** What a request asks for that not every version of the server has. */
export function listRequirements({ since, newer = [] }: Operation, values: RequestValues = {}): readonly Requirement[] {
  const parts = newer
    .filter((part) => isUsed(values[part.in], part.path, part.value))
    .map((part) => ({ what: describePart(part), since: part.since }));
  return since === undefined ? parts : [{ what: "the operation", since }, ...parts];
}

/** Null is nothing that an older server could do wrong by leaving it out. */
function isUsed(value: unknown, [name, ...rest]: readonly string[], wanted: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (name === undefined) return wanted === undefined || value === wanted;
  if (typeof value !== "object") return false;
  if (name === "[]" || name === "{}") return Object.values(value).some((item) => isUsed(item, rest, wanted));
  return Object.hasOwn(value, name) && isUsed(Reflect.get(value, name), rest, wanted);
}

function describePart({ in: place, path, value }: NewerPart): string {
  return `${path.join(".")}${value === undefined ? "" : `: ${JSON.stringify(value)}`} in the ${place}`;
}

/**
 * Whether a server of one version has what came with another, by semver (2.0.0, 11): what comes before a release, such as
 * `1.7.8-rc.1`, is older than it. Undefined if it is no version.
 */
export function isAtLeast(version: string, since: string): boolean | undefined {
  const [own, wanted] = [readVersion(version), readVersion(since)];
  if (!own || !wanted) return undefined;
  const index = own.numbers.findIndex((number, position) => number !== wanted.numbers[position]);
  if (index !== -1) return (own.numbers[index] ?? 0) > (wanted.numbers[index] ?? 0);
  return own.isRelease || !wanted.isRelease;
}

/** The parts of a version, such as `1.7.12`; undefined if it is none. */
export function readVersion(
  text: string,
): { readonly numbers: readonly number[]; readonly isRelease: boolean } | undefined {
  const [, numbers = "", before] = /^v?(\d+\.\d+\.\d+)(-[\w.-]+)?(?:\+.*)?$/.exec(text.trim()) ?? [];
  return numbers === "" ? undefined : { numbers: numbers.split(".").map(Number), isRelease: before === undefined };
}
