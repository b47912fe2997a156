import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { compile, compilers, projects } from "./compile.js";
import { listMistakes, listPlaces } from "./mistakes.js";
import { type Consumer, root } from "./use-consumer.js";

const EXTENSIONS = ["mts", "cts"];
const PROGRAMS = EXTENSIONS.map((extension) => `program.${extension}`);

const NO_DOM = { module: "nodenext", lib: ["es2022"], types: ["node"], typeRoots: [join(root, "node_modules/@types")] };

const SHARED_CLIENT = {
  "client.cts": `
    import { createAdminClient, sql } from "restate-admin-client";
    export const admin = createAdminClient();
    export const query = sql\`SELECT id FROM sys_invocation\`;
  `,
  "with-client.mts": `
    import { type AdminClient, getInvocation, queryRows } from "restate-admin-client";
    import { admin, query } from "./client.cjs";
    export const same: AdminClient = admin;
    export const rows = [await queryRows(admin, query), await getInvocation(admin, "inv_1")];
  `,
};

export function describeTypes(consumer: Consumer): void {
  describe("its types", () => {
    beforeAll(() => {
      for (const name of ["program", "wrong"]) {
        const from = join(consumer.folder, `${name}.txt`);
        for (const extension of EXTENSIONS) copyFileSync(from, join(consumer.folder, `${name}.${extension}`));
      }
      for (const [name, text] of Object.entries(SHARED_CLIENT)) writeFileSync(join(consumer.folder, name), text);
    });

    // Checks the declarations of the package and of its imports, too, which finds everything that a run without them finds.
    describe.each(compilers)("%s", (compiler) => {
      it.each(Object.keys(projects))("compiles a program in a strict project, module %s", async (project) => {
        const options = { ...projects[project], skipLibCheck: false };
        expect(await compile(consumer.folder, compiler, PROGRAMS, options)).toBe("");
      });

      it("compiles it with the types of Node instead of a browser's", async () => {
        expect(await compile(consumer.folder, compiler, PROGRAMS, { ...NO_DOM, skipLibCheck: false })).toBe("");
      });

      it("accepts a client from a CommonJS file in an ES module", async () => {
        const files = Object.keys(SHARED_CLIENT);
        expect(await compile(consumer.folder, compiler, files, { ...projects.nodenext, skipLibCheck: true })).toBe("");
      });

      it("sees each mistake, with the types of a browser and with those of Node", async () => {
        const compiled = [projects.nodenext, NO_DOM].map((project) =>
          compile(consumer.folder, compiler, ["wrong.mts", "wrong.cts"], { ...project, skipLibCheck: true }),
        );
        const mistakes = EXTENSIONS.flatMap((extension) => listMistakes(consumer.folder, `wrong.${extension}`)).sort();
        expect((await Promise.all(compiled)).map(listPlaces)).toEqual([mistakes, mistakes]);
      });
    });
  });
}
