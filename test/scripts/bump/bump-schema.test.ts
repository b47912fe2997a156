import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { bumpSchema } from "../../../scripts/bump/bump-schema.js";
import { type BumpArguments, readBumpArguments } from "../../../scripts/bump/read-bump-arguments.js";
import { CHANGELOG, createRoot, project, takeFingerprint } from "./bump-root.js";

const folder = mkdtempSync(join(tmpdir(), "next-documents-"));
let root = "";
const lines: string[] = [];

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
  lines.length = 0;
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(version: string, args: Partial<BumpArguments> = {}): Promise<string | undefined> {
  const from = join(project, `schemas/openapi/${version}.json`);
  const all = {
    version,
    from,
    tables: undefined,
    summary: undefined,
    dryRun: false,
    skipTests: true,
    help: false,
    ...args,
  };
  return bumpSchema(root, all, (line) => lines.push(line));
}

function read(path: string, folder: string = root): string {
  return readFileSync(join(folder, path), "utf8");
}

/** A document that could be the next one after 1.7.8: the same in other words, and changed like this. */
function writeNext(change: (paths: NextPaths) => void = () => {}): string {
  const document: { info: { version: string }; paths: NextPaths } = JSON.parse(
    read("schemas/openapi/1.7.8.json", project),
  );
  document.info.version = "1.7.9";
  document.paths["/version"].get.description = "Which version the server has.";
  change(document.paths);
  const file = join(folder, "1.7.9.json");
  writeFileSync(file, JSON.stringify(document));
  return file;
}

interface NextPaths {
  readonly "/version": { readonly get: { description: string } };
  readonly "/deployments/{deployment}": {
    readonly delete: { readonly responses: { readonly "501": { content?: object } } };
  };
}

describe("a bump", () => {
  it("writes what came with 1.7.8: the schema, the client, changelog and changeset", async () => {
    root = createRoot("1.7.6");
    writeTests([]);
    const summary = await run("1.7.8", { skipTests: false });

    expect(read("schemas/openapi/1.7.8.json")).toBe(read("schemas/openapi/1.7.8.json", project));
    expect(JSON.parse(read("generated/openapi.json"))).toMatchObject({ info: { version: "1.7.8" } });
    expect(read("generated/operations/vqueue.ts")).toContain("export function pauseVqueue(");
    const lines = [
      "- Restate 1.7.8: `pauseVqueue()`, `POST /vqueues/{vqueue_id}/pause`",
      "- Restate 1.7.8: `resumeVqueue()`, `POST /vqueues/{vqueue_id}/resume`",
    ];
    expect(read("CHANGELOG.md")).toBe(`${CHANGELOG}\n### Added\n\n${lines.join("\n")}\n`);
    expect(read(".changeset/restate-1-7-8.md")).toBe(
      `---\n"restate-admin-client": patch\n---\n\nRestate 1.7.8\n\n${lines.join("\n").replaceAll("Restate 1.7.8", "Added")}\n`,
    );
    expect(summary).toContain("## Restate 1.7.8");
    expect(summary).toContain("the change is **minor**; the package, now 0.1.0, takes it as **patch**");
    expect(summary).toContain("Old code: a program that uses everything the client for 1.7.6 exports still compiles.");
    expect(summary).toContain("Tests: 3 passed");
    expect(summary).toContain(
      "### To write by hand\n\n- `POST /vqueues/{}/pause`, `POST /vqueues/{}/resume`: exchanges in ",
    );
    expect(lines).not.toHaveLength(0);

    const bumped = takeFingerprint(root);
    await expect(run("1.7.8")).rejects.toThrow("schemas/openapi/1.7.8.json is there already, and is the newest");
    expect(takeFingerprint(root)).toBe(bumped);
  });

  it("names the operations and the fields that came with 1.7.2", async () => {
    root = createRoot("1.6.2");
    const summary = await run("1.7.2");

    const added = read("CHANGELOG.md")
      .split("\n")
      .filter((line) => line.startsWith("- "));
    expect(added).toHaveLength(12 + 2);
    expect(added).toEqual(
      expect.arrayContaining([
        "- Restate 1.7.2: `createKafkaCluster()`, `POST /kafka-clusters`",
        "- Restate 1.7.2: `upsertRules()`, `PUT /limits/rules`",
        "- Restate 1.7.2: `auth` in the body of `createDeployment()`",
        "- Restate 1.7.2: `deployments[].auth` in the answer of `listDeployments()`",
        "- Restate 1.7.2: `auth` in the answers of `getDeployment()` and `updateDeployment()`",
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
    root = createRoot("1.6.2");
    const tables = join(project, "schemas/tables/1.7.2.json");
    const summary = await run("1.7.2", { tables });

    expect(read("schemas/tables/1.7.2.json")).toBe(readFileSync(tables, "utf8"));
    expect(read("generated/tables.ts")).toContain("export interface SysRules {");
    expect(summary).toMatch(/^- `state\.scope`, .*`sys_rules`, .*: words in `schemas\/tables\/corrections\.yaml`/m);
    const changelog = read("CHANGELOG.md").split("\n");
    expect(changelog.filter((line) => line.includes("SQL table"))).toHaveLength(7 + 13 + 1);
    for (const line of [
      "- Restate 1.7.2: the SQL table `sys_rules`",
      "- Restate 1.7.2: `scope` of the SQL table `state`",
      "- Restate 1.7.2: **Breaking:** the SQL table `sys_idempotency`",
    ]) {
      expect(changelog).toContain(line);
    }
    expect(summary).toContain("the change is **major**");
    expect(summary).toContain("- SQL tables: as the server told them.");
  });

  it("stops at tables that are none", async () => {
    root = createRoot("1.6.2");
    const before = takeFingerprint(root);
    const tables = join(project, "schemas/openapi/1.7.2.json");
    await expect(run("1.7.2", { tables })).rejects.toThrow(`schema of 1.7.2: ${tables}: there are no rows`);
    expect(takeFingerprint(root)).toBe(before);
  });

  it("shows the summary and writes nothing in a dry run", async () => {
    root = createRoot("1.7.8");
    const before = takeFingerprint(root);
    const summary = await run("1.7.9", { from: writeNext(), dryRun: true });

    expect(summary).toContain("the change is **patch**");
    expect(summary).toContain("the same operations and fields, described in other words");
    expect(takeFingerprint(root)).toBe(before);
  });
});

describe("a bump that fails", () => {
  it("names the correction that does nothing any more, and leaves all as it was", async () => {
    root = createRoot("1.7.8");
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
    root = createRoot("1.7.8");
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
    root = createRoot("1.7.8");
    const before = takeFingerprint(root);
    await expect(run("1.7.9", args)).rejects.toThrow(message);
    expect(takeFingerprint(root)).toBe(before);
  });

  it("leaves all as it was if tests fail, and tells those that ask the server itself from the others", async () => {
    root = createRoot("1.7.8");
    writeTests(["test/conformance/health.test.ts", "test/live/health.test.ts"]);
    const before = takeFingerprint(root);

    await expect(run("1.7.9", { from: writeNext(), skipTests: false })).rejects.toThrow(
      [
        "2 tests failed.",
        "The server does what its schema does not say (test/conformance):",
        "  test/conformance/health.test.ts: is healthy",
        "Ask the server, and write down what it does in schemas/overlays, with the evidence.",
        "These tests fail with the new client:",
        "  test/live/health.test.ts: is healthy",
        "To look at it",
      ].join("\n"),
    );
    expect(takeFingerprint(root)).toBe(before);
  });
});

/** In the place of the tests: reports what they would. */
function writeTests(failed: readonly string[]): void {
  const assertionResults = [{ status: "failed", fullName: "is healthy" }];
  const testResults = failed.map((file) => ({ name: join(root, file), status: "failed", assertionResults }));
  const report = JSON.stringify({ numPassedTests: 3, testResults });
  writeFileSync(
    join(root, "tests.cjs"),
    `const file = process.argv.find((arg) => arg.startsWith("--outputFile.json=")).split("=")[1];
     require("node:fs").writeFileSync(file, ${JSON.stringify(report)});
     process.exit(${failed.length > 0 ? 1 : 0});`,
  );
}

describe("the command line", () => {
  it("exits with 1 and says why without a stack", async () => {
    const script = join(project, "scripts/bump/bump-schema.ts");
    const result = await new Promise((resolve) => {
      execFile(process.execPath, ["--import", "tsx", script, "1.6.0"], { cwd: project }, (error, stdout, stderr) =>
        resolve({ code: error?.code, stdout, stderr }),
      );
    });
    expect(result).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^schema:bump: 1\.6\.0 is older than .*\nThe files are as they were\.\n$/),
    });
  });

  it.each([
    ["two versions", ["1.8.0", "1.9.0"], "one version at a time, not 1.8.0 and 1.9.0"],
    ["an unknown option", ["--fast"], "Unknown option '--fast'"],
    ["tables without a document", ["1.8.0", "--tables", "x.json"], "--tables needs --from"],
    ["a document without tables", ["1.8.0", "--from", "x.json"], "--from needs --tables"],
    ["a document of no version", ["--from", "x.json"], "--from needs the version that it is of"],
  ])("refuses %s", (_, args, message) => {
    expect(() => readBumpArguments(args)).toThrow(message);
  });

  it("takes a version and options", () => {
    expect(readBumpArguments(["1.8.0", "--dry-run", "--summary", "out.md"])).toEqual({
      version: "1.8.0",
      from: undefined,
      tables: undefined,
      summary: "out.md",
      dryRun: true,
      skipTests: false,
      help: false,
    });
  });
});
