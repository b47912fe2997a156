import { expect, it } from "vitest";
import type { JsonObject } from "../../scripts/io/index.js";
import { startBump } from "./bump-root.js";
import { readChanges } from "./make-release.js";

const words = Object.values(readChanges("patch"));
const refused: readonly JsonObject[] = [
  {
    target: "$.paths",
    update: { "/register": { get: { operationId: "register_deployment", responses: { 200: { description: "OK" } } } } },
  },
];
const dangling: readonly JsonObject[] = [
  {
    target: "$.paths['/version'].get.responses['200'].content['application/json'].schema",
    update: { $ref: "#/components/schemas/Nowhere" },
  },
];

// A bump generates a client and compiles two programs.
it.each<[string, readonly JsonObject[], RegExp]>([
  ["a dangling reference", dangling, /^correct, lint, generate: the corrected document does not pass lint/],
  [
    "an operation with the name of a function of ours",
    refused,
    /"register_deployment" becomes registerDeployment\(\), which the package has already/,
  ],
])("a bump to a document with %s fails, and leaves every file as it was", async (_, actions, message) => {
  const { run, listChanges } = await startBump();
  await expect(run("9.9.0", [{ actions }])).rejects.toThrow(message);
  expect(listChanges()).toEqual([]);
});

it("a bump whose tests or types fail leaves every file as it was, unless the code is to be adapted", async () => {
  const { run, failScript, listChanges } = await startBump();
  failScript("test:bump", "no server");
  await expect(run("9.9.0", words)).rejects.toThrow(/^tests: \nno server\n/);
  failScript("check:types", "src/a.ts(1,2): error TS2322: no");
  await expect(run("9.9.0", words)).rejects.toThrow(
    /^the code in src\/ does not compile with the new client: .*`--skip-tests`, .*\nsrc\/a\.ts/,
  );
  const other = run("9.9.0", words, { version: "9.9.1" });
  await expect(other).rejects.toThrow("describes version 9.9.0, not 9.9.1; nothing was written");
  expect(listChanges()).toEqual([]);
  expect(await run("9.9.0", words, { skipTests: true })).toContain("`npm run check:types` fails:");
});
