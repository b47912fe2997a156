import { compareText, type JsonObject, readString } from "../io/index.js";
import type { TakenNames } from "../profile/index.js";
import { findType, flattenSchema, isIgnoredHeader, listPathNames, resolveReference } from "../read/index.js";
import { nameAll, nameArgument } from "./naming.js";
import type { Operation, Parameter, TracedOperation, ValueKind } from "./operation.js";

type Unnamed = Omit<Parameter, "argument">;

type Named = Pick<Operation, "pathParameters" | "optionParameters">;

export function readParameters(traced: TracedOperation, taken: Pick<TakenNames, "arguments" | "options">): Named {
  const { document, path, history } = traced;
  const parameters = traced.parameters.map((value) => resolveReference(document, value));
  const sent = parameters.filter((parameter) => !isIgnoredHeader(parameter));
  const readable = sent.flatMap((parameter) => readParameter(document, parameter));
  const findAll = (where: string) => readable.filter(({ location }) => location === where);
  // The arguments of a function keep their order even if its path changes.
  const inPath = orderByPath(history?.moved[0]?.path ?? path, findAll("path"));
  const inOptions = ["query", "header"].flatMap((where) =>
    findAll(where).sort((left, right) => compareText(left.name, right.name)),
  );
  return {
    pathParameters: nameParameters(inPath, nameArgument, taken.arguments),
    optionParameters: nameParameters(inOptions, String, taken.options),
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
  const { alternatives, nullable } = flattenSchema(document, parameter.schema);
  const kind = classifyValue(alternatives);
  return [
    {
      name,
      location,
      required: location === "path" || parameter.required === true,
      deprecated: parameter.deprecated === true,
      description: readString(parameter.description) ?? "",
      definition: parameter,
      isNullable: nullable,
      kind: isUsual(parameter, location) && !(kind === "list" && location === "path") ? kind : "raw",
    },
  ];
}

/** The styles that openapi-fetch writes by default: single values anywhere, and lists in a query or a header. */
const STYLES: Readonly<Record<string, string>> = { path: "simple", query: "form", header: "simple" };

function isUsual({ content, style, explode }: JsonObject, location: string): boolean {
  const isExploded = explode === undefined || location !== "query" || explode === true;
  return content === undefined && isExploded && (style === undefined || style === STYLES[location]);
}

/** The kinds of the types of JSON. */
const KINDS: Readonly<Record<string, ValueKind>> = { string: "text", array: "list", object: "raw" };

/** Classifies a value. If several kinds are possible, the most general one counts. */
function classifyValue(alternatives: readonly JsonObject[]): ValueKind {
  const kinds = alternatives.map((each): ValueKind => KINDS[findType(each) ?? ""] ?? "scalar");
  const [only = "scalar", ...others] = new Set(kinds);
  if (others.length === 0) return only;
  return (["raw", "list"] as const).find((kind) => kinds.includes(kind)) ?? "scalar";
}

function orderByPath(path: string, parameters: readonly Unnamed[]): readonly Unnamed[] {
  return listPathNames(path).map((name) => {
    const parameter = parameters.find((candidate) => candidate.name === name);
    // Lint reads only the newest document, and this operation may be in an older one.
    if (parameter === undefined)
      throw new Error(`the path has {${name}}, but there is no path parameter "${name}": add it with an overlay`);
    return parameter;
  });
}

function nameParameters(
  parameters: readonly Unnamed[],
  toName: (parameter: string) => string,
  taken: ReadonlySet<string>,
): readonly Parameter[] {
  const given = parameters.map(({ name }) => name);
  const names = nameAll(given, toName, taken);
  return parameters.map((parameter, index) => ({ ...parameter, argument: names[index] ?? parameter.name }));
}
