import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../generator/generate/compile.js";
import { additions, rewording } from "./additions.js";
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
      " M schemas/effects.json",
      " M schemas/published.ts",
      "?? schemas/openapi/9.9.0.json",
      "?? schemas/tables/9.9.0.json",
    ]);
    expect(changes).toContain("?? generated/operations/drill.ts");
    expect(JSON.parse(read("generated/openapi.json"))).toMatchObject({ info: { version: "9.9.0" } });
    expect(read("generated/operations/drill.ts")).toContain('versions: [{ since: "9.9.0" }]');
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
        " M schemas/effects.json",
        " M schemas/published.ts",
      ]);
      expect(read("generated/operations/cluster-health.ts")).toContain('versions: [{ goneIn: "1.8.0" }]');
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

  it("to a candidate is only tried", async () => {
    const { run, listChanges } = startBump();
    await expect(run("9.9.0-rc.1", Object.values(additions))).rejects.toThrow("try it with --dry-run");
    expect(listChanges()).toEqual([]);
  });

  it("to a version below another one leaves that one's client, and says what only that has", async () => {
    const { root, run, listChanges } = startBump();
    const read = (path: string) => readFileSync(join(root, path), "utf8");
    await run("9.9.0", [], { skipTests: true });
    commitAll(root);
    const summary = await run("9.8.1", [...Object.values(additions), fix], { skipTests: true });
    expect(summary).toContain(
      "The client remains that of Restate 9.9.0, with what Restate 9.8.1 says of older servers.",
    );
    expect(read("CHANGELOG.md")).toMatch(
      /- Restate 9\.8\.1: `listDrills\(\)`: `GET \/drills`, which newer servers do not have/,
    );
    expect(read("generated/operations/drill.ts")).toContain('versions: [{ since: "9.8.1", goneIn: "9.9.0" }]');
    expect(read("schemas/effects.json")).toContain(`1.6.1 - ${newest}, 9.9.0 -`);
    expect(listChanges()).toContain(" M schemas/effects.json");
  });

  it("writes nothing in a dry run", async () => {
    const { run, listChanges } = startBump();
    const summary = await run("9.9.0", Object.values(additions), { dryRun: true });
    expect(summary).toContain("`listDrills()`: `GET /drills`");
    expect(listChanges()).toEqual([]);
  });

  it("to a release that changes words only says so, and lists the checks that fail", async () => {
    const { root, run, failScript } = startBump();
    failScript("sizes", "one operation: 20 kB");
    const summary = await run("9.9.0", Object.values(rewording), { skipTests: true });
    expect(summary).toContain("the change is **patch**");
    expect(readFileSync(join(root, "CHANGELOG.md"), "utf8")).toMatch(/### Fixed\n\n- Restate 9\.9\.0: checked/);
    expect(summary).toContain("### To do by hand\n\n- `npm run sizes` fails:\n\n```\none operation: 20 kB\n```");
  });
});
