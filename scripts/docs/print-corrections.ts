import { basename } from "node:path";
import { readOverlayActions } from "../document/read-overlay.js";
import type { JsonObject } from "../io/json.js";
import { readObject, readString } from "../io/json.js";

/** A page of all corrections that apply to a document, with their evidence: Markdown. */
export async function printCorrections(document: JsonObject, overlayPaths: readonly string[]): Promise<string> {
  const { title, version } = readObject(document.info);
  const target = { title: readString(title), version: readString(version) };
  const files = await Promise.all(
    overlayPaths.map(async (path) => {
      const actions = await readOverlayActions(path, target);
      return actions.map(({ overlay, ...action }) => ({
        ...action,
        group: readString(readObject(overlay.info).title),
      }));
    }),
  );
  const sections = files
    .filter(({ length }) => length > 0)
    .map((actions) => {
      const [{ group, overlayPath } = { group: undefined, overlayPath: "" }] = actions;
      const entries = actions.map(({ target: place, versions, description }) =>
        [`\`${place}\`${versions === undefined ? "" : `, Restate ${versions}`}`, description.trim()].join("\n\n"),
      );
      return [
        `## ${group ?? basename(overlayPath)}`,
        `In \`schemas/overlays/${basename(overlayPath)}\`.`,
        ...entries,
      ].join("\n\n");
    });
  const count = files.flat().length;
  return [
    "# Corrections",
    `What the document that Restate ${target.version} publishes about itself says wrongly, or leaves out: ${count} corrections, ` +
      "each with the place in the document (JSONPath), the versions that it is for, and what was sent and answered.",
    ...sections,
    "",
  ].join("\n\n");
}
