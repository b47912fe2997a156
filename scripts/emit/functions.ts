import {
  type FunctionDeclarationStructure,
  type InterfaceDeclarationStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  type StatementStructures,
  StructureKind,
  type WriterFunction,
} from "ts-morph";
import { accessMember, propertyName, stringLiteral } from "../io/index.js";
import {
  nameOperationTypes,
  type Operation,
  type Parameter,
  type QueryStyle,
  type RequestBody,
} from "../model/index.js";
import { describeFunction, describeParameter, toComment } from "./documentation.js";
import { chooseAccept, chooseContentType, printOperationRecord, recordName } from "./operation-record.js";
import { joinTypes, type SignatureTypes } from "./schema-type.js";

/** Emits one operation: its types, its record for the runtime, and the function. */
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

/** Lists the arguments after `client`, which the function and the method have in common. */
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
  // An optional argument cannot precede a required one.
  if (!required && optionsRequired) return { name: "body", type: `${type} | undefined` };
  return { name: "body", type, hasQuestionToken: !required };
}

/** Prints the type of a successful result: a union over all success statuses. */
export function printData(operation: Operation, types: SignatureTypes): string {
  return joinTypes(
    operation.successes.map((response) => types.success(operation, response)),
    "void",
  );
}

/**
 * Prints the return type of the function and the method: value, statuses, and the value of each status if they differ.
 */
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

/** Finds the version that added a parameter, if it came later than its operation. */
function findSince({ history }: Operation, { location, name }: Parameter): string | undefined {
  return history?.newer.find(({ in: place, path, value }) => {
    return place === location && path.length === 1 && path[0] === name && value === undefined;
  })?.since;
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
      const fields = listRequest(operation);
      writer.write(`return callOperation(client, ${recordName(operation)}, options, `);
      if (fields.length < 2) writer.write(fields.length === 0 ? "{}" : `{ ${fields.join("")} }`);
      else writer.inlineBlock(() => void writer.write(fields.map((field) => `${field},`).join("\n")));
      writer.write(isNewerThanSome(operation) ? ", createVersionCheck(client));" : ");");
    },
  };
}

/**
 * Whether some version lacks the operation or a part of it. Never for the one that reads the version: the check calls
 * it.
 */
function isNewerThanSome({ history, versionField }: Operation): boolean {
  return history !== undefined && versionField === undefined && (!history.isOldest || history.newer.length > 0);
}

/** Lists the fields of the request for openapi-fetch, whose types check them against the schema. */
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

/** Prints the headers of an operation that sends or accepts anything other than JSON. */
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
  const fields = parameters.map(({ name, argument }) => {
    // JavaScript callers may omit required options, and the runtime has the better error message.
    const value = location === "path" ? argument : accessMember("options", argument);
    return value === name ? name : `${propertyName(name)}: ${value}`;
  });
  return `${location}: { ${fields.join(", ")} }`;
}

/** Whether openapi-fetch's own serializer is not enough: it handles only single values with plain names. */
function needsQuerySerializer({ optionParameters }: Operation): boolean {
  const isPlain = ({ kind, name }: Parameter) => (kind === "text" || kind === "scalar") && /^[\w.~-]+$/.test(name);
  return optionParameters.some((parameter) => parameter.location === "query" && !isPlain(parameter));
}

function printQueryStyles({ optionParameters }: Operation): string {
  const inQuery = optionParameters.filter(({ location }) => location === "query");
  return printStyleMap(inQuery.map(({ name, style }) => [name, style]));
}

/** Prints the styles that differ from the default, exploded `form`. */
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
