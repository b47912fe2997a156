import {
  type FunctionDeclarationStructure,
  type InterfaceDeclarationStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  StructureKind,
} from "ts-morph";
import { accessMember, toLiteral, toPropertyName } from "../io/index.js";
import { BODY_OPTION, findParts, type Operation, type Parameter } from "../model/index.js";
import { GUARD } from "./client-files.js";
import { describeFunction, describeParameter, toComment } from "./documentation.js";
import { chooseAccept, chooseContentType, printOperationRecord, recordName } from "./operation-record.js";
import { printExampleCall } from "./print-example.js";
import { joinTypes, type SignatureTypes } from "./schema-type.js";
import type { Statement } from "./source-printer.js";

/** Emits one operation: its types, its record for the runtime, and the function. */
export function emitFunction(operation: Operation, types: SignatureTypes): readonly Statement[] {
  return [
    ...(operation.optionParameters.length === 0 ? [] : [emitOptions(operation, types)]),
    printOperationRecord(operation),
    emitDeclaration(operation, types, printExampleCall(types.document, operation)),
  ];
}

/** The names inside a function that its arguments must avoid. */
export const VARIABLES: readonly string[] = [GUARD, "client", "body", "options"];

/** Lists the words in the printed types of operations: the names of schemas, and others such as `string`. */
export function listSignatureNames(operations: readonly Operation[], types: SignatureTypes): readonly string[] {
  const used = operations.flatMap((operation) => [
    ...[...operation.pathParameters, ...operation.optionParameters].map((each) => types.parameter(operation, each)),
    ...(operation.body === undefined ? [] : [types.body(operation)]),
    ...operation.successes.map((response) => types.success(operation, response)),
  ]);
  return used.flatMap((type) => type.match(/[\p{ID_Continue}$]+/gu) ?? []);
}

function listArguments(operation: Operation, types: SignatureTypes): OptionalKind<ParameterDeclarationStructure>[] {
  const { pathParameters, optionsType, optionParameters, body } = operation;
  const optionsRequired = optionParameters.some(({ required }) => required);
  const printBodyType = (required: boolean) =>
    // An optional argument cannot precede a required one.
    !required && optionsRequired
      ? { type: `${types.body(operation)} | undefined` }
      : { type: types.body(operation), hasQuestionToken: !required };
  return [
    ...pathParameters.map((each) => ({ name: each.argument, type: types.parameter(operation, each) })),
    ...(body === undefined || body.isOption ? [] : [{ name: "body", ...printBodyType(body.required) }]),
    {
      name: "options",
      type: optionParameters.length === 0 ? "RequestOptions" : optionsType,
      hasQuestionToken: !optionsRequired,
    },
  ];
}

/** Prints the type of the result: a union over all success statuses. */
export function printData(operation: Operation, types: SignatureTypes): string {
  return joinTypes(
    operation.successes.map((response) => types.success(operation, response)),
    "void",
  );
}

/** Prints the return type of the function: value, statuses, and the value of each status if they differ. */
function printResult(operation: Operation, types: SignatureTypes): string {
  const cases = operation.successes.map((response) => ({
    data: types.success(operation, response),
    status: /^\d+$/.test(response.status) ? response.status : "number",
  }));
  const statuses = cases.map(({ status }) => status);
  const pairs = cases.map(({ data, status }) => `OperationResult<${data}, ${status}>`);
  const differ = new Set(cases.map(({ data }) => data)).size > 1;
  const args = [printData(operation, types), joinTypes(statuses, "number"), ...(differ ? [joinTypes(pairs, "")] : [])];
  return `OperationPromise<${args.join(", ")}>`;
}

function emitOptions(operation: Operation, types: SignatureTypes): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: operation.optionsType,
    extends: ["RequestOptions"],
    docs: [toComment(`Options of {@link ${operation.functionName}}.`)],
    properties: operation.optionParameters.map((parameter) => ({
      name: toPropertyName(parameter.argument),
      isReadonly: true,
      hasQuestionToken: !parameter.required,
      type: `${types.parameter(operation, parameter)}${parameter.required ? "" : " | undefined"}`,
      docs: [describeParameter(parameter, findParts(operation, parameter))].filter((text) => text !== ""),
    })),
  };
}

function emitDeclaration(operation: Operation, types: SignatureTypes, call: string): FunctionDeclarationStructure {
  const { functionName } = operation;
  return {
    kind: StructureKind.Function,
    isExported: true,
    name: functionName,
    docs: [describeFunction(operation, call)],
    parameters: [{ name: "client", type: "Client" }, ...listArguments(operation, types)],
    returnType: printResult(operation, types),
    statements: [
      `return callOperation(client, ${recordName(operation)}, options, { ${listRequest(operation).join(", ")} }`,
      isGuarded(operation) ? `, ${GUARD}(client));` : ");",
    ],
  };
}

/** Whether a call is checked against the version of the server, since some version lacks a part of the request. */
function isGuarded({ versionField, history }: Operation): boolean {
  // The check calls the operation that returns the version, so this operation cannot wait for it.
  if (history === undefined || versionField !== undefined) return false;
  return history.versions !== undefined || history.parts.length > 0 || history.moved.length > 0;
}

/** Lists the fields of the request for openapi-fetch, whose types check them against the schema. */
function listRequest(operation: Operation): readonly string[] {
  const { body } = operation;
  const given = nameBody(operation);
  const json = given === "body" ? given : `body: ${given}`;
  const params = (["path", "query", "header"] as const).flatMap((location) => printParameters(operation, location));
  const headers = listHeaders(operation);
  return [
    ...(params.length === 0 ? [] : [`params: { ${params.join(", ")} }`]),
    ...(body === undefined ? [] : [body.format === "json" ? json : `...passBody(${given})`]),
    ...(headers.length === 0 ? [] : [`headers: { ${headers.join(", ")} }`]),
  ];
}

function nameBody({ body }: Pick<Operation, "body">): string {
  return body?.isOption ? accessMember("options", BODY_OPTION) : "body";
}

/** Lists the headers of an operation that sends or accepts anything other than JSON. */
function listHeaders(operation: Operation): readonly string[] {
  const { body } = operation;
  const accept = chooseAccept(operation);
  const type = body && chooseContentType(body);
  // Without a body, no media type is sent.
  const condition = body?.required && !body.isOption ? "" : `${nameBody(operation)} && `;
  return [
    ...(accept === undefined ? [] : [`Accept: ${toLiteral(accept)}`]),
    ...(type === undefined ? [] : [`"Content-Type": ${condition}${toLiteral(type)}`]),
  ];
}

/** Prints the parameters at one location, if there are any. */
function printParameters(operation: Operation, location: Parameter["location"]): readonly string[] {
  const all = [...operation.pathParameters, ...operation.optionParameters];
  const parameters = all.filter((parameter) => parameter.location === location);
  if (parameters.length === 0) return [];
  // openapi-fetch encodes the values, but not the names.
  const encode = location === "query" ? encodeURIComponent : String;
  const fields = parameters.map(({ name, argument, kind }) => {
    // JavaScript callers may omit required options. `?.` leaves the error to the runtime, whose message is better.
    const given = location === "path" ? argument : accessMember("options", argument);
    const written = location === "path" && kind !== "text" ? `String(${given})` : given;
    const value = kind === "raw" || written !== given ? `${written} as never` : given;
    return value === name ? name : `${toPropertyName(encode(name))}: ${value}`;
  });
  const isEncoded = parameters.some(({ name }) => encode(name) !== name);
  return [`${location}: { ${fields.join(", ")} }${isEncoded ? " as never" : ""}`];
}
