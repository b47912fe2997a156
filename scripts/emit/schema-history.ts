import { describeShape, type FeatureKey } from "../history/feature.js";
import { leaveOutInside } from "../history/leave-out-inside.js";
import type { VersionChanges } from "../history/trace-history.js";
import { jsonLiteral } from "../io/escape-text.js";
import type { Statement } from "./source-printer.js";

/** What changed from version to version, as plain data. */
export function emitSchemaHistory(changes: readonly VersionChanges[]): readonly Statement[] {
  const rows = changes.map((change) => `  ${jsonLiteral(describeChanges(change))},\n`);
  return [
    "/** What changed in the API from version to version, oldest first; versions that changed nothing of it are not here. */\n" +
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

/** `DELETE /invocations/{}: mode in the query, "Kill"` */
function nameFeature({ operation, place, path, value }: FeatureKey): string {
  if (place === "operation") return operation;
  const field = path.length === 0 ? "" : `${path.join(".")} in `;
  return `${operation}: ${field}the ${place}${value === undefined ? "" : `, ${JSON.stringify(value)}`}`;
}
