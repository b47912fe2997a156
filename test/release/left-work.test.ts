import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findVersionMentions } from "../../scripts/bump/find-version-mentions.js";
import { type Bumped, listLeftWork } from "../../scripts/bump/list-left-work.js";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "left-work-test-"));
  mkdirSync(join(root, "docs/guides"), { recursive: true });
  const devDependencies = { "restate-server-1.7": "npm:a@1.7.12", "restate-server-1.8": "npm:a@1.8.0", other: "1.0.0" };
  write("package.json", JSON.stringify({ name: "a", version: "0.1.0", devDependencies }));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(file: string, text: string): void {
  writeFileSync(join(root, file), text);
}

describe("the pages that name a version", () => {
  it("are found by line", () => {
    write("README.md", "# A\n\nTested with 1.6.2 and 1.7.12.\n");
    write("docs/guides/a.md", "1.7.12\n1.7.1 1.7.120 11.7.12 1.7.12.1 1.7.12-rc.1\n");
    expect(findVersionMentions(root, "1.7.12")).toEqual(["README.md:3", "docs/guides/a.md:1"]);
  });

  it("are none of those that a command writes, and not for what was seen on it", () => {
    write("CHANGELOG.md", "1.7.12\n");
    write("docs/conformance.md", "1.7.12\n");
    write("docs/guides/a.md", "It waits (seen on 1.6.2\nand 1.7.12). Seen on 1.7.12: nothing.\nSince 1.7.12\n");
    expect(findVersionMentions(root, "1.7.12")).toEqual(["docs/guides/a.md:3"]);
  });
});

describe("what is left to do by hand", () => {
  const bumped: Bumped = {
    ...{ version: "1.8.0", newest: "1.7.12", client: { tables: [], changes: undefined } },
    ...{ typeErrors: [], hasServer: true, isTested: true },
  };

  it("is to update pages, and to decide about the server of the version before", () => {
    write("README.md", "Tested with 1.7.12.\n");
    expect(listLeftWork(root, bumped)).toEqual([
      "`README.md:1`: mentions of Restate 1.7.12; where the newest version is meant, write 1.8.0",
      "`restate-server-1.7`: drop it from package.json, or test with it too",
    ]);
  });

  it("is to write the conformance report if no tests ran", () => {
    expect(listLeftWork(root, { ...bumped, isTested: false })).toContain(
      "`docs/conformance.md`: write it with `CONFORMANCE=write npm run test:version`",
    );
  });

  it("is nothing about servers if there is none of that version", () => {
    expect(listLeftWork(root, { ...bumped, hasServer: false, isTested: false })).toEqual([]);
  });
});
