import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RestateServer, startRestateServer } from "../../scripts/restate-server.js";
import { operationTable } from "../../src/index.js";
import { versions } from "../live/versions.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const consumer = mkdtempSync(join(tmpdir(), "consumer-"));

const PROGRAM = `
import { createAdminClient, createClient, isAdminResponseError, listDeployments, type Client } from "restate-admin-client";

const baseUrl: string = process.argv[2] ?? "";
const admin = createAdminClient({ baseUrl });
const client: Client = createClient({ baseUrl });
const { version } = await admin.version();
const { deployments } = await listDeployments(client);
const refused: unknown = await admin.getService("Nope").catch((error: unknown) => error);
const status = isAdminResponseError(refused, "getService") ? refused.status : undefined;
console.log(JSON.stringify({ version, deployments, status }));
`;

const version = versions.at(-1) ?? "";

let server: RestateServer;
let packed: readonly string[];

function run(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { cwd: consumer, encoding: "utf8" });
}

beforeAll(async () => {
  const starting = startRestateServer({ version });
  const output = execFileSync("npm", ["pack", "--json", "--pack-destination", consumer], {
    cwd: root,
    encoding: "utf8",
  });
  const [{ filename, files }]: [{ filename: string; files: { path: string }[] }] = JSON.parse(
    output.slice(output.indexOf("[")),
  );
  packed = files.map(({ path }) => path);
  writeFileSync(join(consumer, "package.json"), '{ "type": "module", "private": true }');
  run("npm", "install", "--no-audit", "--no-fund", join(consumer, filename));
  server = await starting;
});

afterAll(async () => {
  await server?.stop();
  rmSync(consumer, { recursive: true, force: true });
});

describe("the packed package", () => {
  it("holds what is built, its papers, and nothing else", () => {
    const others = packed.filter((path) => !/^dist\/(src|generated)\/.*\.(js|d\.ts)(\.map)?$/.test(path));
    expect(others.sort()).toEqual(["LICENSE", "README.md", "dist/openapi.json", "package.json"]);
    expect(packed).toContain("dist/src/index.d.ts");
  });

  it("has one dependency", () => {
    const manifest = JSON.parse(readFileSync(join(consumer, "node_modules/restate-admin-client/package.json"), "utf8"));
    expect(Object.keys(manifest.dependencies)).toEqual(["openapi-fetch"]);
  });

  it("has the corrected document for other tools", () => {
    const script = `import { readFileSync } from "node:fs"; import { createRequire } from "node:module";
      const require = createRequire(import.meta.url);
      console.log(readFileSync(require.resolve("restate-admin-client/openapi.json"), "utf8"))`;
    const document = JSON.parse(run("node", "--input-type=module", "--eval", script));
    expect(document.info.version).toBe(version);
    const { parameters } = document.paths["/invocations/{invocation_id}/resume"].patch;
    // The server's own document has an object here, which the server ignores.
    expect(
      parameters.map(({ name, schema }: { name: string; schema: object }) => [name, JSON.stringify(schema)]),
    ).toEqual(expect.arrayContaining([["deployment", expect.not.stringContaining("object")]]));
  });

  it("exports every operation", () => {
    const script = 'import * as all from "restate-admin-client"; console.log(JSON.stringify(Object.keys(all)))';
    const names: string[] = JSON.parse(run("node", "--input-type=module", "--eval", script));
    expect(names).toEqual(expect.arrayContaining(operationTable.map(({ name }) => name)));
  });

  it("compiles in a strict project, checked down to its own declarations, and calls a real server", () => {
    writeFileSync(join(consumer, "program.ts"), PROGRAM);
    const types = ["--types", "node", "--typeRoots", join(root, "node_modules/@types")];
    const options = [
      "--strict",
      "--exactOptionalPropertyTypes",
      "--target",
      "es2022",
      "--module",
      "nodenext",
      ...types,
    ];
    run("node", join(root, "node_modules/typescript/bin/tsc"), ...options, "program.ts");
    expect(JSON.parse(run("node", "program.js", server.adminUrl))).toEqual({
      version,
      deployments: [],
      status: 404,
    });
  });
});
