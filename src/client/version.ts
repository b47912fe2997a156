/** A semver 2.0.0 version, with groups for its numbers and its pre-release. A match cannot garble a message. */
export const VERSION: RegExp = /^v?(\d{1,9}\.\d{1,9}\.\d{1,9})(-[\w.-]{1,99})?(?:\+[\w.-]{1,99})?$/;

/**
 * Whether a version is equal to another or later (semver 2.0.0, 11). A pre-release such as `1.7.8-rc.1` comes before
 * its release. Undefined if either is not a version.
 */
export function isAtLeast(version: string, since: string): boolean | undefined {
  const [own, wanted] = [parseVersion(version), parseVersion(since)];
  if (!own || !wanted) return undefined;
  const index = own.numbers.findIndex((number, position) => number !== wanted.numbers[position]);
  if (index !== -1) return (own.numbers[index] ?? 0) > (wanted.numbers[index] ?? 0);
  return own.isRelease || !wanted.isRelease;
}

function parseVersion(
  string: string,
): { readonly numbers: readonly number[]; readonly isRelease: boolean } | undefined {
  const [, numbers, preRelease] = VERSION.exec(string.trim()) ?? [];
  if (numbers === undefined) return undefined;
  return { numbers: numbers.split(".").map(Number), isRelease: preRelease === undefined };
}

/** A version for messages. */
export const EXAMPLE_VERSION = "1.7.12";
