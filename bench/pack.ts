import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ours } from "./clients.js";
import { installed, rootFolder, workFolder } from "./places.js";
import { run } from "./run-program.js";

/** Installs this project as its users do: from a packed tarball, by default a new one. */
export async function installOurs(tarball?: string): Promise<void> {
  const file = tarball ?? (await pack());
  const folder = installed(ours);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run("tar", ["-xzf", file, "-C", folder, "--strip-components=1"]);
  for (const [name, version] of Object.entries(readManifest(ours).dependencies ?? {})) {
    const here = readManifest(name).version;
    if (here !== version) throw new Error(`${ours} needs ${name} ${version}, and bench/package.json has ${here}`);
  }
}

async function pack(): Promise<string> {
  const folder = join(workFolder, "packed");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run("npm", ["pack", "--pack-destination", folder], { cwd: rootFolder });
  const [file] = readdirSync(folder);
  if (file === undefined) throw new Error("npm pack wrote nothing");
  return join(folder, file);
}

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export function readManifest(name: string): Manifest {
  return JSON.parse(readFileSync(installed(`${name}/package.json`), "utf8")) as Manifest;
}
