export const PACKAGE = "restate-admin-client";

/** The version of this package, which the build writes (tsdown.config.ts). */
declare const PACKAGE_VERSION: string | undefined;
export const CLIENT_VERSION: string = typeof PACKAGE_VERSION === "string" ? PACKAGE_VERSION : "0.0.0";

/** The `User-Agent` header, where the runtime allows one. Browsers have their own. */
export function nameAgent(): { readonly "User-Agent"?: string } {
  const { process } = globalThis as { readonly process?: { readonly versions?: { readonly node?: string } } };
  return process?.versions?.node ? { "User-Agent": `${PACKAGE}/${CLIENT_VERSION}` } : {};
}

/** A semver 2.0.0 version, with groups for its numbers and its pre-release. A match cannot garble a message. */
export const VERSION: RegExp = /^v?(\d{1,9}\.\d{1,9}\.\d{1,9})(?:-([\w.-]{1,99}))?(?:\+[\w.-]{1,99})?$/;

/** A version for messages. */
export const EXAMPLE_VERSION = "1.7.12";

/**
 * Whether a version is equal to another or later (semver 2.0.0, 11). A pre-release such as `1.7.8-rc.1` comes before
 * its release. Undefined if either is not a version.
 */
export function isAtLeast(version: string, since: string): boolean | undefined {
  const [own, wanted] = [listParts(version), listParts(since)];
  if (!own || !wanted) return undefined;
  const index = own.findIndex((part, position) => part !== wanted[position]);
  // Of two pre-releases that begin alike, the longer one is later.
  if (index < 0) return own.length === wanted.length;
  const [part = "", other = ""] = [own[index], wanted[index]];
  const areNumbers = [part, other].every((each) => /^\d+$/.test(each));
  // In ASCII, as in semver, digits come before letters.
  return areNumbers ? Number(part) > Number(other) : part > other;
}

/** Lists the parts of a version in the order in which they count. */
function listParts(version: string): readonly string[] | undefined {
  const [, numbers, preRelease = "~"] = VERSION.exec(version.trim()) ?? [];
  // A release is later than each of its pre-releases, and "~" than every character of one.
  return numbers === undefined ? undefined : [...numbers.split("."), ...preRelease.split(".")];
}
