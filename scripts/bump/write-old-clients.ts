/** Writes test/old-clients/fixtures: `npm run old-clients`, after a change of an overlay. A bump does it by itself. */

import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findOverlays, findSchemas } from "../document/find-schemas.js";
import { messageOf } from "../io/explain.js";
import { type Consumer, listConsumers } from "./list-consumers.js";

export const FIXTURES = "test/old-clients/fixtures";

export function writeOldClients(root: string, consumers: readonly Consumer[]): void {
  const folder = join(root, FIXTURES);
  mkdirSync(folder, { recursive: true });
  const names = consumers.map(({ since }) => `${since}.ts`);
  for (const { since, text } of consumers) writeFileSync(join(folder, `${since}.ts`), text);
  for (const name of readdirSync(folder).filter((file) => !names.includes(file))) rmSync(join(folder, name));
}

async function main(): Promise<void> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const schemas = await findSchemas(join(root, "schemas/openapi"));
  const consumers = await listConsumers(schemas, await findOverlays(join(root, "schemas/overlays")));
  writeOldClients(root, consumers);
  for (const { since, until, text } of consumers) {
    console.log(`${FIXTURES}/${since}.ts: Restate ${since} to ${until}, ${text.split("\n").length} lines`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error: unknown) => {
    console.error(`old-clients: ${messageOf(error)}`);
    process.exitCode = 1;
  });
}
