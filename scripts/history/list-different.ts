import { getOrCreate, type Json } from "../io/index.js";
import { listReferences, readAt } from "../read/index.js";
import type { Features } from "./read-features.js";

/** The parts of a document that its operations are read from. */
const PARTS = ["paths", "components", "security", "servers"] as const;

/** Lists the ids of the operations that differ between documents, or refer to a component that differs. */
export function listDifferent(documents: readonly Features[]): ReadonlySet<string> {
  // Most releases share the objects of the release before.
  const distinct = documents.filter(({ document }, index) =>
    PARTS.some((part) => document[part] !== documents[index - 1]?.document[part]),
  );
  if (distinct.length < 2) return new Set();
  // By the id of an operation, or by a reference: the JSON in the documents, and what refers to it.
  const texts = new Map<string, Set<string>>();
  const users = new Map<string, Set<string>>();
  for (const { document, operations } of distinct) {
    const visited = new Set<string>();
    const visit = (name: string, value: Json | undefined): void => {
      getOrCreate(texts, name, () => new Set()).add(JSON.stringify(value) ?? "");
      for (const reference of listReferences(value)) {
        getOrCreate(users, reference, () => new Set()).add(name);
        if (visited.has(reference)) continue;
        visited.add(reference);
        visit(reference, readAt(document, reference));
      }
    };
    for (const [id, { method, path, operation, access }] of operations) visit(id, [method, path, operation, access]);
  }
  const different = new Set([...texts].flatMap(([name, own]) => (own.size > 1 ? [name] : [])));
  // The loop also visits the names that it adds.
  for (const name of different) for (const user of users.get(name) ?? []) different.add(user);
  return new Set([...different].filter((name) => distinct.some(({ operations }) => operations.has(name))));
}
