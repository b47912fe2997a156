import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { oldest } from "../kit/versions.js";
import { project } from "./make-release.js";

it.each<[string, string, readonly string[], RegExp]>([
  ["pull", "pull-schema.ts", ["abc"], /^schema:pull: "abc" is not an exact Restate version such as 1\.7\.12\n$/],
  [
    "bump to what is there",
    "bump-schema.ts",
    [oldest],
    /^schema:bump: the client has .* already: .*\nNo file has changed/,
  ],
  ["bump to two", "bump-schema.ts", ["1.8.0", "1.9.0"], /one version at a time, not 1\.8\.0 and 1\.9\.0\n/],
])("the command to %s exits with 1 and says why, without a stack", async (_, script, args, message) => {
  const command = ["--import", "tsx", join(project, "scripts/release", script), ...args];
  const run = new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: project }, (error, stdout, stderr) =>
      resolve({ code: error?.code, stdout, stderr }),
    );
  });
  expect(await run).toEqual({ code: 1, stdout: "", stderr: expect.stringMatching(message) });
  expect(await run).not.toHaveProperty("stderr", expect.stringContaining("    at "));
});
