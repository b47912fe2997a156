import {
  type FunctionDeclarationStructure,
  type InterfaceDeclarationStructure,
  type OptionalKind,
  type ParameterDeclarationStructure,
  type PropertySignatureStructure,
  StructureKind,
} from "ts-morph";
import { jsonLiteral, propertyName, stringLiteral } from "../io/index.js";
import {
  type BodyContent,
  type Operation,
  type Parameter,
  REQUEST_OPTION_GROUP,
  REQUEST_OPTION_NAMES,
} from "../model/index.js";
import { describeFunction, describeParameter, toComment } from "./documentation.js";
import { CONTENT_TYPE_OPTION, printOperationRecord, recordName } from "./operation-record.js";
import { listRequest } from "./print-request.js";
import { joinTypes, type SignatureTypes } from "./schema-type.js";
import type { Statement } from "./source-printer.js";

/** Emits one operation: its types, its record for the runtime, and the function. */
export function emitFunction(operation: Operation, types: SignatureTypes): readonly Statement[] {
  return [
    ...emitTypes(operation, types),
    printOperationRecord(operation, types.profile),
    emitDeclaration(operation, types),
  ];
}

/** The arguments after `client`, which the function and the method have in common. */
export type Arguments = OptionalKind<ParameterDeclarationStructure>[];

/** Lists the arguments of each way to call an operation: one for each media type that its body may have. */
export function listSignatures(operation: Operation, types: SignatureTypes): readonly Arguments[] {
  const { body } = operation;
  if (body === undefined || body.alternatives.length === 0) return [listArguments(operation, types, body)];
  const isChosen = (content: BodyContent) => content !== body;
  return [body, ...body.alternatives].map((content) => {
    const field = `${CONTENT_TYPE_OPTION}${isChosen(content) ? "" : "?"}: ${stringLiteral(content.mediaType)}`;
    return listArguments(operation, types, content, `{ readonly ${field}${isChosen(content) ? "" : " | undefined"} }`);
  });
}

/** @param choice - The type of the option that chooses the media type; undefined if there is no choice. */
function listArguments(
  operation: Operation,
  types: SignatureTypes,
  content: BodyContent | undefined,
  choice?: string,
): Arguments {
  const { pathParameters, optionParameters, body } = operation;
  const isChosen = content !== body;
  const optionsRequired = isChosen || optionParameters.some(({ required }) => required);
  const isRequired = isChosen || body?.required === true;
  const own = optionParameters.length === 0 ? "RequestOptions" : operation.optionsType;
  return [
    ...pathParameters.map((parameter) => ({ name: parameter.argument, type: types.parameter(operation, parameter) })),
    ...(content === undefined
      ? []
      : [bodyArgument(types.body(operation, content.mediaType), isRequired, optionsRequired)]),
    {
      name: "options",
      type: choice === undefined ? own : `${own} & ${choice}`,
      hasQuestionToken: !optionsRequired,
    },
  ];
}

/** Lists the arguments of the implementation, which accept those of every signature. */
function joinSignatures(signatures: readonly Arguments[]): Arguments {
  const [first = []] = signatures;
  return first.map((argument, index) => {
    const [, ...others] = signatures.map((each) => each[index]?.type);
    const all = [argument.type, ...others].map(String);
    return { ...argument, type: new Set(all).size > 1 ? all.map((type) => `(${type})`).join(" | ") : argument.type };
  });
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
  return `${types.profile.promise}<${args.join(", ")}>`;
}

function emitTypes(operation: Operation, types: SignatureTypes): readonly Statement[] {
  if (operation.optionParameters.length === 0) return [];
  return [emitOptions(operation, operation.optionsType, types)];
}

function emitOptions(operation: Operation, name: string, types: SignatureTypes): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    extends: ["RequestOptions"],
    docs: [toComment(`Options of {@link ${operation.functionName}}.`)],
    properties: [
      ...operation.optionParameters.map((parameter) => ({
        name: propertyName(parameter.argument),
        isReadonly: true,
        hasQuestionToken: !parameter.required,
        type: `${types.parameter(operation, parameter)}${parameter.required ? "" : " | undefined"}`,
        docs: [describeParameter(parameter, findSince(operation, parameter))].filter((text) => text !== ""),
      })),
      ...listAmbiguousProperties(operation),
    ],
  };
}

/** Lists what keeps parameters and request options of the same name apart: neither has the plain name. */
function listAmbiguousProperties(operation: Operation): readonly OptionalKind<PropertySignatureStructure>[] {
  const ambiguous = findAmbiguous(operation);
  if (ambiguous.length === 0) return [];
  const optional = { isReadonly: true, hasQuestionToken: true };
  return [
    ...ambiguous.map(({ name, argument }) => ({
      ...optional,
      name,
      type: "never",
      docs: [
        `Use \`${argument}\` for the API's parameter, \`${REQUEST_OPTION_GROUP}.${name}\` for the request option.`,
      ],
    })),
    {
      ...optional,
      name: REQUEST_OPTION_GROUP,
      type: "RequestOptions | undefined",
      docs: ["Request options, since some of them have the name of a parameter."],
    },
  ];
}

/** Finds the parameters that have the name of a request option. */
function findAmbiguous({ optionParameters }: Operation): readonly Parameter[] {
  return optionParameters.filter(({ name, argument }) => name !== argument && REQUEST_OPTION_NAMES.includes(name));
}

/** Finds the version that added a parameter, if it came later than its operation. */
function findSince({ history }: Operation, { location, name }: Parameter): string | undefined {
  return history?.newer.find(({ in: place, path, value }) => {
    return place === location && path.length === 1 && path[0] === name && value === undefined;
  })?.since;
}

function emitDeclaration(operation: Operation, types: SignatureTypes): FunctionDeclarationStructure {
  const { functionName } = operation;
  const signatures = listSignatures(operation, types);
  const docs = [describeFunction(operation, types.profile)];
  const returnType = printResult(operation, types);
  const client = { name: "client", type: "Client" };
  const overloads = signatures.map((each) => ({ isExported: true, docs, parameters: [client, ...each], returnType }));
  return {
    kind: StructureKind.Function,
    name: functionName,
    isExported: true,
    ...(signatures.length > 1 ? { overloads } : { docs }),
    parameters: [client, ...joinSignatures(signatures)],
    returnType,
    statements: [
      `return callOperation(client, ${recordName(operation)}, ${printOptions(operation)}, { ${listRequest(operation, types.profile).join(", ")} }`,
      isNewerThanSome(operation) ? ", createVersionCheck(client));" : ");",
    ],
  };
}

function printOptions(operation: Operation): string {
  const renamed = findAmbiguous(operation).map(({ name, argument }) => [name, argument] as const);
  if (renamed.length === 0) return "options";
  return `separateOptions(options, ${jsonLiteral(Object.fromEntries(renamed))})`;
}

/**
 * Whether some version lacks the operation or a part of it. Never for the one that reads the version: the check calls
 * it.
 */
function isNewerThanSome({ history, versionField }: Operation): boolean {
  return history !== undefined && versionField === undefined && (!history.isOldest || history.newer.length > 0);
}
