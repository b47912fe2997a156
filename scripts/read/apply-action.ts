import { exec, type JsonValue } from "jsonpath-rfc9535";
import { isJsonObject, type Json, type JsonObject, messageOf, readString } from "../io/index.js";
import { renamePath } from "./list-operations.js";
import { followAll, inline } from "./references.js";

/** The names and indexes that lead to a value. */
type Path = readonly (string | number)[];

/**
 * Applies an action of an OpenAPI Overlay at everything that its target selects; if that is nothing, at what it selects behind
 * references, of which the document then has copies. The result shares with the document what the action did not change.
 */
export function applyAction(document: JsonObject, action: JsonObject): JsonObject {
  const { target, remove, update, copy, "x-path": name } = action;
  const direct = select(document, target);
  const behind = direct.length > 0 ? [] : select(followAll(document), target);
  const open = behind.length === 0 ? (value: Json) => value : (value: Json) => inline(document, value);
  const targets = [...direct, ...behind];
  const changeEach = (to: (value: Json, path: Path) => Json | undefined): JsonObject => {
    // From the end, so that no index is that of another item by then.
    return [...targets]
      .reverse()
      .reduce((whole, path) => change(whole, path, (found) => to(found, path), open), document);
  };
  if (typeof name === "string")
    return direct.reduce((whole, path) => renamePath(whole, String(path.at(-1)), name), document);
  if (remove === true) return changeEach(() => undefined);
  if (update !== undefined && copy !== undefined) throw new Error("An action can't have both `update` and `copy`");
  const value = copy === undefined ? update : findCopied(document, copy);
  return value === undefined ? document : changeEach((found, path) => apply(found, value, path));
}

function select(document: JsonObject, expression: Json | undefined): readonly Path[] {
  const found = new Map<string, Path>();
  try {
    // Its type of JSON is not readonly, but it only reads.
    exec(document as unknown as JsonValue, readString(expression) ?? "", (_, path) => {
      found.set(JSON.stringify(path), path.map(unescapeName));
    });
  } catch (cause) {
    throw new Error(`Invalid JSONPath expression: ${messageOf(cause)}`, { cause });
  }
  return [...found.values()];
}

const ESCAPED: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** The library gives names as they are in a normalized path. */
function unescapeName(key: string | number): string | number {
  if (typeof key === "number") return key;
  return key.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code: string | undefined, letter: string) =>
    code === undefined ? (ESCAPED[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Returns undefined if there is nothing to copy, so that the action changes nothing. */
function findCopied(document: JsonObject, expression: Json): Json | undefined {
  const [path, ...others] = select(document, expression);
  if (others.length > 0) throw new Error("The copy expression selects more than one value");
  return path?.reduce<Json | undefined>((value, key) => readChild(value, key), document);
}

type Change = (value: Json) => Json | undefined;

/**
 * Returns a copy in which the value at a path is another one, or gone if that is undefined.
 *
 * @param open - Called with each value on the path, of which it returns what to look into.
 */
function change(root: JsonObject, path: Path, to: Change, open: (value: Json) => Json): JsonObject {
  const changed = changeBelow(root, path, to, open);
  if (!isJsonObject(changed)) throw new Error("Cannot replace the root of the document");
  return changed;
}

function changeBelow(given: Json, [key, ...rest]: Path, to: Change, open: (value: Json) => Json): Json | undefined {
  const value = open(given);
  if (key === undefined) return to(value);
  const child = changeBelow(readChild(value, key) ?? null, rest, to, open);
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) => (index !== key ? [item] : child === undefined ? [] : [child]));
  }
  const entries = Object.entries(value ?? {}).map(([name, own]) => [name, name === key ? child : own] as const);
  return Object.fromEntries(entries.filter(([, own]) => own !== undefined));
}

function readChild(value: Json | undefined, key: string | number): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A list that a target selects gets the update as a further item. */
function apply(value: Json, update: Json, path: Path): Json {
  return merge(value, Array.isArray(value) && !Array.isArray(update) ? [update] : update, path);
}

function merge(value: Json, update: Json, path: Path): Json {
  if (isJsonObject(value) && isJsonObject(update)) {
    const merged = Object.entries(update).map(([name, part = null]) => {
      const own = Object.hasOwn(value, name) ? value[name] : undefined;
      return [name, own === undefined ? part : merge(own, part, [...path, name])] as const;
    });
    return { ...value, ...Object.fromEntries(merged) };
  }
  if (Array.isArray(value) && Array.isArray(update)) return [...value, ...update];
  if (nameKind(value) !== "value" || nameKind(update) !== "value") {
    throw new Error(`Cannot apply ${nameKind(update)} to ${nameKind(value)} at ${path.join(" > ")}`);
  }
  return update;
}

function nameKind(value: Json): string {
  if (Array.isArray(value)) return "array";
  return isJsonObject(value) ? "object" : "value";
}
