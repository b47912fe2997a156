import { compareText, type Json, type JsonObject, readObject, readString, sortedEntries } from "../io/index.js";
import { findType, flattenIfFew, listPathNames, resolveReference } from "../read/index.js";
import { classifyMediaType } from "./media-type.js";
import { nameArguments, nameOptions } from "./naming.js";
import type { Operation, Parameter, ParameterStyle, ValueKind } from "./operation.js";

type Unnamed = Omit<Parameter, "argument">;

/**
 * Reads the parameters of an operation.
 *
 * @param given - Those of its path, and its own: of two with the same name, the last one wins.
 * @param taken - The options of its function that are not parameters.
 */
export function readParameters(
  document: JsonObject,
  path: string,
  given: readonly Json[],
  taken: readonly string[],
): Pick<Operation, "pathParameters" | "optionParameters"> {
  const parameters = given
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
  const { shapes = [], nullable = false } = flattenIfFew(document, parameter.schema) ?? {};
  return [
    {
      name,
      location,
      required: location === "path" || parameter.required === true,
      deprecated: parameter.deprecated === true,
      description: readString(parameter.description) ?? "",
      described: content === undefined ? parameter : readObject(content[1]),
      isNullable: content === undefined && nullable,
      ...(content === undefined
        ? { kind: classifyValue(shapes), style: readStyle(parameter, location) }
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

/** The kinds of the types of JSON. */
const KINDS: Readonly<Record<string, ValueKind>> = {
  string: "text",
  integer: "scalar",
  number: "scalar",
  boolean: "scalar",
  array: "structured",
  object: "structured",
};

function classifyValue(shapes: readonly JsonObject[]): ValueKind {
  const [kind, ...others] = new Set(shapes.map((shape) => KINDS[findType(shape) ?? ""] ?? "unknown"));
  return kind === undefined || others.length > 0 ? "unknown" : kind;
}

function orderByPath(path: string, parameters: readonly Unnamed[]): readonly Unnamed[] {
  return listPathNames(path).map((name) => {
    const parameter = parameters.find((candidate) => candidate.name === name);
    // Lint reads the newest document, and this may be an operation that only an older one has.
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
