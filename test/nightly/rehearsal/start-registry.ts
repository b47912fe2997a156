import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename, dirname, join } from "node:path";

export interface Registry {
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly [field: string]: unknown;
}

const SERVER = "@restatedev/restate-server";
const PLATFORM = `${SERVER}-${process.platform}-${process.arch}`;

/**
 * Starts a registry on the loopback address with a made-up release of the server. All other requests of npm go on to the real
 * registry.
 *
 * @param files - The files of its program, by name: `restate-server` is started.
 */
export async function startRegistry(
  folder: string,
  version: string,
  files: Readonly<Record<string, string>>,
): Promise<Registry> {
  const bin = join(folder, "platform/bin");
  mkdirSync(bin, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(bin, name), text, { mode: 0o755 });
  const packages = [
    pack(join(folder, "platform"), { name: PLATFORM, version, os: [process.platform], cpu: [process.arch] }),
    pack(join(folder, "main"), { name: SERVER, version, optionalDependencies: { [PLATFORM]: version } }),
  ];
  const elsewhere = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
  const server = createServer(async (incoming, outgoing) => {
    const path = decodeURIComponent(incoming.url ?? "").slice(1);
    const described = packages.find(({ manifest }) => path === manifest.name);
    const packed = packages.find(({ manifest }) => path === `${manifest.name}/-/it-${version}.tgz`);
    if (packed !== undefined) outgoing.end(packed.tarball);
    else if (described === undefined) outgoing.writeHead(302, { location: new URL(path, elsewhere).href }).end();
    else outgoing.end(await describePackage(described, new URL(path.replace("/", "%2f"), elsewhere)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the registry has no port");
  const url = `http://127.0.0.1:${address.port}`;

  /** Describes all releases of a package, since the tests need real ones beside the made-up one. */
  async function describePackage({ manifest, tarball }: (typeof packages)[number], real: URL): Promise<string> {
    const response = await fetch(real);
    const known: { readonly versions: object } = await response.json();
    const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
    const dist = { tarball: `${url}/${manifest.name}/-/it-${version}.tgz`, integrity };
    return JSON.stringify({
      ...known,
      "dist-tags": { latest: version },
      versions: { ...known.versions, [version]: { ...manifest, dist } },
    });
  }

  return {
    env: { npm_config_registry: url, npm_config_cache: join(folder, "cache") },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function pack(folder: string, manifest: Manifest) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  // In a tarball of npm, all files are below one folder, of any name.
  const tarball = execFileSync("tar", ["-czf", "-", "-C", dirname(folder), basename(folder)]);
  return { manifest, tarball };
}
