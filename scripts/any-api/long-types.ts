import type { WriteLong } from "../openapi/emit/index.js";
import { nameFreely, type Profile } from "../openapi/model/index.js";

/** Types without a name in the document, which are too long for a signature. */
export interface LongTypes {
  readonly write: WriteLong;
  /** Returns the names given so far. */
  names(): readonly string[];
  /** Returns a declaration for each type that was written. */
  declare(): readonly string[];
}

/**
 * Creates a collection that gives each type a name by the place of its first use: `CreateThingBody`, `ListThingsResult`,
 * `GetThing404`. Equal types share one.
 *
 * @param taken - The names of everything else.
 */
export function createLongTypes(taken: readonly string[], profile: Profile): LongTypes {
  const all = new Set(taken);
  const names = new Map<string, string>();
  const declarations: string[] = [];
  return {
    write(path, type, words) {
      if (type === undefined) throw new Error(`There is no type at ${path.join(" > ")}, which is a bug`);
      const { text, isObject } = type;
      const known = names.get(text);
      if (known !== undefined) return known;
      const name = nameFreely(words.join(" "), all, profile.taken);
      all.add(name);
      names.set(text, name);
      declarations.push(isObject ? `export interface ${name} ${text}` : `export type ${name} = ${text};`, "");
      return name;
    },
    names: () => [...names.values()],
    declare: () => declarations,
  };
}
