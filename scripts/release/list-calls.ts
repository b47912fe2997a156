import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareFeatures, leaveOutInside, listAncestors, nameFeature, readFeatures } from "../history/index.js";
import { listExports } from "./describe-features.js";
import type { Rated } from "./judge-change.js";

/** A call in hand-written code of an operation that has more parameters or fields now. */
export interface Call {
  /** `src/sql/rows.ts:213: POST /query: limit in the query` */
  readonly text: string;
  /** Whether the operation requires what is new. The types do not, since older versions do without. */
  readonly isNeeded: boolean;
}

/** Lists the calls of which a version requires more, and those that read with a new query parameter: it may limit what is listed. */
export function listCalls(root: string, before: Rated, after: Rated): readonly Call[] {
  const features = readFeatures(after.corrected);
  const { added, changed } = compareFeatures(readFeatures(before.corrected), features);
  const required = changed.filter(({ from, to }) => to.shape.required && !from.shape.required).map(({ to }) => to);
  return [...leaveOutInside(added), ...required].flatMap((feature) => {
    const { place, value, shape } = feature;
    const operation = after.model.operations.find(({ id }) => id === feature.operation);
    if (operation === undefined || value !== undefined || !["query", "header", "body"].includes(place)) return [];
    // A field of an object is only needed with that object.
    const isInside = listAncestors(feature).every((key) => features.find(key)?.shape.required !== false);
    const isNeeded = shape.required === true && isInside;
    if (!isNeeded && (place !== "query" || !feature.request.startsWith("GET "))) return [];
    const name = nameFeature(feature);
    return findCalls(root, listExports(operation)).map((line) => ({ text: `${line}: ${name}`, isNeeded }));
  });
}

/** Finds the lines that call functions: `src/sql/rows.ts:213`. */
function findCalls(root: string, functions: readonly string[]): readonly string[] {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  return files
    .filter((name) => name.endsWith(".ts"))
    .flatMap((file) => {
      const text = readFileSync(join(root, "src", file), "utf8");
      const aliases = [...text.matchAll(/(\w+) as (\w+)/g)].filter(([, name = ""]) => functions.includes(name));
      const names = [...functions, ...aliases.map(([, , alias]) => alias)].join("|");
      const call = new RegExp(`^(?! *(?:\\*|//)).*(?<![.\\w])(?:${names})\\(`);
      return text.split("\n").flatMap((line, index) => (call.test(line) ? [`src/${file}:${index + 1}`] : []));
    });
}
