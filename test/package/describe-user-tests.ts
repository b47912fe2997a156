import { execFile, execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { transformSync } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { compile, projects } from "./compile.js";
import { type CodeBlock, readAllBlocks, USER_TEST } from "./guides/read-code-blocks.js";
import { type Consumer, root } from "./use-consumer.js";

interface Runner {
  readonly extension: string;
  readonly format?: "cjs" | "esm";
  command(file: string): readonly string[];
}

const RUNNERS: Readonly<Record<string, Runner>> = {
  vitest: {
    extension: "ts",
    command: (file) => ["node_modules/vitest/vitest.mjs", "run", "--root", ".", file],
  },
  jest: {
    extension: "cjs",
    format: "cjs",
    command: (file) => ["node_modules/jest/bin/jest.js", "--rootDir", ".", "--testMatch", `**/${file}`],
  },
  "node:test": { extension: "mjs", format: "esm", command: (file) => ["--test", file] },
};

const execute = promisify(execFile);

export function describeUserTests(consumer: Consumer): void {
  describe("its testing kit", () => {
    const tests = readAllBlocks(root).filter(({ note }) => note?.startsWith(USER_TEST));
    const folder = join(consumer.folder, "user-tests");

    beforeAll(() => {
      mkdirSync(folder);
      copyFileSync(join(root, "test/package/user-tests.json"), join(folder, "package.json"));
      const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", consumer.tarball];
      execFileSync("npm", install, { cwd: folder, stdio: "pipe" });
      tests.forEach((test, index) => {
        writeFileSync(join(folder, `guide-${index}.ts`), test.source);
      });
    });

    it("is used in the documents with every runner", () => {
      expect(tests.length).toBeGreaterThanOrEqual(6);
      expect(new Set(tests.map(readRunner))).toEqual(new Set(Object.keys(RUNNERS)));
    });

    it("compiles in the tests of the documents", async () => {
      const types = { types: ["node"], typeRoots: [join(root, "node_modules/@types")] };
      const files = tests.map((_, index) => `guide-${index}.ts`);
      expect(await compile(folder, "typescript", files, { ...projects.bundler, ...types, skipLibCheck: true })).toBe(
        "",
      );
    });

    it.each(tests.map((test, index) => [test.place, readRunner(test), test, index] as const))(
      "runs %s in %s",
      async (_, name, { source }, index) => {
        const { extension, format, command } = RUNNERS[name] as Runner;
        const file = `guide-${index}.test.${extension}`;
        writeFileSync(join(folder, file), format ? transformSync(source, { loader: "ts", format }).code : source);
        const env = { PATH: process.env.PATH, NO_COLOR: "1" };
        const { stdout, stderr } = await execute("node", command(file), { cwd: folder, env });
        // A runner that finds no test succeeds too.
        expect(stdout + stderr).toMatch(/\b1 passed|^# pass 1$|^ℹ pass 1$/m);
      },
    );
  });
}

function readRunner({ note = "" }: CodeBlock): string {
  return note.slice(USER_TEST.length);
}
