import {
  Comment,
  CommentTag,
  type DocumentReflection,
  type NormalizedPath,
  type ProjectReflection,
  ReflectionKind,
} from "typedoc";

/**
 * Moves a document's heading to its name, which TypeDoc prints. The files are also read as they are, so they have no
 * front matter for the name.
 */
export function nameDocument(document: DocumentReflection): void {
  const [first] = document.content;
  const [heading = "", title] = /^\s*# (.+)\n/.exec(first?.text ?? "") ?? [];
  if (!first || title === undefined) throw new Error(`${document.name}: a document begins with a heading, # TITLE`);
  first.text = first.text.slice(heading.length);
  document.name = title;
}

/** Sorts documents into categories. */
export function groupDocuments(project: ProjectReflection, groups: ReadonlyMap<string, readonly string[]>): void {
  for (const [group, paths] of groups) {
    for (const path of paths) {
      findDocument(project, path).frontmatter.category = group;
    }
  }
}

/** Makes links to a path lead to a document. */
export function linkToDocument(project: ProjectReflection, place: string, path: string): void {
  project.files.registerReflectionPath(place as NormalizedPath, findDocument(project, path));
}

function findDocument(project: ProjectReflection, path: string): DocumentReflection {
  const { target } = project.files.registerAbsolute(path as NormalizedPath);
  const found = project.files.resolve(target, project);
  if (typeof found !== "object" || !found.isDocument()) throw new Error(`${path} is not a document of the site`);
  return found;
}

/**
 * Names the modules as programs import them, and leaves out the content of types that repeat the whole document. The API
 * reference shows that, and the types of request and response bodies have pages of their own.
 */
export function shapeModule(project: ProjectReflection, wholeDocument: readonly string[], comment: string): void {
  const [module, schema] = [project.getChildByName("index"), project.getChildByName("schema")];
  if (!module || !schema) throw new Error("the entry points are not the modules index and schema");
  for (const subpath of project.getChildrenByKind(ReflectionKind.Module)) {
    subpath.name = subpath === module ? project.name : `${project.name}/${subpath.name}`;
  }
  for (const name of wholeDocument) {
    const found = schema.getChildByName([name]);
    if (!found?.isDeclaration()) throw new Error(`there is no ${name} to leave out the inside of`);
    for (const child of [...(found.children ?? [])]) project.removeReflection(child);
    found.comment ??= new Comment([{ kind: "text", text: comment }]);
  }
}

/** Sorts the exports of the package's two main modules into categories. Others of the client are of its generated part. */
export function categorize(project: ProjectReflection, categories: ReadonlyMap<string, string>): void {
  addCategories(project, project.name, (name) => categories.get(name) ?? "Client");
  addCategories(project, `${project.name}/schema`, () => "Schemas and tables");
}

function addCategories(project: ProjectReflection, name: string, choose: (name: string) => string): void {
  const module = project.getChildByName([name]);
  if (!module?.isDeclaration()) throw new Error(`there is no module ${name}`);
  for (const child of module.children ?? []) {
    const tag = new CommentTag("@category", [{ kind: "text", text: choose(child.name) }]);
    // A function's comment is on its signature.
    const owner = child.signatures?.[0] ?? child;
    owner.comment ??= new Comment();
    owner.comment.blockTags.push(tag);
  }
}
