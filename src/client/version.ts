export const PACKAGE = "restate-admin-client";

/** The version of this package, which the build writes (tsdown.config.ts). */
declare const PACKAGE_VERSION: string | undefined;
export const CLIENT_VERSION: string = typeof PACKAGE_VERSION === "string" ? PACKAGE_VERSION : "0.0.0";

/** A semver 2.0.0 version, with a group for its numbers. Its length and characters are limited, so that a message can quote it. */
export const VERSION: RegExp = /^v?(\d{1,9}\.\d{1,9}\.\d{1,9})([-+][\w.+-]{1,99})?$/;

export const EXAMPLE_VERSION = "1.7.12";

/**
 * Whether a version is at least `since`. A pre-release such as `1.8.0-rc.1` counts as its release, since its server has
 * the API of that release. Undefined if either string is not a version.
 */
export function isAtLeast(version: string, since: string): boolean | undefined {
  const [numbers, wanted] = [listNumbers(version), listNumbers(since)];
  if (!numbers || !wanted) return undefined;
  const index = numbers.findIndex((number, position) => number !== wanted[position]);
  return index < 0 || Number(numbers[index]) > Number(wanted[index]);
}

function listNumbers(version: string): readonly number[] | undefined {
  return VERSION.exec(version.trim())?.[1]?.split(".").map(Number);
}
