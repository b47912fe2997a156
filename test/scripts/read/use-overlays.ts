import type { JsonObject } from "../../../scripts/io/json.js";
import { applyOverlays, type CorrectedDocument, checkCorrections } from "../../../scripts/read/apply-overlays.js";
import type { SourceDocument } from "../../../scripts/read/read-document.js";
import { put, useFolder } from "../../kit/use-folder.js";

/** Applies overlays of any API, and checks their effects. */
export async function correct(source: SourceDocument, overlays: readonly string[]): Promise<CorrectedDocument> {
  return checkCorrections(source, applyOverlays(source, overlays));
}

/** The operation that the tests correct. */
export const target = "$.paths['/pets'].get";

export interface UsedOverlays {
  readonly folder: string;
  writeOverlay(actions: readonly unknown[], root?: JsonObject, name?: string): string;
  createDocument(rest?: JsonObject, version?: string): SourceDocument;
}

/** Makes a folder for the overlays of the tests of one file, and removes it afterwards. */
export function useOverlays(): UsedOverlays {
  const folder = useFolder("overlays");
  return {
    folder,
    writeOverlay: (actions, root = {}, name = "overlay.yaml") =>
      put(folder, name, { overlay: "1.1.0", info: { title: "Test", version: "1.0.0" }, ...root, actions }),
    createDocument(rest = {}, version = "1.7.12") {
      const content = {
        openapi: "3.1.0",
        info: { title: "Pets", version },
        paths: { "/pets": { get: { summary: "old", tags: ["a"], responses: {} } } },
        components: {},
        ...rest,
      };
      return { path: "pets.json", content };
    },
  };
}
