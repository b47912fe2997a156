import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readOverlayActions } from "../../../../scripts/openapi/document/read-overlay.js";

let path: string;

beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), "read-overlay-test-")), "overlay.yaml");
});

afterEach(() => {
  rmSync(join(path, ".."), { recursive: true });
});

const target = { title: "Pets", version: "1.7.12" };

describe("reading", () => {
  it("gives each action its place, its words", async () => {
    writeFileSync(path, "overlay: 1.1.0\nactions: [{ target: $.a, remove: true, description: Gone }, { target: $.b }]");

    expect(await readOverlayActions(path, target)).toEqual([
      {
        overlayPath: path,
        overlayTitle: undefined,
        index: 0,
        target: "$.a",
        description: "Gone",
        places: ["$.a"],
        versions: undefined,
        fields: { target: "$.a", remove: true, description: "Gone" },
        base: path,
      },
      {
        overlayPath: path,
        overlayTitle: undefined,
        index: 1,
        target: "$.b",
        description: "",
        places: ["$.b"],
        versions: undefined,
        fields: { target: "$.b" },
        base: path,
      },
    ]);
  });
});

describe("choosing", () => {
  it.each([
    ["the title of the document", 'x-target-title: "Pets"', 1],
    ["another title", 'x-target-title: "Admin API"', 0],
    ["no title", "", 1],
  ])("by title: an overlay with %s", async (_, title, count) => {
    writeFileSync(path, `overlay: 1.0.0\n${title}\nactions: [{ target: $ }]`);
    expect(await readOverlayActions(path, target)).toHaveLength(count);
  });

  it.each([
    ["1.6.x", "1.6.2", 1],
    ["1.6.x", "1.7.0", 0],
    [">=1.6.0", "2.0.0", 1],
    [">=1.6.0 <1.7.0", "1.6.99", 1],
    [">=1.7.8", "1.7.6", 0],
    // A release candidate serves the schema of the release it leads to.
    ["1.7.x", "1.7.0-rc.1", 1],
    ["1.6.x", "1.7.0-rc.1", 0],
  ])("by version: x-versions %s and a document of version %s", async (range, version, count) => {
    writeFileSync(path, `overlay: 1.0.0\nactions: [{ target: $, x-versions: "${range}" }]`);
    expect(await readOverlayActions(path, { ...target, version })).toHaveLength(count);
  });

  it.each(["1.7.12", "v1beta", undefined])("takes an action without x-versions for version %s", async (version) => {
    writeFileSync(path, "overlay: 1.0.0\nactions: [{ target: $ }]");
    expect(await readOverlayActions(path, { ...target, version })).toHaveLength(1);
  });
});

describe("a filter that Redocly reads differently", () => {
  const read = (filter: string) => {
    writeFileSync(path, JSON.stringify({ overlay: "1.0.0", actions: [{ target: `$.paths[${filter}]` }] }));
    return readOverlayActions(path, target);
  };

  it.each([
    "?@.a && @.b && @.c",
    "?@.a || @.b && !@.c && @.d",
    "?(@.a || @.b) && @.c[?@.d && @.e] && @.f",
    "?@.a == ' && ' && (@.b && @.c && @.d)",
  ])("%s is rejected", (filter) =>
    expect(read(filter)).rejects.toThrow(
      `, action 0 ($.paths[${filter}]): write A && (B && C): Redocly reads A && B && C as A && (B || C)`,
    ),
  );

  it.each([
    "?@.a && (@.b && @.c)",
    "?@.a && @.b || @.c && @.d",
    "?@.a && @.b, ?@.c && @.d",
    "?@.a[?@.b && @.c] && @.d[?@.e && @.f]",
    "?@.a == 'x && y && z' && @.b == \"(&&\"",
  ])("%s is no such filter", async (filter) => expect(await read(filter)).toHaveLength(1));
});

describe("what can't be read stops, and is named", () => {
  it.each([
    ["no overlay version", "actions: []", 'is not an OpenAPI Overlay document: it has no "overlay" version'],
    ["no actions", "overlay: 1.0.0", 'is not an OpenAPI Overlay document: it has no "actions"'],
    ["no object", "- a", 'is not an OpenAPI Overlay document: it has no "overlay" version'],
    ["no YAML", "a: [", "is neither YAML nor JSON"],
    ["an action that is text", "overlay: 1.0.0\nactions: [remove it]", "action 0: an action is an object"],
    ["an action without target", "overlay: 1.0.0\nactions: [{ remove: true }]", 'action 0: an action needs a "target"'],
  ])("%s", async (_, text, reason) => {
    writeFileSync(path, text);
    await expect(readOverlayActions(path, target)).rejects.toThrow(path);
    await expect(readOverlayActions(path, target)).rejects.toThrow(reason);
  });

  it.each([
    ["recent", "1.7.12", 'x-versions "recent" is not a semver range'],
    [1.6, "1.7.12", "x-versions 1.6 is not a semver range"],
    ["1.6.x", "v1beta", 'x-versions "1.6.x" can\'t be compared with info.version "v1beta"'],
    ["1.6.x", undefined, 'x-versions "1.6.x" can\'t be compared with info.version undefined'],
  ])("x-versions %s for a document of version %s", async (range, version, reason) => {
    writeFileSync(path, JSON.stringify({ overlay: "1.0.0", actions: [{ target: "$.a", "x-versions": range }] }));
    const name = relative(process.cwd(), path);
    await expect(readOverlayActions(path, { ...target, version })).rejects.toThrow(
      `${name}, action 0 ($.a): ${reason}`,
    );
  });

  it("no file", async () => {
    await expect(readOverlayActions(path, target)).rejects.toThrow(`Cannot read the overlay ${path}: ENOENT`);
  });
});
