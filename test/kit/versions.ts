import semver from "semver";
import { findRestateBinary, readServerVersions } from "../../scripts/server/restate-binary.js";

const installed: readonly string[] = readServerVersions();

/** The newest server, without features that are off by default. */
export const newest: string = installed.at(-1) ?? "";

/**
 * The servers that the suite runs against: the last of the 1.6 line, the devDependencies, and the newest of these before 1.8 with
 * virtual queues, which every server has from 1.8 on.
 *
 * 1.6 is not a devDependency, but installed before the tests: npm has its binaries for Linux only, and `npm ci` then refuses a
 * lock file that cannot name the others.
 */
export const versions: readonly string[] = [
  "1.6.2",
  ...installed,
  ...installed
    .filter((version) => !isSince(version, "1.8.0"))
    .slice(-1)
    .map((version) => `${version}+vqueues`),
];

/** The same without features that are off by default, for tests of what no such feature changes. */
export const releases: readonly string[] = versions.filter((version) => !version.includes("+"));

export const oldest: string = versions[0] ?? "";

/** The settings of each feature that may follow the `+` of a version. */
const FEATURES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  vqueues: { RESTATE_EXPERIMENTAL_ENABLE_VQUEUES: "true" },
};

export async function findServer(
  version: string,
): Promise<{ readonly binary: string; readonly env: Readonly<Record<string, string>> }> {
  const [release = "", feature = ""] = version.split("+");
  return { binary: await findRestateBinary(release), env: FEATURES[feature] ?? {} };
}

export function releaseOf(version: string): string {
  return semver.parse(version)?.version ?? version;
}

/** Whether a server has virtual queues. Then an invocation that backs off for long waits in its queue. */
export function hasQueues(version: string): boolean {
  return version.endsWith("+vqueues") || isSince(version, "1.8.0");
}

/** Whether a version is `first` or later, for features that older servers do not have. */
export function isSince(version: string, first: string): boolean {
  return semver.gte(version, first);
}
