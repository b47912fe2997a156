import type { Json, JsonObject } from "../io/index.js";
import { type ListedOperation, listReferences, readAt } from "../read/index.js";

/** An operation, or the target of a reference. */
interface Node {
  /** Its JSON in each document that has it. */
  readonly texts: Set<string>;
  /** The names of the nodes that refer to it. */
  readonly users: Set<string>;
}

type Documents = readonly {
  readonly document: JsonObject;
  readonly operations: ReadonlyMap<string, ListedOperation>;
}[];

/** The parts of a document that its operations are read from. */
const PARTS = ["paths", "components", "security", "servers"] as const;

/** Lists the operations that differ between documents, also by a component that they refer to. */
export function listDifferent(documents: Documents): ReadonlySet<string> {
  const nodes = new Map<string, Node>();
  // Most releases share the objects of the release before.
  const distinct = documents.filter(({ document }, index) =>
    PARTS.some((part) => document[part] !== documents[index - 1]?.document[part]),
  );
  if (distinct.length < 2) return new Set();
  for (const { document, operations } of distinct) {
    const visited = new Set<string>();
    const visit = (name: string, value: Json | undefined): void => {
      visited.add(name);
      const node = nodes.get(name) ?? { texts: new Set(), users: new Set() };
      nodes.set(name, node);
      node.texts.add(JSON.stringify(value) ?? "");
      for (const reference of listReferences(value)) {
        if (!visited.has(reference)) visit(reference, readAt(document, reference));
        nodes.get(reference)?.users.add(name);
      }
    };
    for (const [id, { method, path, operation, access }] of operations) visit(id, [method, path, operation, access]);
  }
  const different = new Set<string>();
  const mark = (name: string): void => {
    if (different.has(name)) return;
    different.add(name);
    for (const user of nodes.get(name)?.users ?? []) mark(user);
  };
  for (const [name, { texts }] of nodes) if (texts.size > 1) mark(name);
  return different;
}
