import { join } from "node:path";
import { Application, type Context, Converter, JSX } from "typedoc";
import { listCategories } from "./list-categories.js";
import { categorize, groupDocuments, linkToDocument, nameDocument, shapeModule } from "./shape-comments.js";
import { SITE_BAR, SITE_DOCUMENTS } from "./site-pages.js";

/** Types that cover the whole document. */
const WHOLE_DOCUMENT = ["components", "operations", "paths", "ErrorResponses"];

/**
 * Writes the package's reference with the site's documents, as configured in typedoc.json. A warning fails the run, and
 * nothing is written.
 *
 * @param root - The folder of the project.
 * @param corrections - The page about the overlays, which the README links to.
 * @param out - The folder to write. Its content is removed first.
 */
export async function writePackageReference(root: string, corrections: string, out: string): Promise<void> {
  const groups = new Map(
    Object.entries(SITE_DOCUMENTS).map(([group, paths]) => [group, paths.map((path) => join(root, path))]),
  );
  groups.get("Facts")?.push(corrections);
  const categories = await listCategories(root);
  const app = await Application.bootstrapWithPlugins({
    options: join(root, "typedoc.json"),
    out,
    projectDocuments: [...groups.values()].flat(),
  });
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => nameDocument(document));
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => {
    groupDocuments(project, groups);
    linkToDocument(project, join(root, "schemas/overlays"), corrections);
    shapeModule(
      project,
      WHOLE_DOCUMENT,
      "Types of the whole API, for `client.http`. The API reference shows their content.",
    );
    categorize(project, categories);
  });
  app.renderer.hooks.on("body.begin", ({ relativeURL }) => printBar((path) => relativeURL(path)));

  const project = await app.convert();
  if (project) app.validate(project);
  if (!project || hasComplaints(app)) throw new Error("TypeDoc complains, see above");
  await app.generateOutputs(project);
  if (hasComplaints(app)) throw new Error("TypeDoc complains, see above");
}

function hasComplaints({ logger }: Application): boolean {
  return logger.hasErrors() || logger.hasWarnings();
}

function printBar(toUrl: (path: string) => string): JSX.Element {
  const links = SITE_BAR.map(([title, path]) => JSX.createElement("a", { href: toUrl(path) }, title));
  return JSX.createElement("nav", { class: "site-bar", "aria-label": "Site" }, ...links);
}
