import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { LiveServer } from "../kit/use-server.js";
import { compile, compilers, projects } from "./compile.js";
import { listMistakes, listPlaces } from "./mistakes.js";
import type { Consumer } from "./use-consumer.js";

/** The supported versions of Kysely: the one of this project, and one for Node 22, which is ESM only. Node 20 can run it, too. */
const versions = [
  { version: "0.28", kysely: undefined, extensions: ["mts", "cts"] },
  { version: "0.29", kysely: "kysely@0.29.9", extensions: ["mts"] },
];

export function describeKysely(consumer: Consumer, server: LiveServer): void {
  describe.each(versions)("its queries with Kysely $version", ({ version, kysely, extensions }) => {
    const folder = join(consumer.folder, `kysely-${version}`);
    const programs = extensions.map((extension) => `with-kysely.${extension}`);
    const wrong = extensions.map((extension) => `wrong-kysely.${extension}`);

    beforeAll(async () => {
      await consumer.installWithKysely(folder, kysely);
      for (const file of [...programs, ...wrong]) {
        copyFileSync(join(consumer.folder, file.replace(/\w+$/, "txt")), join(folder, file));
      }
    });

    it.each(compilers)(
      "compile with %s, and with the declarations checked",
      async (compiler) => {
        expect(await compile(folder, compiler, programs, { ...projects.nodenext, skipLibCheck: false })).toBe("");
      },
      120_000,
    );

    it.each(compilers)("do not compile with a mistake, by %s", async (compiler) => {
      const output = await compile(folder, compiler, wrong, { ...projects.nodenext, skipLibCheck: true });
      expect(listPlaces(output)).toEqual(wrong.flatMap((file) => listMistakes(folder, file)).sort());
    });

    it("have the row types of the package, not copies", () => {
      const declarations = readFileSync(join(folder, "node_modules/restate-admin-client/dist/kysely.d.ts"), "utf8");
      expect(declarations).toMatch(/import \{ TableRows \} from "restate-admin-client\/schema"/);
    });

    it("run on a real server", async () => {
      const options = { ...projects.nodenext, skipLibCheck: true, noEmit: false, outDir: "emitted" };
      expect(await compile(folder, "typescript", programs, options)).toBe("");
      for (const file of programs) {
        const program = join(folder, "emitted", file.replace("ts", "js"));
        const output = await consumer.node("--no-experimental-require-module", program, server.adminUrl);
        expect(JSON.parse(output)).toEqual({ services: [], paused: 0, isReadOnly: true, streamed: 0 });
      }
    });
  });
}
