import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { isJsonObject, type Json, type JsonObject, messageOf, readArray, readObject, readString } from "../io/index.js";
import type { Level } from "./rate-change.js";

/** How `redocly diff` rates a change. It considers only requests and responses, not our functions. */
export interface Rating {
  readonly level: Level;
  /** `2 major, 14 minor, 27 patch` */
  readonly counts: string;
  /** The changes that it calls breaking. */
  readonly breaking: readonly string[];
}

const QUIET = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/** Returns the rating, or why there is none. It is only advice, so nothing fails without it. */
export async function diffDocuments(root: string, before: JsonObject, after: JsonObject): Promise<Rating | string> {
  const program = join(root, "node_modules/.bin/redocly");
  if (!existsSync(program)) return "@redocly/cli is not installed";
  return runDiff(program, before, after).catch((error: unknown) => `it failed: ${messageOf(error)}`);
}

async function runDiff(program: string, before: JsonObject, after: JsonObject): Promise<Rating> {
  // Outside the project, whose Redocly configuration must not apply here.
  const folder = mkdtempSync(join(tmpdir(), "schema-diff-"));
  try {
    writeFileSync(join(folder, "before.json"), JSON.stringify(before, null, 1));
    writeFileSync(join(folder, "after.json"), JSON.stringify(after, null, 1));
    const args = [
      "diff",
      "before.json",
      "after.json",
      "--format",
      "json",
      "--fail-on",
      "none",
      "--output",
      "diff.json",
    ];
    await promisify(execFile)(program, args, { cwd: folder, env: { ...process.env, ...QUIET } });
    return readRating(JSON.parse(readFileSync(join(folder, "diff.json"), "utf8")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function readRating(report: unknown): Rating {
  if (!isJsonObject(report) || !isJsonObject(report.summary)) throw new Error("redocly diff reported no summary");
  const levels = ["major", "minor", "patch"] as const;
  const { summary } = report;
  const counts = levels.map((level) => `${Number(summary[level] ?? 0)} ${level}`).join(", ");
  const level = levels.find((each) => Number(summary[each] ?? 0) > 0) ?? "patch";
  // Finds the list by type. `changes` is not the list but a number.
  const changes = Object.values(report)
    .flatMap((value) => readArray(value))
    .map(readObject);
  return { level, counts, breaking: changes.filter(({ impact }) => impact === "major").map(describe) };
}

function describe({ path, verdicts }: JsonObject): string {
  const message = readArray(verdicts).map((verdict: Json) => readString(readObject(verdict).message))[0];
  return `${message ?? "changed"} (${readString(path) ?? "?"})`;
}
