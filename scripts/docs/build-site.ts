/** `npm run docs`: writes site/, whose pages need no other host. */

import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findOverlays } from "../document/find-schemas.js";
import { readDocument } from "../document/read-document.js";
import { messageOf } from "../io/explain.js";
import { createStepper, type Report } from "../io/report-step.js";
import { readOperations } from "../model/read-operations.js";
import { addCodeSamples } from "./add-code-samples.js";
import { dropHeadings } from "./drop-headings.js";
import { printCorrections } from "./print-corrections.js";
import { API_REFERENCE } from "./site-pages.js";
import { writeApiReference } from "./write-api-reference.js";
import { writePackageReference } from "./write-package-reference.js";

const root: string = fileURLToPath(new URL("../..", import.meta.url));

/** Writes the site, or leaves what is there as it is. */
export async function buildSite(out: string, report: Report): Promise<void> {
  const step = createStepper(report);
  // Inside of the project, where Redocly and TypeDoc take files from.
  const cache = join(root, "node_modules/.cache/docs");
  const site = join(cache, "site");
  const corrections = join(cache, "corrections.md");
  await rm(cache, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });

  const source = await step("read generated/openapi.json", () => readDocument(join(root, "generated/openapi.json")));
  const document = await step("add the code samples", () => {
    const { content } = source;
    return dropHeadings(addCodeSamples(content, readOperations(content), "restate-admin-client"));
  });
  await step("list the corrections", async () => {
    const overlays = await findOverlays(join(root, "schemas/overlays"));
    await writeFile(corrections, await printCorrections(source.content, overlays));
  });
  await step("write the package's reference and the guides", () => writePackageReference(root, corrections, site));
  await step("write the API reference", () => writeApiReference(root, document, cache, join(site, API_REFERENCE)));
  await rm(out, { recursive: true, force: true });
  await rename(site, out);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildSite(join(root, "site"), console.log).catch((error: unknown) => {
    console.error(messageOf(error));
    process.exit(1);
  });
}
