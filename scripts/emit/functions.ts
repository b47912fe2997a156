import {
  type FunctionDeclarationStructure,
  type InterfaceDeclarationStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  type StatementStructures,
  StructureKind,
  type WriterFunction,
} from "ts-morph";
import { propertyName, stringLiteral } from "../io/escape-text.js";
import { nameOperationTypes } from "../model/naming.js";
import type { Operation, Parameter, QueryStyle, RequestBody } from "../model/operation.js";
import { describeFunction, describeParameter, toComment } from "./documentation.js";
import { printOperationRecord, recordName } from "./operation-record.js";
import { joinTypes, type SignatureTypes } from "./schema-type.js";

/** The statements for one operation: its types, what the runtime has to know of it, and the function. */
export function emitFunction(
  operation: Operation,
  types: SignatureTypes,
): readonly (StatementStructures | WriterFunction)[] {
  return [
    ...emitTypes(operation, types),
    (writer) => writer.blankLine().write(printOperationRecord(operation)),
    emitDeclaration(operation, types),
  ];
}

/** The arguments after the client, as the function and its bound form declare them. */
export function listArguments(
  operation: Operation,
  types: SignatureTypes,
): OptionalKind<ParameterDeclarationStructure>[] {
  const { pathParameters, optionParameters, body } = operation;
  const optionsRequired = optionParameters.some(({ required }) => required);
  return [
    ...pathParameters.map((parameter) => ({ name: parameter.argument, type: types.parameter(operation, parameter) })),
    ...(body === undefined ? [] : [bodyArgument(types.body(operation), body.required, optionsRequired)]),
    {
      name: "options",
      type: optionParameters.length === 0 ? "RequestOptions" : nameOperationTypes(operation.functionName).options,
      hasQuestionToken: !optionsRequired,
    },
  ];
}

function bodyArgument(
  type: string,
  required: boolean,
  optionsRequired: boolean,
): OptionalKind<ParameterDeclarationStructure> {
  // An optional argument cannot stand before a required one.
  if (!required && optionsRequired) return { name: "body", type: `${type} | undefined` };
  return { name: "body", type, hasQuestionToken: !required };
}

/** The type of a success, whichever it is. */
export function printData(operation: Operation, types: SignatureTypes): string {
  return joinTypes(
    operation.successes.map((response) => types.success(operation, response)),
    "void",
  );
}

/** What both forms of a function return: the value, the statuses, and which of them comes with which value if they differ. */
export function printResult(operation: Operation, types: SignatureTypes): string {
  const cases = operation.successes.map((response) => ({
    data: types.success(operation, response),
    status: /^\d+$/.test(response.status) ? response.status : "number",
  }));
  const statuses = cases.map(({ status }) => status);
  const pairs = cases.map(({ data, status }) => `OperationResult<${data}, ${status}>`);
  const differ = new Set(cases.map(({ data }) => data)).size > 1;
  const args = [printData(operation, types), joinTypes(statuses, "number"), ...(differ ? [joinTypes(pairs, "")] : [])];
  return `AdminPromise<${args.join(", ")}>`;
}

function emitTypes(operation: Operation, types: SignatureTypes): readonly StatementStructures[] {
  if (operation.optionParameters.length === 0) return [];
  return [emitOptions(operation, nameOperationTypes(operation.functionName).options, types)];
}

function emitOptions(operation: Operation, name: string, types: SignatureTypes): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    extends: ["RequestOptions"],
    docs: [toComment(`Options of {@link ${operation.functionName}}.`)],
    properties: operation.optionParameters.map((parameter) => ({
      name: propertyName(parameter.argument),
      isReadonly: true,
      hasQuestionToken: !parameter.required,
      type: `${types.parameter(operation, parameter)}${parameter.required ? "" : " | undefined"}`,
      docs: [describeParameter(parameter, findSince(operation, parameter))],
    })),
  };
}

/** Since when there is a parameter, if it came later than its operation. */
function findSince({ history }: Operation, { location, name }: Parameter): string | undefined {
  return history?.newer.find((part) => part.in === location && part.path[0] === name && part.value === undefined)
    ?.since;
}

function emitDeclaration(operation: Operation, types: SignatureTypes): FunctionDeclarationStructure {
  const { functionName } = operation;
  return {
    kind: StructureKind.Function,
    name: functionName,
    isExported: true,
    docs: [describeFunction(operation)],
    parameters: [{ name: "client", type: "Client" }, ...listArguments(operation, types)],
    returnType: printResult(operation, types),
    statements: (writer) => {
      writer.writeLine(`return callOperation(client, ${recordName(operation)}, options, (attempt) =>`);
      writer.indent(() => {
        writer
          .write(`client.http.${operation.method.toUpperCase()}(${recordName(operation)}.path, `)
          .inlineBlock(() => {
            for (const line of listInit(operation)) writer.writeLine(`${line},`);
          });
        writer.write("),").newLine();
        const isNewer = isNewerThanSome(operation);
        const values = printRequestValues(operation);
        if (values !== "" || isNewer) writer.writeLine(`${values || "undefined"},`);
        if (isNewer) writer.writeLine("createVersionCheck(client),");
      });
      writer.write(");");
    },
  };
}

/** Whether there is a version that does not know all of it. What the version is asked for with cannot wait for its answer. */
function isNewerThanSome({ history, versionField }: Operation): boolean {
  return history !== undefined && versionField === undefined && (!history.isOldest || history.newer.length > 0);
}

/** The fields of what openapi-fetch is called with; its types hold them against the schema. */
function listInit(operation: Operation): readonly string[] {
  const { body } = operation;
  const groups = (["path", "query", "header"] as const).map((location) => printParameters(operation, location));
  const params = groups.filter((group) => group !== "").join(", ");
  return [
    "...attempt",
    ...(params === "" ? [] : [`params: { ${params} }`]),
    ...(needsQuerySerializer(operation)
      ? [`querySerializer: createQuerySerializer(${printQueryStyles(operation)})`]
      : []),
    ...(needsScalarsInPath(operation) ? ["pathSerializer: fillPathWithScalars"] : []),
    ...(body === undefined ? [] : ["body"]),
    ...printBodySerializer(body),
  ];
}

/** What the runtime has to see of the request to tell whether it may be repeated, and whether an old server knows it all. */
function printRequestValues(operation: Operation): string {
  const { retry, history } = operation;
  const places = new Set([...Object.keys(retry.unless ?? {}), ...(history?.newer ?? []).map((part) => part.in)]);
  const values = [
    ...(places.has("body") ? ["body"] : []),
    ...(["query", "header"] as const)
      .filter((place) => places.has(place))
      .map((place) => printParameters(operation, place)),
  ];
  return values.length === 0 ? "" : `{ ${values.join(", ")} }`;
}

function printParameters(operation: Operation, location: Parameter["location"]): string {
  const parameters = [...operation.pathParameters, ...operation.optionParameters].filter(
    (parameter) => parameter.location === location,
  );
  if (parameters.length === 0) return "";
  const fields = parameters.map(({ name, argument }) => {
    const value = location === "path" ? argument : accessOption(argument);
    return value === name ? name : `${propertyName(name)}: ${value}`;
  });
  return `${location}: { ${fields.join(", ")} }`;
}

/** In plain JavaScript the options may be missing although one is required: the runtime says so, in its own words. */
function accessOption(name: string): string {
  return propertyName(name) === name ? `options?.${name}` : `options?.[${stringLiteral(name)}]`;
}

/** openapi-fetch's own serializer does for single values under plain names. */
function needsQuerySerializer({ optionParameters }: Operation): boolean {
  const isPlain = ({ kind, name }: Parameter) => (kind === "text" || kind === "scalar") && /^[\w.~-]+$/.test(name);
  return optionParameters.some((parameter) => parameter.location === "query" && !isPlain(parameter));
}

function printQueryStyles({ optionParameters }: Operation): string {
  const inQuery = optionParameters.filter(({ location }) => location === "query");
  return printStyleMap(inQuery.map(({ name, style }) => [name, style]));
}

/** Those that are not as `form` says. */
function printStyleMap(styles: readonly (readonly [string, QueryStyle])[]): string {
  const fields = styles
    .filter(([, { style, explode }]) => !(style === "form" && explode))
    .map(
      ([name, { style, explode }]) => `${propertyName(name)}: { style: ${stringLiteral(style)}, explode: ${explode} }`,
    );
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

function needsScalarsInPath({ pathParameters }: Operation): boolean {
  return pathParameters.some(({ kind }) => kind !== "text");
}

function printBodySerializer(body: RequestBody | undefined): readonly string[] {
  switch (body?.format) {
    case "form":
      return [`bodySerializer: createFormSerializer(${printStyleMap(Object.entries(body.fieldStyles))})`];
    case "multipart":
      return ["bodySerializer: toFormData"];
    case "text":
    case "blob":
      return ["bodySerializer: passBody"];
    default:
      return [];
  }
}
