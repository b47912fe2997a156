import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import semver from "semver";
import { type JsonObject, readObject } from "../io/index.js";
import {
  applyActions,
  isForVersion,
  type ListedOperation,
  listAllActions,
  listOperations,
  type OverlayAction,
  type SourceDocument,
  versionOf,
} from "../openapi/document/index.js";
import { setField, writeRange } from "./set-range.js";

/** An action of the overlay, by which an operation or its path keeps its name. */
interface Alias {
  readonly target: string;
  readonly description: string;
  readonly "x-path"?: string;
  readonly update?: { readonly operationId: string };
}

/**
 * Lets operations keep the names that they have in the version before, and their paths those of its parameters. An operation is
 * the same if its request is, whatever the document calls it.
 *
 * @param file - The overlay with these names, which need not exist.
 * @param others - The other versions, oldest first.
 * @returns a sentence for each name that is kept from this version on.
 */
export async function keepNames(
  file: string,
  source: SourceDocument,
  others: readonly SourceDocument[],
): Promise<readonly string[]> {
  const version = versionOf(source.content);
  const actions = await listAllActions(source.content, existsSync(file) ? [file] : []);
  const nameAll = async (document: SourceDocument) => {
    const isFor = (action: OverlayAction, place: string) => isForVersion(action, place, versionOf(document.content));
    return listOperations((await applyActions(document, actions, isFor)).document);
  };
  const before = others.filter((other) => semver.lt(versionOf(other.content), version)).at(-1);
  const aliases = before === undefined ? [] : listAliases(await nameAll(before), await nameAll(source), version);
  if (aliases.length === 0) return [];
  let text = existsSync(file) ? readFileSync(file, "utf8") : printHeader(source);
  for (const alias of aliases) {
    const known = actions.find(({ fields }) => isSameAlias(fields, alias));
    const isKnown = (other: SourceDocument) =>
      known !== undefined && isForVersion(known, known.target, versionOf(other.content));
    const range = writeRange([
      ...others.map((other) => [versionOf(other.content), isKnown(other)] as const),
      [version, true],
    ]);
    text = known
      ? setField(text, known.index, "x-versions", range)
      : `${text.trimEnd()}\n  - ${JSON.stringify({ ...alias, "x-versions": range })}\n`;
  }
  writeFileSync(file, text);
  return aliases.map(({ description }) => description);
}

function isSameAlias(fields: JsonObject, { target, "x-path": path, update }: Alias): boolean {
  return fields.target === target && fields["x-path"] === path && isDeepStrictEqual(fields.update, update);
}

function listAliases(
  before: readonly ListedOperation[],
  now: readonly ListedOperation[],
  version: string,
): readonly Alias[] {
  const known = new Map(before.map((operation) => [operation.name, operation]));
  const aliases = now.flatMap(({ name, path, method, id }): readonly Alias[] => {
    const was = known.get(name);
    if (was === undefined) return [];
    const [target, moved] = [was.path, path].map((each) => `$.paths['${each.replaceAll("'", "\\'")}']`);
    const says = `Restate ${version} calls`;
    return [
      ...(was.path === path
        ? []
        : [{ target: `${moved}`, description: `${says} ${was.path} ${path}.`, "x-path": was.path }]),
      ...(was.id === id || was.id === name
        ? []
        : [
            { target: `${target}.${method}`, description: `${says} ${was.id} ${id}.`, update: { operationId: was.id } },
          ]),
    ];
  });
  // Several operations share a path.
  return [...new Map(aliases.map((alias) => [alias.target, alias])).values()];
}

function printHeader({ content }: SourceDocument): string {
  return `# yaml-language-server: $schema=overlay.schema.json
overlay: 1.0.0
info:
  title: Names that operations keep
  version: 1.0.0
  description: Written by a bump, and applied before all corrections. To give an operation its new name, delete its line.
x-target-title: ${JSON.stringify(readObject(content.info).title)}
actions:
`;
}
