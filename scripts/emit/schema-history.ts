import { describeShape, type FeatureKey, leaveOutInside, type VersionChanges } from "../history/index.js";
import { jsonLiteral } from "../io/index.js";
import type { Statement } from "./print-statements.js";

/** Emits what changed in each version, as plain data. */
export function emitSchemaHistory(changes: readonly VersionChanges[]): readonly Statement[] {
  const rows = changes.map((change) => `  ${jsonLiteral(describeChanges(change))},\n`);
  return [
    "/** What each version changed in the API, oldest first. Versions without changes are left out. */\n" +
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

/** `DELETE /things/{}: mode in the query, "Kill"` */
function nameFeature({ operation, place, path, value }: FeatureKey): string {
  if (place === "operation") return operation;
  const field = path.length === 0 ? "" : `${path.join(".")} in `;
  return `${operation}: ${field}the ${place}${value === undefined ? "" : `, ${JSON.stringify(value)}`}`;
}
