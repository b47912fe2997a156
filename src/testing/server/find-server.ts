import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const SERVER = "@restatedev/restate-server";

/**
 * Finds the binary of an installed server. The package's own launcher would be a second process, which cannot pass
 * SIGKILL on.
 *
 * @param version - Default: the only installed server, or else the one without an alias.
 * @throws Error that says what is missing, or that a version must be chosen.
 */
export function findServer(version: string | undefined): string {
  const installed = listPackages(process.cwd(), SERVER);
  const unaliased = installed.find(({ name }) => name === SERVER);
  const [server, other] =
    version === undefined && unaliased
      ? [unaliased]
      : installed.filter((each) => version === undefined || each.version === version);
  if (server === undefined) throw new Error(describeMissing(version, installed));
  if (other !== undefined && version === undefined) {
    const versions = installed.map((each) => `"${each.version}"`).join(", ");
    throw new Error(`startRestate: several servers are installed; choose one with \`version\`: ${versions}`);
  }
  const binary = findBinary(server);
  if (binary === undefined) throw new Error(`startRestate: ${describeIncomplete(server)}`);
  return binary;
}

export interface Installed {
  /** The name of the package or its alias. */
  readonly name: string;
  readonly version: string;
  readonly directory: string;
}

/** Lists the packages of a name, also under aliases, that a module in a directory can import, the nearest first. */
export function listPackages(directory: string, name: string): readonly Installed[] {
  const require = createRequire(join(directory, "index.js"));
  return (require.resolve.paths(name) ?? []).flatMap((modules) => {
    const aliases = existsSync(modules) ? readdirSync(modules).filter((each) => each.includes("restate-server")) : [];
    return [name, ...aliases].flatMap((alias) => {
      const file = join(modules, alias, "package.json");
      const manifest = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
      return manifest?.name === name
        ? [{ name: alias, version: manifest.version, directory: join(modules, alias) }]
        : [];
    });
  });
}

const PLATFORM = `${SERVER}-${process.platform}-${process.arch}`;

/** Finds the binary in an installed server. npm may have put another version nearer to the top, so the version is compared. */
export function findBinary({ directory, version }: Installed): string | undefined {
  const platform = listPackages(directory, PLATFORM).find((each) => each.version === version);
  return platform && join(platform.directory, "bin/restate-server");
}

export function describeIncomplete({ version }: Installed): string {
  return `${SERVER} ${version} is installed without ${PLATFORM}, the binary for this machine`;
}

function describeMissing(version: string | undefined, installed: readonly Installed[]): string {
  if (version === undefined) {
    return `startRestate needs the server, which is not installed: npm install --save-dev ${SERVER}`;
  }
  const alias = installed.length > 0 ? `restate-server-${version}@npm:` : "";
  const command = `npm install --save-dev --save-exact ${alias}${SERVER}@${version}`;
  return `startRestate: no package whose name contains restate-server has version ${version}: ${command}`;
}
