import { getOrCreate, type Json } from "../io/index.js";
import { listReferences, readAt } from "../read/index.js";
import type { Features } from "./read-features.js";

/** The fields of a document that its operations are read from. */
const SOURCES = ["paths", "components", "security", "servers"] as const;

/** For each release, the first one that has the same form of an operation; undefined if the release does not have the operation. */
export type Forms = readonly (Features | undefined)[];

/**
 * Finds the forms of the operations that differ between releases, or refer to a component that differs, by their ids.
 *
 * @param releases - Oldest first.
 */
export function findForms(releases: readonly Features[]): ReadonlyMap<string, Forms> {
  // Most releases share the objects of the release before.
  const sources = releases.flatMap(
    ({ document }) => releases.find((each) => SOURCES.every((field) => each.document[field] === document[field])) ?? [],
  );
  if (new Set(sources).size < 2) return new Map();
  const numbers = new Map<string, number>();
  const toNumber = (text: string) => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
  const write = new Map(sources.map((source) => [source, createWriter(source, toNumber)]));
  const ids = new Set(sources.flatMap(({ operations }) => [...operations.keys()]));
  const found = [...ids].map((id) => {
    const firsts = new Map<string, Features>();
    const forms = sources.map((source) => {
      const form = write.get(source)?.(id);
      return form === undefined ? undefined : getOrCreate(firsts, form, () => source);
    });
    return { id, forms, count: firsts.size };
  });
  return new Map(found.flatMap(({ id, forms, count }) => (count > 1 ? [[id, forms]] : [])));
}

/** Creates a function that writes the form of an operation: its JSON, and that of every component that it refers to, as numbers. */
function createWriter({ document, operations }: Features, toNumber: (text: string) => number) {
  const read = (name: string, value: Json | undefined) => ({
    number: toNumber(`${name} ${JSON.stringify(value)}`),
    references: listReferences(value),
  });
  const components = new Map<string, ReturnType<typeof read>>();
  const readComponent = (name: string) => getOrCreate(components, name, () => read(name, readAt(document, name)));
  return (id: string): string | undefined => {
    const listed = operations.get(id);
    if (listed === undefined) return undefined;
    const { method, path, operation, access } = listed;
    const own = read(id, [method, path, operation, access]);
    const reached = new Set(own.references);
    // The loop also visits the references that it adds.
    for (const name of reached) for (const each of readComponent(name).references) reached.add(each);
    return [own, ...[...reached].map(readComponent)].map(({ number }) => number).join();
  };
}
