import {
  compareText,
  type Json,
  type JsonObject,
  readArray,
  readObject,
  readString,
  sortedEntries,
} from "../../io/index.js";
import { resolveReference } from "../document/index.js";
import { nameArguments, nameOptions } from "./naming.js";
import { classifyMediaType, type Operation, type Parameter, type ParameterStyle, type ValueKind } from "./operation.js";
import { listPathNames } from "./path-names.js";

type Unnamed = Omit<Parameter, "argument">;

/**
 * Reads the parameters of an operation and its path, without duplicates; the operation's own win.
 *
 * @param taken - The options of its function that are not parameters.
 */
export function readParameters(
  document: JsonObject,
  path: string,
  pathItem: JsonObject,
  operation: JsonObject,
  taken: readonly string[],
): Pick<Operation, "pathParameters" | "optionParameters"> {
  const parameters = [...readArray(pathItem.parameters), ...readArray(operation.parameters)]
    .map((value) => resolveReference(document, value))
    .filter((parameter) => !isIgnoredHeader(parameter));
  const distinct = [
    ...new Map(parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values(),
  ];
  const readable = distinct.flatMap((parameter) => readParameter(document, parameter));

  const inPath = orderByPath(
    path,
    readable.filter(({ location }) => location === "path"),
  );
  const inOptions = ["query", "header"].flatMap((where) =>
    readable.filter(({ location }) => location === where).sort((left, right) => compareText(left.name, right.name)),
  );
  return {
    pathParameters: nameAll(inPath, nameArguments),
    optionParameters: nameAll(inOptions, (names) => nameOptions(names, taken)),
  };
}

function readParameter(document: JsonObject, parameter: JsonObject): readonly Unnamed[] {
  const name = readString(parameter.name) ?? "";
  const location = parameter.in;
  if (location === "cookie" && parameter.required !== true) return [];
  if (location !== "path" && location !== "query" && location !== "header") {
    throw new Error(
      `the parameter "${name}" is in "${String(location)}", which a function cannot send: remove it with an overlay, and give it per request in \`headers\``,
    );
  }
  const [content] = sortedEntries(readObject(parameter.content));
  return [
    {
      name,
      location,
      required: location === "path" || parameter.required === true,
      deprecated: parameter.deprecated === true,
      description: readString(parameter.description) ?? "",
      described: content === undefined ? parameter : readObject(content[1]),
      isNullable: content === undefined && isNullable(document, parameter.schema, new Set()),
      ...(content === undefined
        ? { kind: classifyValue(document, parameter.schema, new Set()), style: readStyle(parameter, location) }
        : readContent(content[0], location)),
    },
  ];
}

/** Reads a parameter that has a media type: one that is not JSON is a string that the caller writes. */
function readContent(mediaType: string, location: keyof typeof STYLES): Pick<Parameter, "kind" | "style"> {
  if (classifyMediaType(mediaType) !== "json") return { kind: "text", style: readStyle({}, location) };
  return { kind: "structured", style: { style: "json", explode: false } };
}

const STYLES = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
} as const;

/** Reads a style, with OpenAPI's defaults: `form`, exploded, in a query; elsewhere `simple`. Others are not exploded. */
export function readStyle({ style: given, explode }: JsonObject, location: keyof typeof STYLES): ParameterStyle {
  const [first, ...others] = STYLES[location];
  const style = others.find((each) => each === given) ?? first;
  return { style, explode: typeof explode === "boolean" ? explode : style === "form" };
}

function classifyValue(document: JsonObject, value: Json | undefined, seen: Set<JsonObject>): ValueKind {
  const schema = resolveReference(document, value);
  if (seen.has(schema)) return "unknown";
  seen.add(schema);
  const types = typeof schema.type === "string" ? [schema.type] : readArray(schema.type);
  const choices = [...readArray(schema.oneOf), ...readArray(schema.anyOf)];
  const kinds = new Set([
    ...types.filter((type) => type !== "null").map(classifyType),
    ...choices
      .filter((choice) => readObject(choice).type !== "null")
      .map((choice) => classifyValue(document, choice, seen)),
    // A part without a type, such as one with only a length, leaves the type to the others.
    ...(types.length === 0 ? readArray(schema.allOf).map((part) => classifyValue(document, part, seen)) : []).filter(
      (kind) => kind !== "unknown",
    ),
    ...(types.length === 0 ? readArray(schema.enum).map((member) => classifyType(typeof member)) : []),
    ...(schema.properties === undefined && schema.items === undefined ? [] : (["structured"] as const)),
  ]);
  const [kind] = kinds;
  if (kind !== undefined && kinds.size === 1) return kind;
  return "unknown";
}

function isNullable(document: JsonObject, value: Json | undefined, seen: Set<JsonObject>): boolean {
  const schema = resolveReference(document, value);
  if (seen.has(schema)) return false;
  seen.add(schema);
  const hasNull = (list: Json | undefined, item: Json) => readArray(list).includes(item);
  const choices = [...readArray(schema.oneOf), ...readArray(schema.anyOf), ...readArray(schema.allOf)];
  return (
    schema.type === "null" ||
    // OpenAPI 3.0.
    schema.nullable === true ||
    hasNull(schema.type, "null") ||
    hasNull(schema.enum, null) ||
    choices.some((choice) => isNullable(document, choice, seen))
  );
}

function classifyType(type: Json): ValueKind {
  if (type === "array" || type === "object") return "structured";
  return type === "integer" || type === "number" || type === "boolean" ? "scalar" : "text";
}

function orderByPath(path: string, parameters: readonly Unnamed[]): readonly Unnamed[] {
  const names = listPathNames(path);
  const unused = parameters.find(({ name }) => !names.includes(name));
  if (unused !== undefined)
    throw new Error(`the path parameter "${unused.name}" is not in the path: correct it with an overlay`);
  return names.map((name) => {
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (parameter === undefined)
      throw new Error(`the path has {${name}}, but there is no path parameter "${name}": add it with an overlay`);
    return parameter;
  });
}

function nameAll(
  parameters: readonly Unnamed[],
  name: (names: readonly string[]) => readonly string[],
): readonly Parameter[] {
  const names = name(parameters.map((parameter) => parameter.name));
  return parameters.map((parameter, index) => ({ ...parameter, argument: names[index] ?? parameter.name }));
}

/**
 * Whether a header parameter is to be ignored, by OpenAPI 3.1, "Parameter Object". fetch computes Content-Length, and a
 * request with another one never ends.
 */
export function isIgnoredHeader(parameter: JsonObject): boolean {
  const name = (readString(parameter.name) ?? "").toLowerCase();
  return parameter.in === "header" && ["accept", "authorization", "content-length", "content-type"].includes(name);
}
