import { type ClientInternals, internals } from "./client.js";
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

/**
 * The version of a client's server: what the client was told, or what the server answers, which the first who wants to know
 * has it asked for, and all others wait for. Undefined if nothing is to be held against it.
 *
 * @param ask - How the server is asked, if it can be.
 */
export function rememberVersion(
  client: { readonly [internals]: ClientInternals },
  ask?: () => Promise<unknown>,
): Promise<string> | undefined {
  const memory = client[internals];
  const { serverVersion } = memory;
  if (serverVersion !== undefined) return serverVersion === false ? undefined : Promise.resolve(serverVersion);
  if (memory.askedVersion || !ask) return memory.askedVersion;
  // Whatever the answer holds: that it is a version is seen when it is compared.
  const answer = ask().then(String);
  memory.askedVersion = answer;
  answer.catch(() => {
    // A failure is no answer to remember.
    if (memory.askedVersion === answer) memory.askedVersion = undefined;
  });
  return answer;
}
