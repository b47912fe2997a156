import { describeShape, leaveOutInside, nameFeature, type VersionChanges } from "../history/index.js";
import { jsonLiteral } from "../io/index.js";
import type { Statement } from "./source-printer.js";

/** Emits what changed in each version, as plain data. */
export function emitSchemaHistory(changes: readonly VersionChanges[]): readonly Statement[] {
  const rows = changes.map((change) => `  ${jsonLiteral(describeChanges(change))},\n`);
  return [
    "/** The changes of the API in each version, oldest first. Versions without changes are left out. */\n" +
      `export const schemaHistory: readonly SchemaChanges[] = [\n${rows.join("")}];`,
  ];
}

function describeChanges({ version, added, removed, changed }: VersionChanges): object {
  return {
    version,
    added: leaveOutInside(added).map(nameFeature),
    removed: leaveOutInside(removed).map(nameFeature),
    changed: changed.map(
      ({ from, to }) => `${nameFeature(to)}: ${describeShape(from.shape)} -> ${describeShape(to.shape)}`,
    ),
  };
}
