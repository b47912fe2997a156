import { type JsonObject, readObject, sortedEntries } from "../io/index.js";
import { classifyBody, isIgnoredHeader, type ListedOperation, resolveOrEmpty } from "../read/index.js";
import type { Definition } from "./definition.js";
import type { Key, Section } from "./feature.js";
import { readRules, readWhole } from "./rules.js";

/** A definition outside every schema: of the operation, a parameter, a body or a status. */
export interface RootDefinition extends Definition {
  readonly section: Section;
  /** The name of a parameter. */
  readonly path: Key["path"];
}

const PARAMETER_LOCATIONS = ["path", "query", "header", "cookie"] as const;

export function readRoots({ document, operation, parameters, access }: ListedOperation): readonly RootDefinition[] {
  const { operationId, parameters: _, requestBody, responses, ...own } = operation;
  const body = resolveOrEmpty(document, requestBody);
  return [
    { section: { location: "operation" }, path: [], rules: readRules(document, { ...own, ...access }) },
    ...parameters.flatMap((given) => readParameterRoot(document, resolveOrEmpty(document, given))),
    ...readDefinitions(document, body).map((content): RootDefinition => {
      return { ...content, section: { location: "body" }, path: [], required: body.required === true, owner: body };
    }),
    ...sortedEntries(readObject(responses)).flatMap(([status, given]) => {
      return status.startsWith("x-") ? [] : readResponseRoots(document, status, resolveOrEmpty(document, given));
    }),
  ];
}

function readParameterRoot(document: JsonObject, parameter: JsonObject): readonly RootDefinition[] {
  const { in: given, name, schema = {}, required } = parameter;
  const location = PARAMETER_LOCATIONS.find((each) => each === given);
  if (location === undefined || typeof name !== "string" || isIgnoredHeader(parameter)) return [];
  const rules = [...readRules(document, parameter), readWhole(document, parameter.schema)];
  return [{ section: { location }, path: [name], schema, required: required === true, owner: parameter, rules }];
}

/** Reads a status with its bodies. The bodies of all successes are in one section. */
function readResponseRoots(
  document: JsonObject,
  status: string,
  { content, ...response }: JsonObject,
): readonly RootDefinition[] {
  const isSuccess = status.startsWith("2");
  const types = isSuccess ? Object.keys(readObject(content)).map((type) => ["media type", type] as const) : [];
  const section: Section = isSuccess ? { location: "response" } : { location: "error", status };
  const bodies = readDefinitions(document, { content }).map((body): RootDefinition => {
    return { ...body, section: { ...section, mediaType: body.mediaType }, path: [] };
  });
  const rules = [...readRules(document, response), ...types];
  return [{ section: { location: "status", status }, path: [], rules }, ...bodies];
}

/** Reads a body in each of its media types. */
function readDefinitions(document: JsonObject, { content }: JsonObject): readonly Definition[] {
  return sortedEntries(readObject(content)).map(([type, given]): Definition => {
    const { schema, ...media } = readObject(given);
    const rules = readRules(document, media);
    // A difference of the whole schema is shown only where no feature inside it differs.
    if (classifyBody(document, type, given) === "json") {
      const whole = readWhole(document, schema);
      return { schema: schema ?? {}, rules: [["media type", type], whole, ...rules] };
    }
    return { mediaType: type, rules: [readWhole(document, schema, "schema"), ...rules] };
  });
}
