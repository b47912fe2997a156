import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHANGELOG, commitAll, startBump } from "./bump-root.js";
import { newest, readChanges } from "./make-release.js";

const minor = Object.values(readChanges("minor"));

// A bump generates a client and compiles two programs.
describe("a bump", () => {
  it("to a release that only adds touches schemas, generated code and changelog", async () => {
    const { root, run, listChanges } = await startBump();
    const read = (path: string) => readFileSync(join(root, path), "utf8");
    const summary = await run("9.9.0", minor);

    const changes = listChanges();
    expect(changes.filter((line) => !line.slice(3).startsWith("generated/"))).toEqual([
      " M CHANGELOG.md",
      " M schemas/effects.json",
      "?? schemas/openapi/9.9.0.json",
      "?? schemas/tables/9.9.0.json",
    ]);
    expect(changes).toContain("?? generated/operations/drill.ts");
    expect(JSON.parse(read("generated/openapi.json"))).toMatchObject({ info: { version: "9.9.0" } });
    expect(read("generated/operations/drill.ts")).toContain('versions: [{ since: "9.9.0" }]');
    expect(read("generated/operations/drill.ts")).toContain("@since Restate 9.9.0");
    // The remaining lines come from the verdict.
    expect(read("CHANGELOG.md").startsWith(CHANGELOG)).toBe(true);
    expect(read("CHANGELOG.md")).toContain("- Restate 9.9.0: `listDrills()`: `GET /drills`");
    expect(read("CHANGELOG.md")).not.toContain("`GET /drills`, which newer servers do not have");
    expect(summary).toContain(
      `The client is generated from the schema of Restate 9.9.0. The previous client was generated from ${newest}.`,
    );
    expect(summary).toContain("a **minor** change for users. The package, now at 0.1.0, gets a **patch** release");
    expect(summary).toContain("a program that uses every export of the previous client still compiles.");
    expect(summary).toContain("Tests: all passed.");
    expect(summary).not.toContain("To do by hand");
  });

  it("to a candidate is only a trial, and writes nothing", async () => {
    const { run, listChanges } = await startBump();
    const summary = await run("9.9.0-rc.1", minor, { dryRun: true });
    expect(summary).toContain("`listDrills()`: `GET /drills`");
    expect(listChanges()).toEqual([]);
  });

  it("to a version below the newest keeps the newest client, and reports what only the lower one has", async () => {
    const { root, run, listChanges } = await startBump();
    const read = (path: string) => readFileSync(join(root, path), "utf8");
    await run("9.9.0", [], { skipTests: true });
    commitAll(root);
    const fix = readChanges("fixes")["a refused deletion has no body"] ?? { actions: [] };
    const summary = await run("9.8.1", [...minor, fix], { skipTests: true });
    expect(summary).toContain(
      "The client is still generated from the schema of Restate 9.9.0. Its history of older servers now includes Restate 9.8.1.",
    );
    expect(read("CHANGELOG.md")).toMatch(
      /- Restate 9\.8\.1: `listDrills\(\)`: `GET \/drills`, which newer servers do not have/,
    );
    expect(read("CHANGELOG.md")).toContain(
      "`getVersion()`: `edition` in the response, which newer servers do not have",
    );
    expect(read("generated/operations/drill.ts")).toContain('versions: [{ since: "9.8.1", goneIn: "9.9.0" }]');
    expect(Object.values(JSON.parse(read("schemas/effects.json")).ended)).toContainEqual(["9.8.1"]);
    expect(listChanges()).toContain(" M schemas/effects.json");
  });

  it("to a release that requires more than our own calls send names their lines and other calls to check", async () => {
    const { run } = await startBump();
    const kind = { required: ["kind"], properties: { kind: { type: "string" } } };
    const limit = { name: "limit", in: "query", schema: { type: "integer", default: 100 } };
    const changes = [
      {
        actions: [
          { target: "$.components.schemas.ModifyServiceStateRequest", update: kind },
          { target: "$.paths['/deployments'].get", update: { parameters: [limit] } },
        ],
      },
      readChanges("fixes")["a refused deletion has no body"] ?? { actions: [] },
    ];
    const stop = /src\/state\/replace-state\.ts:\d+: POST \/services\/\{service\}\/state: kind in the body$/;
    await expect(run("9.9.0", changes)).rejects.toThrow(stop);
    const summary = await run("9.9.0", changes, { skipTests: true });
    expect(summary).toMatch(
      /only the first page of a list\n\n(?:- src\/deployments\/\S+:\d+: GET \/deployments: limit in the query\n)+/,
    );
    expect(summary).toMatch(
      /by hand\n\n- Send what this version requires: src\/state\/replace-state\.ts:\d+: POST .*\n$/,
    );
    expect(summary).toMatch(
      /ask the server whether each defect is fixed\n\n- The 501 .* \(`response-bodies\.yaml`, action \d+\)\n/,
    );
  });

  it("to a release that only changes words says so, and lists the checks that fail", async () => {
    const { root, run, failScript } = await startBump();
    failScript("sizes", "one operation: 20 kB");
    const summary = await run("9.9.0", Object.values(readChanges("patch")), { skipTests: true });
    expect(summary).toContain("a **patch** change for users");
    expect(readFileSync(join(root, "CHANGELOG.md"), "utf8")).toMatch(/### Fixed\n\n- Restate 9\.9\.0: checked/);
    expect(summary).toContain("### To do by hand\n\n- `npm run sizes` fails:\n\n```\none operation: 20 kB\n```");
  });
});
