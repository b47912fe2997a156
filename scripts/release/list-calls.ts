import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Feature, keepOutermost, listAncestors, nameFeature } from "../history/index.js";
import { NOT_IN_NEWER, nameExports } from "./describe-features.js";
import { compareNewest, type Rated } from "./judge-change.js";
import { isRead } from "./rate-change.js";

/** Calls in hand-written code, each as `src/sql/rows.ts:213: POST /query: limit in the query`. */
export interface Calls {
  /** Calls of operations that require more now. They compile, since older versions do not require it. */
  readonly needed: readonly string[];
  /** Calls that may send a feature that is gone, or read a list that a new query parameter limits. */
  readonly doubtful: readonly string[];
}

/** Lists the calls that a version may break although they compile. */
export function listCalls(root: string, previous: Rated, next: Rated): Calls {
  const { newest, changes } = compareNewest(previous, next);
  const { added, common, removed } = changes;
  const stricter = common.flatMap(({ from, to }) => (from.shape.required ? [] : [to]));
  const required = [...added, ...stricter].filter((each) => !isRead(each) && each.shape.required);
  // A required field of an optional object is not needed without the object.
  const needed = required.filter((each) =>
    listAncestors(each).every((key) => newest.find(key)?.shape.required !== false),
  );
  const limits = added.filter(
    ({ location, shape, request }) => location === "query" && shape.required === false && request.startsWith("GET "),
  );
  const gone = removed.filter((each) => !isRead(each));
  const list = (features: readonly Feature[], words: string = "") =>
    keepOutermost(features).flatMap((feature) => {
      const operation = next.model.operations.find(({ listedId }) => listedId === feature.operation);
      const calls = operation === undefined ? [] : findCalls(root, nameExports(operation));
      return calls.map((line) => `${line}: ${nameFeature(feature)}${words}`);
    });
  return { needed: list(needed), doubtful: [...list(limits), ...list(gone, NOT_IN_NEWER)] };
}

function findCalls(root: string, functions: readonly string[]): readonly string[] {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  return files.flatMap((file) => {
    if (!file.endsWith(".ts")) return [];
    const text = readFileSync(join(root, "src", file), "utf8");
    const aliases = [...text.matchAll(/(\w+) as (\w+)/g)].filter(([, name = ""]) => functions.includes(name));
    const names = [...functions, ...aliases.map(([, , alias]) => alias)].join("|");
    // Matches neither comments nor methods.
    const call = new RegExp(`^(?! *(?:\\*|//)).*(?<![.\\w])(?:${names})\\(`);
    return text.split("\n").flatMap((line, index) => (call.test(line) ? [`src/${file}:${index + 1}`] : []));
  });
}
