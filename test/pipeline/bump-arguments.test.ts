import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { oldest } from "../kit/versions.js";
import { project } from "./make-release.js";

const run = (...args: readonly string[]) =>
  new Promise((resolve) => {
    const script = join(project, "scripts/release/bump-schema.ts");
    execFile(process.execPath, ["--import", "tsx", script, ...args], { cwd: project }, (error, stdout, stderr) =>
      resolve({ code: error?.code, stdout, stderr }),
    );
  });

describe("the command line", () => {
  it("exits with 1 and says why without a stack", async () => {
    expect(await run(oldest)).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(
        /^schema:bump: schemas\/openapi has .* already: .*\nThe files are as they were\.\n$/,
      ),
    });
  });

  it("refuses two versions", async () => {
    expect(await run("1.8.0", "1.9.0")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("one version at a time, not 1.8.0 and 1.9.0"),
    });
  });
});
