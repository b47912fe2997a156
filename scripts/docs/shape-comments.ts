import { Comment, CommentTag, type DocumentReflection, type NormalizedPath, type ProjectReflection } from "typedoc";

/**
 * Names a document by its heading, which TypeDoc then prints itself: a file that is read where it is too has no front matter
 * for that.
 */
export function nameDocument(document: DocumentReflection): void {
  const [first] = document.content;
  const [heading = "", title] = /^\s*# (.+)\n/.exec(first?.text ?? "") ?? [];
  if (!first || title === undefined) throw new Error(`${document.name}: a document begins with a heading, # TITLE`);
  first.text = first.text.slice(heading.length);
  document.name = title;
}

/** Lists documents by category. */
export function groupDocuments(project: ProjectReflection, groups: ReadonlyMap<string, readonly string[]>): void {
  for (const [group, paths] of groups) {
    for (const path of paths) {
      findDocument(project, path).frontmatter.category = group;
    }
  }
}

/** Has links to a place on the disk lead to a document. */
export function linkToDocument(project: ProjectReflection, place: string, path: string): void {
  project.files.registerReflectionPath(place as NormalizedPath, findDocument(project, path));
}

function findDocument(project: ProjectReflection, path: string): DocumentReflection {
  const { target } = project.files.registerAbsolute(path as NormalizedPath);
  const found = project.files.resolve(target, project);
  if (typeof found !== "object" || !found.isDocument()) throw new Error(`${path} is no document of the site`);
  return found;
}

/**
 * Gives the module of the entry point the package's name, and leaves out what is inside of the types that are the whole document
 * once more: the API reference shows it, and the types of bodies and answers have pages of their own.
 */
export function shapeModule(project: ProjectReflection, wholeDocument: readonly string[], comment: string): void {
  const module = project.getChildByName("index");
  if (!module) throw new Error("the entry point is not a module index");
  module.name = project.name;
  for (const name of wholeDocument) {
    const found = module.getChildByName([name]);
    if (!found?.isDeclaration()) throw new Error(`there is no ${name} to leave out the inside of`);
    for (const child of [...(found.children ?? [])]) project.removeReflection(child);
    found.comment ??= new Comment([{ kind: "text", text: comment }]);
  }
}

/** Sorts what the module exports into categories; what has none is a type of the schema or of a table. */
export function categorize(project: ProjectReflection, categories: ReadonlyMap<string, string>): void {
  const module = project.getChildByName(project.name);
  if (!module?.isDeclaration()) throw new Error(`there is no module ${project.name}`);
  for (const child of module.children ?? []) {
    const tag = new CommentTag("@category", [
      { kind: "text", text: categories.get(child.name) ?? "Schemas and tables" },
    ]);
    // A function has its comment at its signature.
    const owner = child.signatures?.[0] ?? child;
    owner.comment ??= new Comment();
    owner.comment.blockTags.push(tag);
  }
}
