import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LiveServer } from "../kit/use-server.js";
import { compile, projects } from "./compile.js";
import { type Consumer, root } from "./use-consumer.js";

/** `require` takes CommonJS only, as in Node below 22.12, and in Node as some clouds start it. */
const COMMONJS_ONLY = "--no-experimental-require-module";

const NODE_TYPES = { types: ["node"], typeRoots: [join(root, "node_modules/@types")] };

export function describePrograms(consumer: Consumer, server: LiveServer, version: string): void {
  describe("a program that calls a real server", () => {
    const run = async (...args: readonly string[]): Promise<unknown> =>
      JSON.parse(await consumer.node(...args, server.adminUrl));
    const answers = { version, deployments: [], status: 404 };

    it("as CommonJS, with the same classes as the ES module", async () => {
      expect(await run("commonjs.cjs")).toEqual({ ...answers, file: "index.js", isSame: true });
    });

    it("as CommonJS, where ESM cannot be required", async () => {
      expect(await run(COMMONJS_ONLY, "commonjs.cjs")).toMatchObject({ ...answers, file: "index.cjs" });
    });

    it("in JavaScript that TypeScript checks", async () => {
      const options = { ...projects.nodenext, ...NODE_TYPES, allowJs: true, checkJs: true };
      expect(await compile(consumer.folder, "typescript", ["checked.mjs"], options)).toBe("");
      expect(await run("checked.mjs")).toEqual({ version, status: "none" });
    });

    it("in TypeScript, compiled to both", async () => {
      const emitted = { ...projects.nodenext, skipLibCheck: true, noEmit: false, outDir: "emitted" };
      expect(await compile(consumer.folder, "typescript", ["program.mts", "program.cts"], emitted)).toBe("");
      const wanted = {
        called: version,
        explained: expect.stringMatching(/^404 .*Nope/),
        isError: true,
        sum: 3,
        rehearsed: "inv_1 Greeter true",
      };
      expect(await run("emitted/program.mjs")).toEqual(wanted);
      expect(await run(COMMONJS_ONLY, "emitted/program.cjs")).toEqual(wanted);
    });
  });
}
