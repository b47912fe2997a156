import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
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
  /** What building and packing wrote to stderr. */
  readonly warnings: string;
  readonly files: readonly string[];
  readonly packedSize: number;
  readonly unpackedSize: number;
  /** Installs the package in another folder, beside a version of Kysely: by default, that of this project. */
  installWithKysely(folder: string, kysely?: string): Promise<void>;
  node(...args: readonly string[]): Promise<string>;
}

interface Pack {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
  readonly size: number;
  readonly unpackedSize: number;
}

const execute = promisify(execFile);
const INSTALL = ["install", "--install-links", "--no-audit", "--no-fund", "--loglevel=error"];
const install = (folder: string, ...packages: readonly string[]): Promise<unknown> =>
  execute("npm", [...INSTALL, "--prefix", folder, ...packages]);

/** Packs once, for all tests of the package. */
export function useConsumer(): Consumer {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "consumer-")));
  let pack: (Pack & { readonly warnings: string }) | undefined;

  beforeAll(async () => {
    const args = ["pack", "--json", "--silent", "--pack-destination", folder];
    const { stdout, stderr: warnings } = await execute("npm", args, { cwd: root });
    // The build may print something before the JSON of `npm pack`.
    pack = { ...JSON.parse(stdout.slice(stdout.search(/^\[\s*\{/m)))[0], warnings };
    cpSync(new URL("fixtures", import.meta.url), folder, { recursive: true });
    await install(folder, consumer.tarball);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const packed = () => {
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
    get warnings() {
      return packed().warnings;
    },
    get packedSize() {
      return packed().size;
    },
    get unpackedSize() {
      return packed().unpackedSize;
    },
    async installWithKysely(other, kysely = join(root, "node_modules/kysely")) {
      await install(other, consumer.tarball, kysely);
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
