import { readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { describe, expect, it } from "vitest";
import { takeFingerprint } from "./bump-root.js";
import { startBump } from "./start-bump.js";
import { renameField, writeNext } from "./write-next-document.js";

describe("a bump that fails", () => {
  it("names the correction that does nothing any more, and leaves all as it was", async () => {
    const { root, run } = startBump("1.7.8");
    const before = takeFingerprint(root);
    const from = writeNext((paths) => {
      // Fixed: this answer has no body, which is what a correction says.
      delete paths["/deployments/{deployment}"].delete.responses["501"].content;
    });

    await expect(run("1.7.9", { from })).rejects.toThrow(
      /^correct, lint, generate: .*response-bodies\.yaml, action \d+ .* changes nothing in Admin API 1\.7\.9/,
    );
    expect(takeFingerprint(root)).toBe(before);
  });

  it("names the file that it was given, which is there to look at, and no copy of it", async () => {
    const { run } = startBump("1.7.8");
    const from = writeNext();
    const schema = "#/components/schemas/VersionInformation";
    writeFileSync(from, readFileSync(from, "utf8").replaceAll(schema, "#/components/schemas/Nowhere"));

    const error: unknown = await run("1.7.9", { from }).catch((reason: unknown) => reason);
    expect(String(error)).toContain("does not pass lint");
    expect(String(error)).toContain(relative(process.cwd(), from));
    expect(String(error)).not.toContain("/schema-bump-");
  });

  it.each([
    ["a document of another version", { from: "schemas/openapi/1.6.2.json" }, "describes version 1.6.2, not 1.7.9"],
    ["a document that is not there", { from: "none.json" }, "schema of 1.7.9: Cannot read the OpenAPI document"],
  ])("stops at %s", async (_, args, message) => {
    const { root, run } = startBump("1.7.8");
    const before = takeFingerprint(root);
    await expect(run("1.7.9", args)).rejects.toThrow(message);
    expect(takeFingerprint(root)).toBe(before);
  });

  it("leaves all as it was if tests fail, and tells those that ask the server itself from the others", async () => {
    const { root, run, writeTests, writeTypes } = startBump("1.7.8");
    writeTests(["test/conformance/health.test.ts", "test/live/health.test.ts"]);
    writeTypes(["test/a.ts(3,5): error TS2322: It has another type."]);
    const before = takeFingerprint(root);

    await expect(run("1.7.9", { from: writeNext(), skipTests: false })).rejects.toThrow(
      [
        "2 tests failed.",
        "The server does what its schema does not say (test/conformance):",
        "  test/conformance/health.test.ts: is healthy",
        "Ask the server, and write down what it does in schemas/overlays, with the evidence.",
        "These tests fail with the new client:",
        "  test/live/health.test.ts: is healthy",
        "To look at it, keep what was generated with `--skip-tests`, and run `CONFORMANCE=write npm run test:version`.",
        "1 compile error in `test/`, from `npm run check:types`:",
        "  - `test/a.ts:3: It has another type.`",
      ].join("\n"),
    );
    expect(takeFingerprint(root)).toBe(before);
  });

  it("says which hand-written code does not compile with the new client, and that it can be written all the same", async () => {
    const { root, run } = startBump("1.7.8");
    const before = takeFingerprint(root);
    const failed = run("1.7.9", { from: writeNext(renameField), skipTests: false });
    await expect(failed).rejects.toThrow(
      /^the new client does not compile; to adapt .* `--skip-tests`:\n {2}src\/.*\.ts:\d+: Property 'deployment_id' does not exist/,
    );
    expect(takeFingerprint(root)).toBe(before);
  });
});
