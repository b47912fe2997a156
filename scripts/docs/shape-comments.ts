import {
  Comment,
  type CommentDisplayPart,
  type DocumentReflection,
  type NormalizedPath,
  type ProjectReflection,
  ReflectionKind,
} from "typedoc";
import { dropHeading } from "./drop-headings.js";

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

/** Has documents listed in groups. */
export function groupDocuments(project: ProjectReflection, groups: ReadonlyMap<string, readonly string[]>): void {
  for (const [group, paths] of groups) {
    for (const path of paths) {
      findDocument(project, path).frontmatter.group = group;
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

/** openapi-typescript writes all of a comment after `@description`; here it stands where TypeDoc's own would. */
export function joinDescriptions(project: ProjectReflection): void {
  for (const { comment } of Object.values(project.reflections)) {
    if (!comment?.getTag("@description")) continue;
    const [first, ...rest] = comment.getTags("@description").flatMap(({ content }) => content);
    if (first) comment.summary.push({ ...first, text: dropHeading(first.text) }, ...rest);
    comment.removeTags("@description");
  }
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

/** A method of a client that is also a function has the function's words, if it has none of its own. */
export function describeMethods(project: ProjectReflection): void {
  const module = project.getChildByName(project.name);
  for (const member of project.getReflectionsByKind(ReflectionKind.Property)) {
    if (member.comment || !member.parent?.kindOf(ReflectionKind.Interface)) continue;
    const found = module?.getChildByName([member.name]);
    const words = found?.isDeclaration() ? found.signatures?.[0]?.comment?.summary : undefined;
    if (!found || !words) continue;
    const link: CommentDisplayPart = { kind: "inline-tag", tag: "@link", text: found.name, target: found };
    member.comment = new Comment([
      link,
      { kind: "text", text: " with this client. " },
      ...Comment.cloneDisplayParts(words),
    ]);
  }
}
