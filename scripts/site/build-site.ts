/** `npm run docs`: writes site/, whose pages load nothing from other hosts. */

import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createStepper, messageOf, type Report } from "../io/index.js";
import { readDocument } from "../openapi/document/index.js";
import { findOverlays } from "../restate/index.js";
import { readAdminOperations } from "../restate/operations/index.js";
import { addCodeSamples } from "./add-code-samples.js";
import { dropHeadings } from "./drop-headings.js";
import { printCorrections } from "./print-corrections.js";
import { API_REFERENCE } from "./site-pages.js";
import { writeApiReference } from "./write-api-reference.js";
import { writePackageReference } from "./write-package-reference.js";

const root: string = fileURLToPath(new URL("../..", import.meta.url));

/** Builds the site. If a step fails, the existing one is unchanged. */
export async function buildSite(out: string, report: Report): Promise<void> {
  const step = createStepper(report);
  // Inside the project, because Redocly and TypeDoc read files only from there.
  const cache = join(root, "node_modules/.cache/docs");
  const site = join(cache, "site");
  const corrections = join(cache, "corrections.md");
  await rm(cache, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });

  const source = await step("read generated/openapi.json", () => readDocument(join(root, "generated/openapi.json")));
  const document = await step("add the code samples", () => {
    const { content } = source;
    return dropHeadings(addCodeSamples(content, readAdminOperations(content), "restate-admin-client"));
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
