import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findPublished } from "../../scripts/release/published.js";
import { compile } from "../generator/generate/compile.js";
import { additions, rewording } from "./additions.js";
import { breaking } from "./breaking.js";
import { CHANGELOG, commitAll, startBump } from "./bump-root.js";
import { fixes } from "./fixes.js";
import { type Mutation, newest } from "./mutation.js";
import { isComing, restate18 } from "./restate-1.8.js";

// A bump generates a client and compiles two programs.
const fix: Mutation = { lines: [], change: fixes["a refused deletion has no body"]?.change ?? (() => {}) };

describe("a bump", () => {
  it("to a release that only adds touches schemas, generated code, changelog and the published program", async () => {
    const { root, run, listChanges } = startBump();
    const read = (path: string) => readFileSync(join(root, path), "utf8");
    const summary = await run("9.9.0", Object.values(additions));

    const changes = listChanges();
    expect(changes.filter((line) => !line.slice(3).startsWith("generated/"))).toEqual([
      " M CHANGELOG.md",
      " M test/release/published.ts",
      "?? schemas/openapi/9.9.0.json",
      "?? schemas/tables/9.9.0.json",
    ]);
    expect(changes).toContain("?? generated/operations/drill.ts");
    expect(JSON.parse(read("generated/openapi.json"))).toMatchObject({ info: { version: "9.9.0" } });
    expect(read("generated/operations/drill.ts")).toContain('since: "9.9.0"');
    expect(read("generated/operations/drill.ts")).toContain("@since Restate 9.9.0");
    const lines = Object.values(additions).flatMap((addition) =>
      addition.lines.map((line) => line.replace(/^\w+: /, "")),
    );
    for (const line of lines) expect(read("CHANGELOG.md")).toContain(line);
    expect(read("CHANGELOG.md").startsWith(CHANGELOG)).toBe(true);
    expect(summary).toContain(`The client is generated from the schema of Restate 9.9.0, previously ${newest}.`);
    expect(summary).toContain("the change is **minor**; the package, now 0.1.0, takes it as **patch**");
    expect(summary).toContain("a program that uses everything that was published last still compiles.");
    expect(summary).toContain("Tests: passed.");
    expect(summary).not.toContain("To do by hand");
  });

  if (isComing) {
    it("to Restate 1.8 keeps what it removes for older servers, and tells deployments apart", async () => {
      const { root, run, listChanges } = startBump();
      const read = (path: string) => readFileSync(join(root, path), "utf8");
      const summary = await run("1.8.0", Object.values(restate18), { skipTests: true });
      expect(summary).not.toContain("To do by hand");
      for (const line of Object.values(restate18).flatMap(({ lines }) => lines)) {
        expect(read("CHANGELOG.md")).toContain(line.replace(/^\w+: /, ""));
      }
      expect(listChanges().filter((line) => line.startsWith(" M schemas/"))).toEqual([
        " M schemas/aliases.yaml",
        " M schemas/overlays/clusters.yaml",
        " M schemas/overlays/request-types.yaml",
      ]);
      expect(read("generated/operations/cluster-health.ts")).toContain('goneIn: "1.8.0"');
      expect(read("generated/components.ts").match(/Servers before Restate 1\.8\.0 omit it\./g)).toHaveLength(4);
      const program = join(root, "program.ts");
      writeFileSync(
        program,
        `import type { AdminClient } from "./src/index.js";
         export async function list({ listDeployments, getDeployment }: AdminClient): Promise<void> {
           for (const d of (await listDeployments()).deployments) console.log(d.type === "lambda" ? d.arn : d.uri);
           const d = await getDeployment("dp_1");
           if (d.type === "http") console.log(d.uri);
           // @ts-expect-error It may be one of AWS Lambda.
           console.log(d.uri);
         }`,
      );
      expect(compile(program)).toEqual([]);
    });
  }

  it("to a release takes the place of the bump to its candidate", async () => {
    const { root, run, listChanges } = startBump();
    const mutations = Object.values(additions);
    await run("9.9.0-rc.1", [...mutations, fix], { skipTests: true });
    expect(listChanges()).toContain("?? schemas/openapi/9.9.0-rc.1.json");
    expect(listChanges()).not.toContain(" M test/release/published.ts");
    const other = "schemas/openapi/9.8.0-rc.1.json";
    const text = readFileSync(join(root, "schemas/openapi/1.7.12.json"), "utf8");
    writeFileSync(join(root, other), text.replace(/"version":\s*"1\.7\.12"/, '"version":"9.8.0-rc.1"'));
    copyFileSync(join(root, "schemas/tables/1.7.12.json"), join(root, "schemas/tables/9.8.0-rc.1.json"));
    commitAll(root);
    const summary = await run("9.9.0", mutations, { skipTests: true });
    expect(summary).toContain("It replaces 9.9.0-rc.1.");
    // The release lacks what the candidate has fixed.
    expect(summary).toMatch(/### Resumed actions.*\n\n- The 501 /);
    expect(existsSync(join(root, other))).toBe(true);
    expect(listChanges()).toContain(" D schemas/openapi/9.9.0-rc.1.json");
    expect(listChanges()).toContain(" M test/release/published.ts");
    for (const file of ["generated/operations/drill.ts", "generated/schema-history.ts", "CHANGELOG.md"]) {
      expect(readFileSync(join(root, file), "utf8")).not.toContain("rc.1");
    }
    expect(readFileSync(join(root, "CHANGELOG.md"), "utf8")).toContain("- Restate 9.9.0: `listDrills()`");
  });

  it("to a version below a candidate leaves that one's client and changelog, and uses what both have", async () => {
    const { root, run, listChanges } = startBump();
    const read = (path: string) => readFileSync(join(root, path), "utf8");
    const broken = breaking["a field of a response is gone"];
    await run("9.9.0-rc.1", [...Object.values(additions), broken] as Mutation[], { skipTests: true });
    expect(read("CHANGELOG.md")).toContain("- Restate 9.9.0-rc.1: **Breaking:**");
    commitAll(root);
    const [fresh, column] = [additions["a field of a body"], additions["a column of a table"]].map(
      (each) => each ?? {},
    );
    const summary = await run("9.8.1", [fresh, column, fix] as Mutation[], { skipTests: true });
    expect(summary).toContain(
      "The client remains that of Restate 9.9.0-rc.1, with what Restate 9.8.1 says of older servers.",
    );
    expect(read("CHANGELOG.md")).toContain("- Restate 9.9.0-rc.1: `listDrills()`: `GET /drills`");
    // What breaks code is the candidate's doing.
    expect(read("CHANGELOG.md")).not.toContain("9.8.1: **Breaking:**");
    expect(summary).not.toContain("no longer compiles");
    expect(read("generated/operations/drill.ts")).toContain('since: "9.9.0-rc.1"');
    expect(read("generated/operations/subscription.ts")).toMatch(/newer: .*label.*since: "9\.8\.1"/);
    expect(read("schemas/overlays/response-bodies.yaml")).toContain(">=1.6.0 <9.8.1-0 || >=9.9.0-0");
    expect(listChanges()).not.toContain(" M test/release/published.ts");
    // What 9.8.1 added was not published, so the next bump to a release is not compared with it.
    expect(await findPublished(root)).toBe(newest);
  });

  it("writes nothing in a dry run", async () => {
    const { run, listChanges } = startBump();
    const summary = await run("9.9.0", Object.values(additions), { dryRun: true });
    expect(summary).toContain("`listDrills()`: `GET /drills`");
    expect(listChanges()).toEqual([]);
  });

  it("to a release that changes words only says so, and lists the checks that fail", async () => {
    const { root, run, failScript } = startBump();
    failScript("check:size", "one operation: 20 kB");
    const summary = await run("9.9.0", Object.values(rewording), { skipTests: true });
    expect(summary).toContain("the change is **patch**");
    expect(summary).toContain("The operations, fields and tables are the same.");
    expect(readFileSync(join(root, "CHANGELOG.md"), "utf8")).toBe(CHANGELOG);
    expect(summary).toContain("### To do by hand\n\n- `npm run check:size` fails:\n\n```\none operation: 20 kB\n```");
  });
});
