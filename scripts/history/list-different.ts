import { getOrCreate, type Json } from "../io/index.js";
import { listReferences, readAt } from "../read/index.js";
import type { Features } from "./read-features.js";

/** An operation, named by its id, or the target of a reference: its JSON, and the references that the JSON contains. */
interface Node {
  readonly text: string;
  readonly references: readonly string[];
}

/** The parts of a document that its operations are read from. */
const PARTS = ["paths", "components", "security", "servers"] as const;

/** Lists the ids of the operations that differ between documents, or refer to a component that differs. */
export function listDifferent(documents: readonly Features[]): ReadonlySet<string> {
  // Most releases share the objects of the release before.
  const distinct = documents.filter(({ document }, index) =>
    PARTS.some((part) => document[part] !== documents[index - 1]?.document[part]),
  );
  if (distinct.length < 2) return new Set();
  const texts = new Map<string, Set<string>>();
  const users = new Map<string, Set<string>>();
  for (const [name, { text, references }] of distinct.flatMap((each) => [...readNodes(each)])) {
    getOrCreate(texts, name, () => new Set()).add(text);
    for (const reference of references) getOrCreate(users, reference, () => new Set()).add(name);
  }
  const different = new Set([...texts].flatMap(([name, own]) => (own.size > 1 ? [name] : [])));
  // The loop also visits the names that it adds.
  for (const name of different) for (const user of users.get(name) ?? []) different.add(user);
  return new Set([...different].filter((name) => distinct.some(({ operations }) => operations.has(name))));
}

/** Reads the operations and everything that they refer to. */
function readNodes({ document, operations }: Features): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  for (const [id, { method, path, operation, access }] of operations) {
    nodes.set(id, toNode([method, path, operation, access]));
  }
  // The loop also visits the nodes that it adds.
  for (const { references } of nodes.values()) {
    for (const reference of references) getOrCreate(nodes, reference, () => toNode(readAt(document, reference)));
  }
  return nodes;
}

function toNode(value: Json | undefined): Node {
  return { text: JSON.stringify(value) ?? "", references: listReferences(value) };
}
