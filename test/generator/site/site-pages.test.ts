import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../scripts/openapi/document/read-document.js";
import { readOverlayActions } from "../../../scripts/openapi/document/read-overlay.js";
import { findOverlays } from "../../../scripts/restate/find-schemas.js";
import { dropHeadings } from "../../../scripts/site/drop-headings.js";
import { printCorrections } from "../../../scripts/site/print-corrections.js";
import { SITE_DOCUMENTS } from "../../../scripts/site/site-pages.js";
import { root } from "../../package/guides/program-folder.js";

describe("the site", () => {
  it("contains every guide, and every other document in docs/", () => {
    const files = ["docs", "docs/guides"].flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((file) => file.endsWith(".md"))
        .map((file) => `${folder}/${file}`),
    );
    const listed = Object.values(SITE_DOCUMENTS).flat();
    expect(listed.filter((path) => path.startsWith("docs/")).sort()).toEqual(files.sort());
  });

  it("contains every correction with its description", async () => {
    const overlays = await findOverlays(join(root, "schemas/overlays"));
    const { content } = await readDocument(join(root, "generated/openapi.json"));
    const page = await printCorrections(content, overlays);
    const actions = await Promise.all(
      overlays.map((path) =>
        readOverlayActions(path, { title: "Admin API", version: page.match(/\d+\.\d+\.\d+/)?.[0] }),
      ),
    );
    const descriptions = actions.flat().map(({ description }) => description.trim());
    expect(descriptions.length).toBeGreaterThan(50);
    expect(descriptions.filter((description) => !page.includes(description))).toEqual([]);
  });
});

describe("dropHeadings", () => {
  it("drops a description's leading heading, unless there is nothing else", () => {
    const schemas = [
      { description: "# Uri\n\nWhere it is.\n\n# More" },
      { description: "# Deployment ID" },
      { title: "# Kept" },
    ];
    expect(dropHeadings({ schemas })).toEqual({
      schemas: [{ description: "Where it is.\n\n# More" }, { description: "Deployment ID" }, { title: "# Kept" }],
    });
  });
});
