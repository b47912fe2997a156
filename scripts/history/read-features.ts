import { getOrCreate, groupBy, type JsonObject } from "../io/index.js";
import { type ListedOperation, listOperations, nameRequest } from "../read/index.js";
import { type Definition, isInCircle, mergeDefinitions, readInside } from "./definition.js";
import { type Feature, foldName, type Key, writeKey, writeSection } from "./feature.js";
import { type RootDefinition, readRoots } from "./read-roots.js";
import { OPEN } from "./rules.js";

export interface Features {
  readonly document: JsonObject;
  /** By their ids. */
  readonly operations: ReadonlyMap<string, ListedOperation>;
  /** Lists the features of some operations, by default of all. */
  list(operations?: { has(id: string): boolean }): readonly Feature[];
  find(key: Key): Feature | undefined;
  /** Whether the document has the feature, or allows anything there. */
  has(key: Key): boolean;
}

/** Reads the features of a document, each only when it is needed: a schema that contains itself has endless features. */
export function readFeatures(document: JsonObject): Features {
  const operations = new Map(listOperations(document).map((listed) => [listed.id, listed]));
  const roots = new Map<string, readonly RootDefinition[]>();
  const readOnce = (listed: ListedOperation) => getOrCreate(roots, listed.id, () => readRoots(listed));
  const read = new Map<string, readonly Feature[]>();
  // Finds the feature of a key without its value, and the features of all values.
  const findAll = ({ operation, location, status, mediaType, path }: Key): readonly Feature[] => {
    const listed = operations.get(operation);
    if (listed === undefined) return [];
    const request = nameRequest(listed.method, listed.path);
    const key = { operation, location, status, mediaType, path, request };
    return getOrCreate(read, writeKey(key), () => {
      return mergeDefinitions(document, key, followPath(document, readOnce(listed), key));
    });
  };
  const find = ({ value, ...key }: Key): Feature | undefined => {
    const [whole, ...values] = findAll(key);
    const text = JSON.stringify(value);
    return value === undefined ? whole : values.find((feature) => JSON.stringify(feature.value) === text);
  };
  return {
    document,
    operations,
    list: (ids = operations) =>
      [...operations.values()].flatMap((listed) =>
        ids.has(listed.id) ? listKeys(document, listed.id, readOnce(listed)).flatMap(findAll) : [],
      ),
    find,
    has: (key) => find(key) !== undefined || allowsAnything(find, key),
  };
}

/** Finds the definitions at the path of a key. */
function followPath(
  document: JsonObject,
  roots: readonly RootDefinition[],
  { path, ...section }: Key,
): readonly Definition[] {
  return roots.flatMap((root) => {
    const isElsewhere = writeSection(root.section) !== writeSection(section);
    const fold = ([name]: Key["path"]) => name && foldName(section, name);
    if (isElsewhere || (root.path.length > 0 && fold(root.path) !== fold(path))) return [];
    const names = path.slice(root.path.length);
    return names.reduce<readonly Definition[]>((found, name) => enter(document, found, name), [root]);
  });
}

function enter(document: JsonObject, definitions: readonly Definition[], name: string): readonly Definition[] {
  return definitions.flatMap((each) => readInside(document, each).get(name) ?? []);
}

/** Lists the keys of an operation's features, but for those of values, from the outermost to the innermost of each section. */
function listKeys(document: JsonObject, operation: string, roots: readonly RootDefinition[]): readonly Key[] {
  const bySection = [...groupBy(roots, ({ section }) => writeSection(section)).values()];
  return bySection.flatMap((own) => listPaths(document, own).map((path) => ({ operation, ...own[0].section, path })));
}

interface Visit extends Pick<Key, "path"> {
  readonly definitions: readonly Definition[];
  /** The schemas that contain the definitions. */
  readonly ancestors: readonly JsonObject[];
}

/** Lists the paths in one section. No schema is read inside itself, and a schema in a circle only once, on its shortest path. */
function listPaths(document: JsonObject, roots: readonly RootDefinition[]): readonly Key["path"][] {
  const visits = [...groupBy(roots, ({ path }) => JSON.stringify(path)).values()].map((definitions): Visit => {
    return { path: definitions[0].path, definitions, ancestors: [] };
  });
  const circular = new Set<JsonObject>();
  // The loop also visits what it adds.
  for (const { path, definitions, ancestors } of visits) {
    const inside = definitions.flatMap((each) => [...readInside(document, each).values()].flat());
    const entered = inside.filter(({ parent }) => !ancestors.includes(parent) && !circular.has(parent));
    const parents = new Set(entered.map(({ parent }) => parent));
    for (const parent of parents) if (isInCircle(document, parent)) circular.add(parent);
    for (const name of new Set(entered.map((each) => each.name))) {
      const next = { path: [...path, name], definitions: enter(document, definitions, name) };
      visits.push({ ...next, ancestors: [...ancestors, ...parents] });
    }
  }
  return visits.map(({ path }) => path);
}

/** Whether a document allows anything at a key, or at a feature that contains it. */
function allowsAnything(find: Features["find"], { value, ...key }: Key): boolean {
  const { operation, status, path } = key;
  // A range such as 4XX covers single statuses.
  const range = status && find({ operation, location: "status", status: `${status.charAt(0)}XX`, path: [] });
  if (range) return true;
  const contents = path.map((name) => (name === "[]" ? "item" : name === "{}" ? "entry" : "field"));
  return [...contents, ...(value === undefined ? [] : [typeof value])].some((content, index) => {
    const above = find({ ...key, path: path.slice(0, index) });
    return above?.rules.some(([keyword]) => keyword === OPEN + content);
  });
}
