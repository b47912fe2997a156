import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import type { MadeUpSchema } from "../../release/make-release.js";

export interface Registry {
  /** What makes npm ask here; for whatever else it asks, it is sent on to where it would have asked. */
  readonly env: Readonly<Record<string, string>>;
  /** Publishes a release of the server: now the newest. It only answers what a bump asks, or as another server does. */
  publish(version: string, schema: MadeUpSchema, like?: LikeServer): void;
  close(): void;
}

/** A program that stands in front of a real server, by its path. */
export interface LikeServer {
  readonly script: string;
  readonly binary: string;
}

interface Package {
  readonly manifest: { readonly name: string; readonly version: string };
  readonly tarball: Buffer;
}

const SERVER = "@restatedev/restate-server";
const PLATFORM = `${SERVER}-${process.platform}-${process.arch}`;

/** Starts a registry on the loopback address that has releases of the server which there are not. */
export async function startRegistry(folder: string): Promise<Registry> {
  /** By name and version; a release may be made up again. */
  const packages = new Map<string, Package>();
  const elsewhere = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
  const server = createServer((incoming, outgoing) => {
    const path = decodeURIComponent(incoming.url ?? "").slice(1);
    const tarball = packages.get(path);
    const versions = [...packages.values()].filter(({ manifest }) => manifest.name === path);
    if (tarball !== undefined) outgoing.end(tarball.tarball);
    else if (versions.length > 0) outgoing.end(JSON.stringify(describePackage(url, versions)));
    else outgoing.writeHead(302, { location: new URL(incoming.url?.slice(1) ?? "", elsewhere).href }).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the registry has no port");
  const url = `http://127.0.0.1:${address.port}`;

  return {
    env: { npm_config_registry: url },
    publish(version, schema, like) {
      const own = join(folder, version);
      const platform = { name: PLATFORM, version, os: [process.platform], cpu: [process.arch] };
      const main = { name: SERVER, version, optionalDependencies: { [PLATFORM]: version } };
      mkdirSync(join(own, "platform/bin"), { recursive: true });
      writeRelease(join(own, "platform/bin"), schema, like);
      for (const each of [pack(join(own, "platform"), platform), pack(join(own, "main"), main)]) {
        packages.set(nameTarball(each), each);
      }
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function writeRelease(
  folder: string,
  { document, tables }: MadeUpSchema,
  { script, binary }: LikeServer = { script: "serve-release.mjs", binary: "" },
): void {
  const launcher = `#!/bin/sh\nexec "${process.execPath}" "$(dirname "$0")/${script}" "${binary}" "$@"\n`;
  writeFileSync(join(folder, "restate-server"), launcher, { mode: 0o755 });
  copyFileSync(new URL(script, import.meta.url), join(folder, script));
  writeFileSync(join(folder, "openapi.json"), document);
  writeFileSync(join(folder, "tables.json"), tables);
}

function pack(folder: string, manifest: Package["manifest"]): Package {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  // In a tarball of npm everything is below one folder, of any name.
  const tarball = execFileSync("tar", [
    "-czf",
    "-",
    "-C",
    join(folder, ".."),
    folder.slice(folder.lastIndexOf("/") + 1),
  ]);
  return { manifest, tarball };
}

function nameTarball({ manifest: { name, version } }: Package): string {
  return `${name}/-/${name.split("/")[1]}-${version}.tgz`;
}

function describePackage(url: string, versions: readonly Package[]): object {
  const entries = versions.map((each) => {
    const integrity = `sha512-${createHash("sha512").update(each.tarball).digest("base64")}`;
    return [each.manifest.version, { ...each.manifest, dist: { tarball: `${url}/${nameTarball(each)}`, integrity } }];
  });
  const [newest] = versions.slice(-1);
  return {
    name: newest?.manifest.name,
    "dist-tags": { latest: newest?.manifest.version },
    versions: Object.fromEntries(entries),
  };
}
