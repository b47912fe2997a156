import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll } from "vitest";

export const root: string = fileURLToPath(new URL("../..", import.meta.url));

export interface Consumer {
  readonly folder: string;
  readonly tarball: string;
  readonly installed: string;
  readonly files: readonly string[];
  readonly packedSize: number;
  readonly unpackedSize: number;
  /** Installs the package in another folder, beside the version of Kysely in this folder of node_modules. */
  installWithKysely(folder: string, kysely: string): void;
  node(...args: readonly string[]): Promise<string>;
}

interface Pack {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
  readonly size: number;
  readonly unpackedSize: number;
}

const execute = promisify(execFile);

/** Packs once, for all tests of the package. */
export function useConsumer(): Consumer {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "consumer-")));
  let pack: Pack | undefined;

  beforeAll(() => {
    const npm = (cwd: string, ...args: readonly string[]): string =>
      execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
    const output = npm(root, "pack", "--json", "--silent", "--pack-destination", folder);
    // The build may print something before the JSON of `npm pack`.
    [pack] = JSON.parse(output.slice(output.search(/^\[\s*\{/m)));
    cpSync(new URL("fixtures", import.meta.url), folder, { recursive: true });
    npm(folder, "install", "--no-audit", "--no-fund", "--silent", consumer.tarball);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const packed = (): Pack => {
    if (pack === undefined) throw new Error("The package is there in tests only");
    return pack;
  };

  const consumer: Consumer = {
    folder,
    installed: join(folder, "node_modules/restate-admin-client"),
    get tarball() {
      return join(folder, packed().filename);
    },
    get files() {
      return packed()
        .files.map(({ path }) => path)
        .sort();
    },
    get packedSize() {
      return packed().size;
    },
    get unpackedSize() {
      return packed().unpackedSize;
    },
    installWithKysely(other, kysely) {
      mkdirSync(join(other, "node_modules"), { recursive: true });
      cpSync(consumer.installed, join(other, "node_modules/restate-admin-client"), { recursive: true });
      cpSync(join(root, "node_modules", kysely), join(other, "node_modules/kysely"), { recursive: true });
    },
    async node(...args) {
      const { stdout } = await execute("node", args, { cwd: folder, maxBuffer: 2 ** 26 });
      return stdout;
    },
  };
  return consumer;
}

export function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, "utf8"));
}
