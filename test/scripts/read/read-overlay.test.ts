import { rmSync } from "node:fs";
import { relative } from "node:path";
import { describe, expect, it } from "vitest";
import { isForVersion, readOverlayActions } from "../../../scripts/read/read-overlay.js";
import { put, useFolder } from "../../kit/use-folder.js";

const folder = useFolder("read-overlay-test");
const path = put(folder, "overlay.yaml", "");
const write = (content: unknown) => put(folder, "overlay.yaml", content);

const title = "Pets";

describe("choosing", () => {
  it.each([
    ["the title of the document", 'x-target-title: "Pets"', 1],
    ["another title", 'x-target-title: "Admin API"', 0],
    ["no title", "", 1],
  ])("by title: an overlay with %s", (_, line, count) => {
    write(`overlay: 1.0.0\n${line}\nactions: [{ target: $ }]`);
    expect(readOverlayActions(path, title)).toHaveLength(count);
  });

  it.each([
    ["1.6.x", "1.6.2", 1],
    [">=1.7.8", "1.7.6", 0],
    // A release candidate serves the schema of the release it leads to.
    ["1.7.x", "1.7.0-rc.1", 1],
  ])("by version: x-versions %s and a document of version %s", (range, version, count) => {
    write(`overlay: 1.0.0\nactions: [{ target: $, x-versions: "${range}" }]`);
    const [action] = readOverlayActions(path, title);
    expect(action && isForVersion(action, version)).toBe(count > 0);
  });
});

describe("a filter that Redocly reads differently", () => {
  const read = (filter: string) => {
    write({ overlay: "1.0.0", actions: [{ target: `$.paths[${filter}]` }] });
    return readOverlayActions(path, title);
  };

  it.each(["?@.a && @.b && @.c", "?@.a || @.b && !@.c && @.d", "?@.a == ' && ' && (@.b && @.c && @.d)"])(
    "%s is rejected",
    (filter) =>
      expect(() => read(filter)).toThrow(
        `, action 0 ($.paths[${filter}]): write A && (B && C): Redocly reads A && B && C as A && (B || C)`,
      ),
  );

  it.each([
    "?@.a && (@.b && @.c)",
    "?@.a && @.b || @.c && @.d",
    "?@.a[?@.b && @.c] && @.d[?@.e && @.f]",
    "?@.a == 'x && y && z' && @.b == \"(&&\"",
  ])("%s is no such filter", (filter) => expect(read(filter)).toHaveLength(1));
});

describe("an unreadable overlay stops the run, and is named", () => {
  it.each([
    ["no overlay version", "actions: []", 'is not an OpenAPI Overlay document: it has no "overlay" version'],
    ["no actions", "overlay: 1.0.0", 'is not an OpenAPI Overlay document: it has no "actions"'],
    ["no YAML", "a: [", "is neither YAML nor JSON"],
    ["an action without target", "overlay: 1.0.0\nactions: [{ remove: true }]", 'action 0: an action needs a "target"'],
  ])("%s", (_, text, reason) => {
    write(text);
    expect(() => readOverlayActions(path, title)).toThrow(path);
    expect(() => readOverlayActions(path, title)).toThrow(reason);
  });

  it.each([
    ["recent", "1.7.12", 'x-versions "recent" is not a semver range'],
    [1.6, "1.7.12", "x-versions 1.6 is not a semver range"],
    ["1.6.x", "v1beta", 'x-versions "1.6.x" can\'t be compared with info.version "v1beta"'],
    ["1.6.x", undefined, 'x-versions "1.6.x" can\'t be compared with info.version undefined'],
  ])("x-versions %s for a document of version %s", (range, version, reason) => {
    write({ overlay: "1.0.0", actions: [{ target: "$.a", "x-versions": range }] });
    const name = relative(process.cwd(), path);
    const read = () => readOverlayActions(path, title).map((action) => isForVersion(action, version));
    expect(read).toThrow(`${name}, action 0 ($.a): ${reason}`);
  });

  it("no file", () => {
    rmSync(path);
    expect(() => readOverlayActions(path, title)).toThrow(`Cannot read the overlay ${path}: ENOENT`);
  });
});
