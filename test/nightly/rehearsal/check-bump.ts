import type { MadeUpRelease } from "./made-up-release.js";
import type { Bump } from "./run-bump.js";

/** @throws Error that says what the bump should have said. */
export function checkBump(bump: Bump, { version, told }: MadeUpRelease, level: string): void {
  const verdict = readVerdict(bump);
  if (verdict !== level)
    throw new Error(`the bump to ${version} is rated ${verdict}, and is ${level}\n${bump.summary}`);
  for (const texts of told) {
    if (bump.changelog.some((line) => texts.every((text) => line.includes(text)))) continue;
    throw new Error(
      `the changelog for ${version} has no line with ${texts.join(" and ")}:\n${bump.changelog.join("\n")}`,
    );
  }
}

/** What the last lines of the rehearsal say of a bump. */
export function describeBump(bump: Bump, { version }: MadeUpRelease, what: string): readonly string[] {
  const { changelog, touched, seconds, summary } = bump;
  const [, tests = ""] = /^- Tests: (.*)\.$/m.exec(summary) ?? [];
  return [
    `${version}, ${what}: ${readVerdict(bump)}; ${touched.length} files touched; ${seconds} s; tests: ${tests}`,
    ...changelog.map((line) => `  ${line}`),
    ...(touched.length > 10 ? [] : [`  files: ${touched.join(", ")}`]),
  ];
}

function readVerdict({ summary }: Bump): string | undefined {
  return /the change is \*\*(\w+)\*\*/.exec(summary)?.[1];
}
