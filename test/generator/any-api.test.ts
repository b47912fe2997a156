import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const scripts = fileURLToPath(new URL("../../scripts", import.meta.url));
/** The rooms that turn a document into a client. The others are about Restate: its server and its releases. */
const ROOMS = [
  "io",
  "openapi/document",
  "openapi/model",
  "openapi/types",
  "openapi/emit",
  "any-api",
  "restate/tables",
  "restate/history",
  "generate",
];
const OWN_WORDS = /restate|invocation|deployment|vqueue|\bsys_|\b(inv|dp|sub)_|"\/query"|META\d/i;

function findOwnWords(file: string): readonly string[] {
  // The one file that may say them, imported by its name, and a flag of V8.
  const text = readFileSync(file, "utf8").replace(/from ".*restate\/.*"|--invocation-count/g, "");
  return text
    .split("\n")
    .filter((line) => OWN_WORDS.test(line))
    .map((line) => `${file}: ${line.trim()}`);
}

describe("the generator knows Restate by scripts/restate/profile.ts alone", () => {
  it.each(ROOMS)("and not in %s", (room) => {
    const files = readdirSync(join(scripts, room)).filter((name) => /\.m?ts$|\.mjs$/.test(name));
    expect(files).not.toEqual([]);
    expect(files.flatMap((name) => findOwnWords(join(scripts, room, name)))).toEqual([]);
  });
});
