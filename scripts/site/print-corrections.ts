import { basename } from "node:path";
import { type JsonObject, readObject, readString } from "../io/index.js";
import { readOverlayActions } from "../openapi/document/index.js";

/** Prints a Markdown page with all corrections that apply to a document, and their evidence. */
export async function printCorrections(document: JsonObject, overlayPaths: readonly string[]): Promise<string> {
  const { title, version } = readObject(document.info);
  const target = { title: readString(title), version: readString(version) };
  const files = await Promise.all(overlayPaths.map((path) => readOverlayActions(path, target)));
  const sections = files
    .filter(({ length }) => length > 0)
    .map((actions) => {
      const [{ overlayTitle, overlayPath } = { overlayTitle: undefined, overlayPath: "" }] = actions;
      const entries = actions.map(({ target: place, versions, description }) =>
        [`\`${place}\`${versions === undefined ? "" : `, Restate ${versions}`}`, description.trim()].join("\n\n"),
      );
      return [
        `## ${overlayTitle ?? basename(overlayPath)}`,
        `In \`schemas/overlays/${basename(overlayPath)}\`.`,
        ...entries,
      ].join("\n\n");
    });
  const count = files.flat().length;
  return [
    "# Corrections",
    `Errors and gaps in the document that Restate ${target.version} publishes: ${count} corrections, each with the place in the ` +
      "document (JSONPath), the versions that it applies to, and the request and response that show it.",
    ...sections,
    "",
  ].join("\n\n");
}
