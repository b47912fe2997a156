import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildClient } from "../../../scripts/generate.js";
import { writeFolder } from "../../../scripts/io/write-folder.js";
import { readDocument } from "../../../scripts/read/index.js";
import { type Hover, readHovers } from "./read-hovers.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
/** Always the client for this version, so that what an editor shows changes only if we change it. */
const VERSION = "1.7.12";
let folder: string;

beforeAll(async () => {
  mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
  folder = mkdtempSync(join(root, "node_modules/.cache/hovers-"));
  const { files } = await buildClient(root, await readDocument(join(root, `schemas/openapi/${VERSION}.json`)));
  await writeFolder(join(folder, "generated"), files);
  cpSync(join(root, "src"), join(folder, "src"), { recursive: true });
  symlinkSync(join(root, "package.json"), join(folder, "package.json"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("an editor shows what test/generator/hovers/hovers.md says: read the difference, then `npx vitest run test/generator/hovers -u`", async () => {
  const paths = {
    "restate-admin-client": [join(folder, "src/index.ts")],
    "restate-admin-client/schema": [join(folder, "src/schema/index.ts")],
  };
  const hovers = readHovers(fileURLToPath(new URL("program.ts", import.meta.url)), root, paths);
  expect(hovers.length).toBeGreaterThanOrEqual(20);
  await expect(printHovers(hovers)).toMatchFileSnapshot("hovers.md");
});

function printHovers(hovers: readonly Hover[]): string {
  const sections = hovers.map(({ line, name, signature, documentation }) =>
    `## \`${name}\`\n\n\`\`\`\`ts\n// ${line}\n${signature}\n\`\`\`\`\n\n${documentation}`.trim(),
  );
  return ["# What an editor shows", ...sections, ""].join("\n\n");
}
