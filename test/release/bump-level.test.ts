import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judgeChange, type Verdict } from "../../scripts/bump/judge-change.js";
import { findNewestSchema } from "../../scripts/document/find-schemas.js";
import { buildClient } from "../../scripts/generate/build-client.js";
import { type JsonObject, readObject } from "../../scripts/io/json.js";
import { printColumns, readColumns } from "../../scripts/tables/read-columns.js";
import { breaking } from "./breaking-mutations.js";
import { createRootWithoutOverlays, project, readCorrected } from "./bump-root.js";
import type { Draft } from "./draft.js";
import { additions, rewording } from "./harmless-mutations.js";
import type { Mutation } from "./mutation.js";

let root: string;

beforeAll(async () => {
  const newest = basename(await findNewestSchema(join(project, "schemas/openapi")), ".json");
  root = createRootWithoutOverlays(await readCorrected(newest));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function schemaOf(version: string): string {
  return join(root, "schemas/openapi", `${version}.json`);
}

/** Judges a bump from one version to the next, which is the first one with these changes. */
async function bump(from: string, to: string, mutations: readonly Mutation[]): Promise<Verdict> {
  const draft: Draft = JSON.parse(readFileSync(schemaOf(from), "utf8"));
  for (const { change } of mutations) change?.(draft);
  const { info, ...rest } = draft as unknown as JsonObject;
  writeFileSync(schemaOf(to), JSON.stringify({ ...rest, info: { ...readObject(info), version: to } }));
  const tables = join(root, "schemas/tables", `${to}.json`);
  const rows = readColumns(JSON.parse(readFileSync(join(root, "schemas/tables", `${from}.json`), "utf8")));
  writeFileSync(tables, printColumns(mutations.reduce((all, { changeTables }) => changeTables?.(all) ?? all, rows)));
  const after = await buildClient(root, { schema: schemaOf(to) });
  return judgeChange(project, await buildClient(root, { schema: schemaOf(from) }), after);
}

// All changes of a level at once, since a bump takes seconds; each has its own lines.
describe.each([
  ["major", ["1.7.8", "1.8.0"], breaking],
  // The next version does not inherit what broke before.
  ["patch", ["1.8.0", "1.8.1"], rewording],
  ["minor", ["1.8.1", "1.9.0"], additions],
] as const)("a change is %s from %j", (level, [from, to], mutations) => {
  let verdict: Verdict;
  let lines: readonly string[];

  beforeAll(async () => {
    verdict = await bump(from, to, Object.values(mutations));
    lines = Object.entries(verdict.entries).flatMap(([heading, own]) => own.map((line) => `${heading}: ${line}`));
  });

  it.each(Object.entries(mutations))("if %s", (_, mutation) => {
    expect(verdict.level).toBe(level);
    for (const line of mutation.lines) expect(lines).toContainEqual(expect.stringContaining(line));
  });

  it("and says nothing of paths on this machine", () => {
    expect(lines.join("\n")).not.toMatch(/\/(tmp|work|home|src)\//);
  });
});
