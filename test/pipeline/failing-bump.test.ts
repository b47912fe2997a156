import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../scripts/io/index.js";
import { commitAll, startBump } from "./bump-root.js";
import { readChanges } from "./make-release.js";

const words = Object.values(readChanges("patch"));

// A bump generates a client and compiles two programs.
describe("a failed bump leaves every file as it was", () => {
  it.each<[string, readonly JsonObject[], RegExp]>([
    [
      "the document has a new defect",
      [
        {
          target: "$.paths['/version'].get.responses['200'].content['application/json'].schema",
          update: { $ref: "#/components/schemas/Nowhere" },
        },
      ],
      /^correct, lint, generate: the corrected document does not pass lint/,
    ],
    [
      "a new operation has the name of a function of ours",
      [
        {
          target: "$.paths",
          update: {
            "/register": {
              get: {
                operationId: "register_deployment",
                summary: "Register",
                responses: { 200: { description: "OK" } },
              },
            },
          },
        },
      ],
      /"register_deployment" becomes registerDeployment\(\), which the package has already/,
    ],
  ])("if %s", async (_, actions, message) => {
    const { run, listChanges } = await startBump();
    await expect(run("9.9.0", [{ actions }])).rejects.toThrow(message);
    expect(listChanges()).toEqual([]);
  });

  it("if hand-written code does not compile with the new client, unless it is to be adapted", async () => {
    const { run, failScript, listChanges } = await startBump();
    failScript("check:types", "src/a.ts(1,2): error TS2322: no");
    await expect(run("9.9.0", words)).rejects.toThrow(
      /^the new client does not compile; to adapt .* `--skip-tests`:\nsrc\/a\.ts\(1,2\): error TS2322: no$/,
    );
    expect(listChanges()).toEqual([]);
    expect(await run("9.9.0", words, { skipTests: true })).toContain("`npm run check:types` fails:");
  });

  it("if tests fail, and says which", async () => {
    const { root, run, failScript, listChanges } = await startBump();
    failScript("test:version", "\x1b[31m FAIL \x1b[39m test/live/health.test.ts > is healthy");
    // The files that failed run once more.
    mkdirSync(join(root, "test/live"), { recursive: true });
    // Without this file, vitest would read the settings of a project around the copy.
    writeFileSync(join(root, "vitest.config.ts"), "export default {};");
    writeFileSync(
      join(root, "test/live/health.test.ts"),
      `import { expect, it } from "vitest";
       it("is healthy", () => {
         console.log("a line\\n".repeat(9000));
         expect(false).toBe(true);
       });`,
    );
    commitAll(root);
    await expect(run("9.9.0", words)).rejects.toThrow(
      /^tests: FAIL {2}test\/live\/health\.test\.ts > is healthy\n\n[\s\S]{19990,20000}\n\nto look at it, .*, and run `CONFORMANCE=write npm run test:version`$/,
    );
    expect(listChanges()).toEqual([]);
  });

  it("if the server is of another version, or something is not committed", async () => {
    const { root, run, listChanges } = await startBump();
    const other = run("9.9.0", words, { version: "9.9.1" });
    await expect(other).rejects.toThrow("describes version 9.9.0, not 9.9.1; nothing was written");
    writeFileSync(join(root, "CHANGELOG.md"), "mine");
    await expect(run("9.9.0", words)).rejects.toThrow("commit or stash these first");
    expect(listChanges()).toEqual([" M CHANGELOG.md"]);
  });
});
