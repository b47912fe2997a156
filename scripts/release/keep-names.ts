import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import semver from "semver";
import type { JsonObject } from "../io/index.js";
import {
  applyActions,
  type ListedOperation,
  listAllActions,
  listOperations,
  type SourceDocument,
  versionOf,
} from "../read/index.js";
import { isFor } from "./schema-files.js";
import { setField, writeRange } from "./set-range.js";

/** An action of the overlay, by which an operation or its path keeps its name. */
interface Alias {
  readonly target: string;
  readonly description: string;
  readonly "x-path"?: string;
  readonly update?: { readonly operationId: string };
}

/**
 * Lets operations keep the names that other versions have for them, and their paths those of its parameters. An operation is the same
 * if its request is, whatever the document calls it.
 *
 * @param file - The overlay with these names.
 * @param others - The other versions, oldest first.
 * @returns a sentence for each name that is kept from this version on.
 */
export async function keepNames(
  file: string,
  source: SourceDocument,
  others: readonly SourceDocument[],
): Promise<readonly string[]> {
  const version = versionOf(source.content);
  const actions = await listAllActions(source.content, [file]);
  const nameAll = async (document: SourceDocument) =>
    listOperations((await applyActions(document, actions, isFor(document))).document);
  const isEarlier = ({ content }: SourceDocument) => semver.lt(versionOf(content), version);
  // The last one counts: the version directly before.
  const sorted = [...others.filter((other) => !isEarlier(other)), ...others.filter(isEarlier)];
  const known = (await Promise.all(sorted.map(nameAll))).flat();
  const aliases = listAliases(known, await nameAll(source), version);
  if (aliases.length === 0) return [];
  let text = readFileSync(file, "utf8");
  const find = (alias: Alias) => actions.find(({ fields }) => isSameAlias(fields, alias));
  // Those that have a line come first, since a new one may stand above it.
  for (const alias of [...aliases].sort((one, other) => Number(!find(one)) - Number(!find(other)))) {
    const own = find(alias);
    const applies = (other: SourceDocument) => own !== undefined && isFor(other)(own, own.target);
    const range = writeRange([
      ...others.map((other) => [versionOf(other.content), applies(other)] as const),
      [version, true],
    ]);
    const line = `  - ${JSON.stringify({ ...alias, "x-versions": range })}\n`;
    if (own) text = setField(text, own.index, "x-versions", range);
    // Operations are named by the path that is kept.
    else if (alias["x-path"]) text = text.replace(/^actions:\n/m, (start) => start + line);
    else text = `${text.trimEnd()}\n${line}`;
  }
  writeFileSync(file, text);
  return aliases.map(({ description }) => description);
}

function isSameAlias(fields: JsonObject, { target, "x-path": path, update }: Alias): boolean {
  return fields.target === target && fields["x-path"] === path && isDeepStrictEqual(fields.update, update);
}

/** @param known - The operations of other versions. Of the same request, and of the same name, the last one counts. */
function listAliases(
  known: readonly ListedOperation[],
  now: readonly ListedOperation[],
  version: string,
): readonly Alias[] {
  const before = new Map(known.map((operation) => [operation.name, operation]));
  const owners = new Map(known.map(({ id, name }) => [id, name]));
  const aliases = now.flatMap(({ name, path, method, id }): readonly Alias[] => {
    const was = before.get(name);
    if (was === undefined) return [];
    const [target, moved] = [was.path, path].map((each) => `$.paths['${each.replaceAll("'", "\\'")}']`);
    const says = `Restate ${version} calls`;
    return [
      ...(was.path === path
        ? []
        : [{ target: `${moved}`, description: `${says} ${was.path} ${path}.`, "x-path": was.path }]),
      ...(was.id === id || was.id === name || owners.get(was.id) !== name
        ? []
        : [
            { target: `${target}.${method}`, description: `${says} ${was.id} ${id}.`, update: { operationId: was.id } },
          ]),
    ];
  });
  // Several operations share a path.
  return [...new Map(aliases.map((alias) => [alias.target, alias])).values()];
}
