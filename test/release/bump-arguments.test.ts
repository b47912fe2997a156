import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readBumpArguments } from "../../scripts/release/read-bump-arguments.js";
import { oldest } from "../kit/versions.js";
import { project } from "./make-release.js";

describe("the command line", () => {
  it("exits with 1 and says why without a stack", async () => {
    const script = join(project, "scripts/release/bump-schema.ts");
    const result = await new Promise((resolve) => {
      execFile(process.execPath, ["--import", "tsx", script, oldest], { cwd: project }, (error, stdout, stderr) =>
        resolve({ code: error?.code, stdout, stderr }),
      );
    });
    expect(result).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(
        /^schema:bump: schemas\/openapi has .* already: .*\nThe files are as they were\.\n$/,
      ),
    });
  });

  it.each([
    ["two versions", ["1.8.0", "1.9.0"], "one version at a time, not 1.8.0 and 1.9.0"],
    ["an unknown option", ["--fast"], "Unknown option '--fast'"],
  ])("refuses %s", (_, args, message) => {
    expect(() => readBumpArguments(args)).toThrow(message);
  });

  it("takes a version and options", () => {
    const more = { dryRun: true, skipTests: false, help: false };
    const server = "http://localhost:9070";
    expect(readBumpArguments(["1.8.0", "--dry-run", "--server", server])).toEqual({
      version: "1.8.0",
      server,
      ...more,
    });
  });
});
