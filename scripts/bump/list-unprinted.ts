import type { Failure } from "./compile-consumers.js";
import { describeUse } from "./describe-changes.js";
import type { Unprinted } from "./judge-change.js";

/** Lists, for the reviewer, what the bump could not compare, and what the next one will not be able to. */
export function listUnprinted({
  newest,
  version,
  unprinted,
}: {
  readonly newest: string;
  readonly version: string;
  readonly unprinted: Unprinted;
}): readonly string[] {
  return [
    ...printSection(
      `To review: not compared with ${newest}`,
      "The program that `scripts/bump` printed for these has errors even with the old client, which can hide others. Look for breaking changes by hand.",
      unprinted.before,
    ),
    ...printSection(
      `To fix in \`scripts/bump\`: cannot be compared with ${version}`,
      "The program printed for these does not compile with the new client. Until it does, `npm run test:bump` fails, and the next bump does not compare them.",
      unprinted.after,
    ),
  ];
}

function printSection(heading: string, text: string, failures: readonly Failure[]): readonly string[] {
  // The first error of each use is enough to find it.
  const lines = new Map([...failures].reverse().map(({ use, message }) => [describeUse(use), message]));
  if (lines.size === 0) return [];
  return ["", `### ${heading}`, "", text, "", ...[...lines].map(([use, message]) => `- ${use}: ${message}`)];
}
