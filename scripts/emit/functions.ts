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
import { chooseAccept, chooseContentType, printOperationRecord, recordName } from "./operation-record.js";
import { bodyType, parameterType, successType } from "./schema-type.js";

/** The statements for one operation: its types, what the runtime has to know of it, and the function. */
export function emitFunction(operation: Operation): readonly (StatementStructures | WriterFunction)[] {
  return [
    ...emitTypes(operation),
    (writer) => writer.blankLine().write(printOperationRecord(operation)),
    emitDeclaration(operation),
  ];
}

/** The arguments after the client, as the function and its bound form declare them. */
export function listArguments(operation: Operation): OptionalKind<ParameterDeclarationStructure>[] {
  const types = nameOperationTypes(operation.functionName);
  const { pathParameters, optionParameters, body } = operation;
  const optionsRequired = optionParameters.some(({ required }) => required);
  return [
    ...pathParameters.map((parameter) => ({ name: parameter.argument, type: parameterType(operation, parameter) })),
    ...(body === undefined ? [] : [bodyArgument(types.body, body.required, optionsRequired)]),
    {
      name: "options",
      type: optionParameters.length === 0 ? "RequestOptions" : types.options,
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

function emitTypes(operation: Operation): readonly StatementStructures[] {
  const names = nameOperationTypes(operation.functionName);
  const answers = operation.successes.map((response) => {
    const status = /^\d+$/.test(response.status) ? response.status : "number";
    return `Answer<${status}, ${successType(operation, response)}>`;
  });
  return [
    ...(operation.body === undefined
      ? []
      : [emitAlias(names.body, bodyType(operation), `The request body of \`${operation.functionName}\`.`)]),
    ...(operation.optionParameters.length === 0 ? [] : [emitOptions(operation, names.options)]),
    emitAlias(
      names.answer,
      answers.join(" | ") || "Answer<number, void>",
      `What \`${operation.functionName}\` succeeds with.`,
    ),
  ];
}

function emitAlias(name: string, type: string, description: string): StatementStructures {
  return { kind: StructureKind.TypeAlias, name, type, isExported: true, docs: [toComment(description)] };
}

function emitOptions(operation: Operation, name: string): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    extends: ["RequestOptions"],
    docs: [toComment(`The options of \`${operation.functionName}\`.`)],
    properties: operation.optionParameters.map((parameter) => ({
      name: propertyName(parameter.argument),
      isReadonly: true,
      hasQuestionToken: !parameter.required,
      type: `${parameterType(operation, parameter)}${parameter.required ? "" : " | undefined"}`,
      docs: [describeParameter(parameter, findSince(operation, parameter))],
    })),
  };
}

/** Since when there is a parameter, if it came later than its operation. */
function findSince({ history }: Operation, { location, name }: Parameter): string | undefined {
  return history?.newer.find((part) => part.in === location && part.path[0] === name && part.value === undefined)
    ?.since;
}

function emitDeclaration(operation: Operation): FunctionDeclarationStructure {
  const { functionName } = operation;
  const { answer } = nameOperationTypes(functionName);
  return {
    kind: StructureKind.Function,
    name: functionName,
    isExported: true,
    docs: [describeFunction(operation, "standalone")],
    parameters: [{ name: "client", type: "Client" }, ...listArguments(operation)],
    returnType: `AdminPromise<${answer}>`,
    statements: (writer) => {
      const fields = listRequest(operation);
      writer.write(`return callOperation(client, ${recordName(operation)}, options, `);
      if (fields.length < 2) writer.write(fields.length === 0 ? "{}" : `{ ${fields.join("")} }`);
      else writer.inlineBlock(() => void writer.write(fields.map((field) => `${field},`).join("\n")));
      writer.write(isNewerThanSome(operation) ? ", createVersionCheck(client));" : ");");
    },
  };
}

/** Whether some version does not know all of it. The operation that asks for the version cannot wait for its answer. */
function isNewerThanSome({ history, versionField }: Operation): boolean {
  return history !== undefined && versionField === undefined && (!history.isOldest || history.newer.length > 0);
}

/** The fields of the request, as openapi-fetch takes it; its types check them against the schema. */
function listRequest(operation: Operation): readonly string[] {
  const { body } = operation;
  const groups = (["path", "query", "header"] as const).map((location) => printParameters(operation, location));
  const params = groups.filter((group) => group !== "").join(", ");
  return [
    ...(params === "" ? [] : [`params: { ${params} }`]),
    ...(needsQuerySerializer(operation)
      ? [`querySerializer: createQuerySerializer(${printQueryStyles(operation)})`]
      : []),
    ...(needsScalarsInPath(operation) ? ["pathSerializer: fillPathWithScalars"] : []),
    ...(body === undefined ? [] : ["body"]),
    ...printBodySerializer(body),
    ...printHeaders(operation),
  ];
}

/** The headers of an operation that asks for something else than JSON, or sends something else. */
function printHeaders(operation: Operation): readonly string[] {
  const accept = chooseAccept(operation);
  const type = chooseContentType(operation);
  const literal = type === undefined ? "" : stringLiteral(type);
  const sent = operation.body?.required ? literal : `body === undefined ? undefined : ${literal}`;
  const fields = [
    ...(accept === undefined ? [] : [`Accept: ${stringLiteral(accept)}`]),
    ...(literal === "" ? [] : [`"Content-Type": ${sent}`]),
  ];
  return fields.length === 0 ? [] : [`headers: { ${fields.join(", ")} }`];
}

function printParameters(operation: Operation, location: Parameter["location"]): string {
  const parameters = [...operation.pathParameters, ...operation.optionParameters].filter(
    (parameter) => parameter.location === location,
  );
  if (parameters.length === 0) return "";
  const options = operation.optionParameters.some(({ required }) => required) ? "options" : "options?";
  const fields = parameters.map(({ name, argument }) => {
    const value = location === "path" ? argument : accessProperty(options, argument);
    return value === name ? name : `${propertyName(name)}: ${value}`;
  });
  return `${location}: { ${fields.join(", ")} }`;
}

function accessProperty(object: string, name: string): string {
  const dotted = propertyName(name) === name;
  if (dotted) return `${object}.${name}`;
  return `${object}${object.endsWith("?") ? "." : ""}[${stringLiteral(name)}]`;
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
