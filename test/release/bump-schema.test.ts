import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHANGELOG, project, takeFingerprint } from "./bump-root.js";
import { startBump } from "./start-bump.js";
import { addUnprinted, renameField, writeNext } from "./write-next-document.js";

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

describe("a bump", () => {
  it("writes what came with 1.7.8: the schema, the client and the changelog", async () => {
    const { root, log, run, writeTests } = startBump("1.7.6");
    writeTests([]);
    const summary = await run("1.7.8", { skipTests: false });

    expect(read(root, "schemas/openapi/1.7.8.json")).toBe(read(project, "schemas/openapi/1.7.8.json"));
    expect(JSON.parse(read(root, "generated/openapi.json"))).toMatchObject({ info: { version: "1.7.8" } });
    expect(read(root, "generated/operations/vqueue.ts")).toContain("export function pauseVqueue(");
    const lines = [
      "- Restate 1.7.8: `pauseVqueue()`, `POST /vqueues/{vqueue_id}/pause`",
      "- Restate 1.7.8: `resumeVqueue()`, `POST /vqueues/{vqueue_id}/resume`",
    ];
    expect(read(root, "CHANGELOG.md")).toBe(`${CHANGELOG}\n### Added\n\n${lines.join("\n")}\n`);
    expect(summary).toContain("## Restate 1.7.8");
    expect(summary).toContain("the change is **minor**; the package, now 0.1.0, takes it as **patch**");
    expect(summary).toContain("Old code: a program that uses everything the client for 1.7.6 exports still compiles.");
    expect(summary).toContain("the schema of Restate 1.7.8, previously 1.7.6.");
    expect(summary).toContain("bytes, from a file.\n- SQL tables: not given,");
    expect(summary).toContain("Tests: 3 passed, with servers up to 1.7.6, none of 1.7.8.");
    expect(summary).toContain(
      "### To do by hand\n\n- `POST /vqueues/{vqueue_id}/pause`, `POST /vqueues/{vqueue_id}/resume`: exchanges in ",
    );
    expect(log).not.toHaveLength(0);

    const bumped = takeFingerprint(root);
    await expect(run("1.7.8")).rejects.toThrow("schemas/openapi/1.7.8.json is there already, and is the newest");
    expect(takeFingerprint(root)).toBe(bumped);
  });

  it("names the operations and the fields that came with 1.7.2", async () => {
    const { root, run } = startBump("1.6.2");
    const summary = await run("1.7.2");

    const added = read(root, "CHANGELOG.md")
      .split("\n")
      .filter((line) => line.startsWith("- "));
    expect(added).toHaveLength(12 + 2);
    expect(added).toEqual(
      expect.arrayContaining([
        "- Restate 1.7.2: `createKafkaCluster()`, `POST /kafka-clusters`",
        "- Restate 1.7.2: `upsertRules()`, `PUT /limits/rules`",
        "- Restate 1.7.2: `auth` in the body of `createDeployment()`",
        "- Restate 1.7.2: `deployments[].auth` in the response of `listDeployments()`",
        "- Restate 1.7.2: `auth` in the responses of `getDeployment()` and `updateDeployment()`",
        "- Restate 1.7.2: `scope` in the body of `modifyServiceState()`",
        "- Restate 1.7.2: **Breaking:** the type `Info` is now `SchemaInfo`",
        "- Restate 1.7.2: **Breaking:** the type `DeletionMode`",
      ]),
    );
    expect(summary).toContain("the change is **major**");
    expect(summary).toContain(
      "Old code: a program that uses everything the client for 1.6.2 exports breaks, as listed above.",
    );
    expect(summary).toContain("Tests: not run");
    expect(summary).toMatch(/redocly diff`: (no rating|major as well)/);
  });

  it("writes and names the tables and the columns that came and went with 1.7.2", async () => {
    const { root, run } = startBump("1.6.2");
    const tables = join(project, "schemas/tables/1.7.2.json");
    const summary = await run("1.7.2", { tables });

    expect(read(root, "schemas/tables/1.7.2.json")).toBe(readFileSync(tables, "utf8"));
    expect(read(root, "generated/tables.ts")).toContain("export interface SysRules {");
    expect(summary).toMatch(/^- `state\.scope`, .*`sys_rules`, .*: words in `schemas\/tables\/corrections\.yaml`/m);
    const changelog = read(root, "CHANGELOG.md").split("\n");
    expect(changelog.filter((line) => line.includes("SQL table"))).toHaveLength(7 + 13 + 1);
    for (const line of [
      "- Restate 1.7.2: the SQL table `sys_rules`",
      "- Restate 1.7.2: `scope` of the SQL table `state`",
      "- Restate 1.7.2: **Breaking:** the SQL table `sys_idempotency`",
    ]) {
      expect(changelog).toContain(line);
    }
    expect(summary).toContain("the change is **major**");
    expect(summary).toContain("- SQL tables: from a file.");
  });

  it("stops at tables that are none", async () => {
    const { root, run } = startBump("1.6.2");
    const before = takeFingerprint(root);
    const tables = join(project, "schemas/openapi/1.7.2.json");
    await expect(run("1.7.2", { tables })).rejects.toThrow(`schema of 1.7.2: ${tables}: there are no rows`);
    expect(takeFingerprint(root)).toBe(before);
  });

  it("shows the summary and writes nothing in a dry run", async () => {
    const { root, run } = startBump("1.7.8");
    const before = takeFingerprint(root);
    const summary = await run("1.7.9", { from: writeNext(), dryRun: true });

    expect(summary).toContain("the change is **patch**");
    expect(summary).toContain("the same operations and fields, described in other words");
    expect(takeFingerprint(root)).toBe(before);
  });

  it("writes a client that hand-written code does not compile with if tests are skipped, and lists the errors", async () => {
    const { root, run, writeTypes } = startBump("1.7.8");
    writeTypes([
      ...["a", "b", "c", "d", "e"].map(
        (name) => `test/${name}.ts(1,2): error TS2339: Property 'deployment_id' is gone.`,
      ),
      "src/a.ts(7,2): error TS2322: Type 'A' is not assignable to type 'B'.",
      "  Type 'C' is not assignable to type 'D'.",
    ]);
    const summary = await run("1.7.9", { from: writeNext(renameField) });

    expect(read(root, "generated/components.ts")).not.toContain("deployment_id");
    expect(summary).toContain("- Types: 6 compile errors, listed below, in the client, its tests and examples.");
    expect(summary).toContain(
      [
        "- 6 compile errors in `src/` and `test/`, from `npm run check:types`; the first 5:",
        "  - `src/a.ts:7: Type 'A' is not assignable to type 'B'.`",
        "  - `test/a.ts:1: Property 'deployment_id' is gone.`",
        ...["b", "c", "d"].map((name) => `  - \`test/${name}.ts:1: Property 'deployment_id' is gone.\``),
      ].join("\n"),
    );
  });

  it("lists the compile errors of the client itself in a dry run without tests", async () => {
    const { run } = startBump("1.7.8");
    const summary = await run("1.7.9", { from: writeNext(renameField), dryRun: true });
    expect(summary).toMatch(/^- Types: \d+ compile errors, listed below, in the client alone\.$/m);
    expect(summary).toMatch(/^- \d+ compile errors in `src\/`, from `npm run check:types`/m);
  });

  it("lists what the printed program cannot use, instead of comparing it", async () => {
    const { root, run } = startBump("1.7.8");
    const from = writeNext(addUnprinted);
    const first = await run("1.7.9", { from });
    expect(first).toContain("- Old code: a program that uses everything the client for 1.7.8 exports still compiles.");
    expect(first).toMatch(
      /### To fix in `scripts\/bump`: cannot be compared with 1\.7\.9\n\n.*\n\n- code that calls `watchHealth\(\)`: /,
    );
    expect(first).not.toContain("not compared with");

    const text = readFileSync(from, "utf8").replace('"version":"1.7.9"', '"version":"1.7.10"');
    writeFileSync(from, text.replace("As it changes", "Whenever it changes"));
    const second = await run("1.7.10", { from });
    expect(second).toContain("the change is **patch**");
    expect(second).toContain("1.7.9 exports, except for what is listed as not compared, still compiles.");
    expect(second).toMatch(/### To review: not compared with 1\.7\.9\n\n.*\n\n- code that calls `watchHealth\(\)`: /);
    expect(read(root, "CHANGELOG.md")).not.toContain("Breaking");
  });
});
