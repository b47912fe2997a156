import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { JsonObject } from "../../../../scripts/io/json.js";
import type { SourceDocument } from "../../../../scripts/openapi/document/read-document.js";

/** The operation that the tests correct. */
export const target = "$.paths['/pets'].get";

export interface UsedOverlays {
  /** Writes a file next to the document, and returns its path. */
  write(name: string, content: unknown): string;
  writeOverlay(actions: readonly unknown[], root?: JsonObject, name?: string): string;
  createDocument(rest?: JsonObject, version?: string): SourceDocument;
}

/** Makes a folder for a document and its overlays before each test of one file, and removes it afterwards. */
export function useOverlays(): UsedOverlays {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "correct-document-test-"));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  function write(name: string, content: unknown): string {
    const path = join(directory, name);
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  }

  return {
    write,
    writeOverlay: (actions, root = {}, name = "overlay.yaml") =>
      write(name, { overlay: "1.1.0", info: { title: "Test", version: "1.0.0" }, ...root, actions }),
    createDocument(rest = {}, version = "1.7.12") {
      const content = {
        openapi: "3.1.0",
        info: { title: "Pets", version },
        paths: { "/pets": { get: { summary: "old", tags: ["a"], responses: {} } } },
        components: {},
        ...rest,
      };
      return { path: join(directory, "pets.json"), content };
    },
  };
}
