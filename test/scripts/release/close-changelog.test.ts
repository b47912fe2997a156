import { describe, expect, it } from "vitest";
import { closeChangelog } from "../../../scripts/release/changelog.js";

const start = "# Changelog\n\n## [Unreleased]\n";
const earlier = "\n## [0.1.0] - 2026-01-01\n\n### Added\n\n- **Breaking:** all of it\n";
const date = "2026-12-01";

describe("the unreleased section", () => {
  it("gets the number of the release, below an empty section", () => {
    const { changelog, version } = closeChangelog(`${start}\n### Fixed\n\n- a\n${earlier}`, "0.1.0", date);
    expect(version).toBe("0.1.1");
    expect(changelog).toBe(`${start}\n## [0.1.1] - 2026-12-01\n\n### Fixed\n\n- a\n${earlier}`);
  });

  it.each([
    ["Fixed", "a", "1.2.4", "0.1.3"],
    ["Security", "a", "1.2.4", "0.1.3"],
    ["Added", "a", "1.3.0", "0.1.3"],
    ["Changed", "a", "1.3.0", "0.1.3"],
    ["Deprecated", "a", "1.3.0", "0.1.3"],
    ["Removed", "a", "2.0.0", "0.2.0"],
    ["Fixed", "**Breaking:** a", "2.0.0", "0.2.0"],
    ["Changed", "Restate 1.8.0: **Breaking:** a", "2.0.0", "0.2.0"],
  ])("with %s: %s turns 1.2.3 into %s, and 0.1.2 into %s", (heading, line, stable, early) => {
    const changelog = `${start}\n### ${heading}\n\n- ${line}\n${earlier}`;
    expect(closeChangelog(changelog, "1.2.3", date).version).toBe(stable);
    expect(closeChangelog(changelog, "0.1.2", date).version).toBe(early);
  });

  it("of the first release gets the version of package.json", () => {
    expect(closeChangelog(`${start}\n### Added\n\n- **Breaking:** a\n`, "0.1.0", date).version).toBe("0.1.0");
  });

  it("must exist and have changes", () => {
    expect(() => closeChangelog(earlier, "0.1.0", date)).toThrow('CHANGELOG.md has no line "## [Unreleased]"');
    expect(() => closeChangelog(start + earlier, "0.1.0", date)).toThrow("CHANGELOG.md has no unreleased changes");
  });
});
