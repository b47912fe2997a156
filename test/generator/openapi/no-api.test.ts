import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const scripts = fileURLToPath(new URL("../../../scripts", import.meta.url));
/** The rooms that turn any document into a client. */
const ROOMS = ["io", "openapi/document", "openapi/model", "openapi/types", "openapi/emit"];
const OWN_WORDS = /restate|invocation|deployment|vqueue|\bsys_|\b(inv|dp|sub)_|"\/query"|META\d/i;

function findOwnWords(file: string): readonly string[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => OWN_WORDS.test(line))
    .map((line) => `${file}: ${line.trim()}`);
}

describe("what is for any API names nothing of Restate", () => {
  it.each(ROOMS)("in %s", (room) => {
    const files = readdirSync(join(scripts, room)).filter((name) => /\.m?ts$|\.mjs$/.test(name));
    expect(files).not.toEqual([]);
    expect(files.flatMap((name) => findOwnWords(join(scripts, room, name)))).toEqual([]);
  });
});
