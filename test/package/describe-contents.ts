import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { operationTable } from "../../src/schema/index.js";
import { type Consumer, readJson, root } from "./use-consumer.js";

const PERMISSIVE = ["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"];

export function describeContents(consumer: Consumer): void {
  describe("its contents", () => {
    it("are the build output and documents only", () => {
      const documents = /^(docs|examples|bench|schemas)\/.*\.(md|svg|ts|yaml)$/;
      const entries = ["index", "kysely", "schema", "testing", "testing-server"];
      const built = entries.flatMap((entry) => ["cjs", "d.cts", "d.ts", "js"].map((end) => `dist/${entry}.${end}`));
      const others = ["dist/index.cjs.map", "dist/index.js.map", "dist/openapi.json", "package.json"];
      const texts = ["CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md"];
      const found = consumer.files.filter((file) => !documents.test(file));
      expect(found).toEqual([...texts, ...built, ...others].sort());
    });

    it("include each file that one of its documents links to or shows", () => {
      const documents = consumer.files.filter((file) => file.endsWith(".md"));
      const broken = documents.flatMap((document) => {
        const text = readFileSync(join(consumer.installed, document), "utf8");
        const links = [...text.matchAll(/(?:\]\(|src(?:set)?=")(?![a-z]+:|#)([^)#"]+)/g)].map(([, link = ""]) => link);
        const targets = links.map((link) => join(dirname(document), link));
        return targets.filter((target) => !existsSync(join(consumer.installed, target)));
      });
      expect(documents).toContain("docs/guides/getting-started.md");
      expect(broken).toEqual([]);
    });

    it("stay within the size budget", () => {
      // Generated files grow with the document: a release that only adds to the API needs no new budget.
      const { size } = statSync(join(consumer.installed, "dist/openapi.json"));
      expect(consumer.packedSize).toBeLessThan(483_000 + 1.6 * size);
      expect(consumer.unpackedSize).toBeLessThan(1_930_000 + 10 * size);
    });

    it("include openapi-fetch and its dependencies, all under permissive licences", () => {
      const modules = join(consumer.folder, "node_modules");
      const installed = readdirSync(modules).filter((name) => !name.startsWith("."));
      expect(installed).toEqual(["openapi-fetch", "openapi-typescript-helpers", "restate-admin-client"]);
      for (const name of installed) expect(PERMISSIVE).toContain(readJson(join(modules, name, "package.json")).license);
      expect(readFileSync(join(consumer.installed, "LICENSE"), "utf8")).toMatch(/^MIT License\n\nCopyright/);
    });

    it("include the corrected document for other tools", async () => {
      const document: string = await consumer.node(
        "--print",
        'require("fs").readFileSync(require.resolve("restate-admin-client/openapi.json"), "utf8")',
      );
      expect(document.trim()).toBe(readFileSync(join(root, "generated/openapi.json"), "utf8").trim());
    });

    it.each([
      ["restate-admin-client", operationTable.map(({ name }) => name)],
      ["restate-admin-client/schema", ["operationTable", "tableColumns"]],
      ["restate-admin-client/testing", ["createFakeAdminApi"]],
      ["restate-admin-client/testing/server", ["startRestate"]],
    ])("export the same from %s to import and require", async (path, names) => {
      const list = "console.log(JSON.stringify(Object.keys(all).sort()))";
      const imported = await consumer.node("--input-type=module", "--eval", `import * as all from "${path}"; ${list}`);
      const required = await consumer.node(
        "--no-experimental-require-module",
        "--eval",
        `const all = require("${path}"); ${list}`,
      );
      expect(JSON.parse(imported)).toEqual(expect.arrayContaining(names));
      expect(required).toBe(imported);
    });

    it.each(["mjs", "cjs"])(
      "lead a stack trace to the sources, which are in the source maps: %s",
      async (extension) => {
        const flags = ["--enable-source-maps", "--no-experimental-require-module"];
        // Calls a function with wrong arguments, which fails in a source of the package.
        const load = extension === "mjs" ? "await import" : "require";
        const program = `(${load}("restate-admin-client")).createClient({ timeout: -1 })`;
        const type = extension === "mjs" ? "module" : "commonjs";
        const stack = await consumer.node(
          ...flags,
          `--input-type=${type}`,
          "--eval",
          `try { ${program} } catch (error) { console.log(error.stack) }`,
        );
        const [, source = "", line = 0] = /restate-admin-client\/(src\/[a-z/-]+\.ts):(\d+)/.exec(stack) ?? [];
        const map = readJson(join(consumer.installed, `dist/index.${extension.replace("mjs", "js")}.map`));
        const { sources, sourcesContent } = map as { sources: string[]; sourcesContent: string[] };
        const text = sourcesContent[sources.indexOf(`../${source}`)];
        expect(text).toBe(readFileSync(join(root, source), "utf8"));
        expect(text?.split("\n")[Number(line) - 1]).toMatch(/throw new TypeError/);
        expect(sourcesContent).toHaveLength(sources.length);
        expect(sourcesContent).not.toContain(null);
      },
    );
  });
}
