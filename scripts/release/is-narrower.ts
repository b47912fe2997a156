import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type Json, type JsonObject, readArray, readObject } from "../io/index.js";

/** The value of a limit that is not there, which a lower or an upper limit can replace without any effect. */
const NO_LIMIT: Readonly<Record<string, number>> = { minContains: 1, minItems: 0, minLength: 0, minProperties: 0 };
const LOWER_LIMIT = /^(min|exclusiveMin)/;
const UPPER_LIMIT = /^(max|exclusiveMax)/;

/** Keywords whose values are schemas by name, and those whose value is a schema. A value must match all of these schemas. */
const NAMED_SCHEMAS = /^(dependentSchemas|patternProperties|properties)$/;
const SCHEMA =
  /^(additionalItems|additionalProperties|contentSchema|else|items|propertyNames|then|unevaluated(Items|Properties))$/;
/** Keywords that no server judges a value by. */
const SILENT = /^(default|deprecated|discriminator|nullable|readOnly|writeOnly|xml)$/;

/**
 * Whether a value that matches a schema may not match its newer version: what nobody can tell counts as narrower.
 *
 * @param from - A schema without annotations and references. Undefined allows any value.
 * @param isSame - Whether both are versions of one schema. A new field of it is told as added: a server that has always ignored the
 *   field may take any value. Between two schemas, a field that only one of them has tells them apart.
 */
function isNarrower(from: Json | undefined, to: Json | undefined, isSame = false): boolean {
  if (from === false || isDeepStrictEqual(from, to)) return false;
  if (to === false) return true;
  const [older, newer] = [from, to].map((schema) => (isJsonObject(schema) ? schema : {}));
  if (older === undefined || newer === undefined) return false;
  const [keyword = "", ...others] = Object.keys(older);
  if (/^(any|one)Of$/.test(keyword) && others.length === 0 && newer[keyword] === undefined) {
    return readArray(older[keyword]).some((choice) => isNarrower(choice, newer));
  }
  return Object.keys({ ...older, ...newer }).some((each) => narrows(each, older, newer, isSame));
}

/** Whether each schema of an older list has one in the newer list that takes the same values. */
export function areNarrower(from: readonly Json[], to: readonly Json[]): boolean {
  return from.some((older, place) => to.every((newer, index) => isNarrower(older, newer, index === place)));
}

function narrows(keyword: string, older: JsonObject, newer: JsonObject, isSame: boolean): boolean {
  const [from, to] = [older[keyword], newer[keyword]];
  if (isDeepStrictEqual(from, to)) return false;
  if (keyword === "nullable") return from === true;
  if (SILENT.test(keyword)) return false;
  if (keyword === "not") return from === undefined || (to !== undefined && isNarrower(to, from));
  if (keyword === "if") {
    // Values that no longer match `if` must match `else`, and those that match it now, `then`.
    return (newer.then !== undefined && isNarrower(to, from)) || (newer.else !== undefined && isNarrower(from, to));
  }
  if (keyword === "contains") {
    const isWanted = newer.minContains !== 0 && to !== undefined && (from === undefined || isNarrower(from, to));
    return (
      isWanted || (newer.maxContains !== undefined && to !== undefined && (from === undefined || isNarrower(to, from)))
    );
  }
  if (NAMED_SCHEMAS.test(keyword)) {
    const [known, named] = [readObject(from), readObject(to)];
    const other =
      keyword === "dependentSchemas" ? undefined : (newer.additionalProperties ?? newer.unevaluatedProperties);
    return Object.keys({ ...known, ...named }).some((name) => {
      if (keyword === "properties" && isSame && known[name] === undefined) return false;
      return isNarrower(known[name], named[name] ?? other, isSame);
    });
  }
  if (to === undefined) return false;
  if (SCHEMA.test(keyword)) return isNarrower(from, to, isSame);
  if (keyword === "anyOf") return from === undefined || areNarrower(readArray(from), readArray(to));
  if (keyword === "oneOf") return from === undefined || isChoiceNarrower(readArray(from), readArray(to));
  if (keyword === "allOf") {
    const parts = readArray(from);
    return readArray(to).some((part, index) => parts.every((each, place) => isNarrower(each, part, index === place)));
  }
  if (keyword === "prefixItems") {
    return readArray(to).some((item, index) => isNarrower(readArray(from)[index], item, isSame));
  }
  return isLimitNarrower(keyword, from, to);
}

/** Whether a value that matched exactly one schema may now match none, or several. */
function isChoiceNarrower(from: readonly Json[], to: readonly Json[]): boolean {
  const isWider = (newer: Json) => from.every((older) => isNarrower(newer, older));
  const overlaps = (newer: Json) => to.some((other) => other !== newer && !areDisjoint(newer, other));
  return areNarrower(from, to) || to.some((newer) => isWider(newer) && overlaps(newer));
}

/** Whether no value can match both schemas: their types or values differ, or those of a field that both require. */
function areDisjoint(left: Json | undefined, right: Json | undefined): boolean {
  if (!isJsonObject(left) || !isJsonObject(right)) return false;
  const isApart = (keyword: string, join: (value: Json) => Json = (value) => value) => {
    const [own, other] = [left, right].map((schema) => asList(schema[keyword]).map(join));
    return own !== undefined && own.length > 0 && other?.length !== 0 && !own.some((value) => other?.includes(value));
  };
  const required = readArray(left.required).filter((name) => readArray(right.required).includes(name));
  return (
    isApart("type", (type) => (type === "integer" ? "number" : type)) ||
    isApart("enum") ||
    required.some((name) =>
      areDisjoint(readObject(left.properties)[String(name)], readObject(right.properties)[String(name)]),
    )
  );
}

/** Whether a limit, or a list of what is allowed or wanted, excludes values that it did not exclude. */
function isLimitNarrower(keyword: string, from: Json | undefined, to: Json): boolean {
  if (typeof to === "boolean") return to;
  if (UPPER_LIMIT.test(keyword)) return Number(to) < Number(from ?? Number.POSITIVE_INFINITY);
  if (LOWER_LIMIT.test(keyword)) return Number(to) > Number(from ?? NO_LIMIT[keyword] ?? Number.NEGATIVE_INFINITY);
  if (keyword === "multipleOf") return from === undefined || Number(from) % Number(to) !== 0;
  const has = (list: Json | undefined, item: Json) => asList(list).some((each) => isDeepStrictEqual(each, item));
  if (keyword === "required") return asList(to).some((name) => !has(from, name));
  if (keyword === "type") {
    return (
      from === undefined || asList(from).some((type) => !has(to, type) && !(type === "integer" && has(to, "number")))
    );
  }
  return from === undefined || keyword !== "enum" || asList(from).some((value) => !has(to, value));
}

function asList(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : Array.isArray(value) ? readArray(value) : [value];
}
