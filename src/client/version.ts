/**
 * Whether a server of one version has what came with another, by semver (2.0.0, 11): what comes before a release, such as
 * `1.7.8-rc.1`, is older than it. Undefined if it is no version.
 */
export function isAtLeast(version: string, since: string): boolean | undefined {
  const [own, wanted] = [parseVersion(version), parseVersion(since)];
  if (!own || !wanted) return undefined;
  const index = own.numbers.findIndex((number, position) => number !== wanted.numbers[position]);
  if (index !== -1) return (own.numbers[index] ?? 0) > (wanted.numbers[index] ?? 0);
  return own.isRelease || !wanted.isRelease;
}

/** The parts of a version, such as `1.7.12`; undefined if it is none. */
export function parseVersion(
  text: string,
): { readonly numbers: readonly number[]; readonly isRelease: boolean } | undefined {
  const [, numbers = "", before] = /^v?(\d+\.\d+\.\d+)(-[\w.-]+)?(?:\+.*)?$/.exec(text.trim()) ?? [];
  return numbers === "" ? undefined : { numbers: numbers.split(".").map(Number), isRelease: before === undefined };
}
