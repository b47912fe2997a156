import { compareText, type JsonObject, readObject, readString, sortedEntries } from "../io/index.js";
import {
  type BodyFormat,
  classifyBody,
  type ListedOperation,
  listFields,
  MAY_BE_EMPTY,
  type Method,
  readEssence,
  resolveReference,
} from "../read/index.js";
import type { BodyContent, Operation, Parameter, RequestBody, ResponseCase, TracedOperation } from "./operation.js";

/** The option for the body of an operation, if the body is newer than its operation. */
export const BODY_OPTION = "body";

/** JSON comes first, because only JSON has a type in the schema. */
const PREFERENCE: readonly BodyFormat[] = ["json", "text", "other"];

/** Reads the body of an operation. Of several media types, a function sends the preferred one. */
export function readBody({ document, method, operation, history }: TracedOperation): RequestBody | undefined {
  if (operation.requestBody === undefined) return undefined;
  const body = resolveReference(document, operation.requestBody);
  const required = body.required === true;
  if (method === "get" || method === "head") {
    // An optional body is ignored, as OpenAPI 3.0 says.
    if (!required) return undefined;
    throw new Error(`${method.toUpperCase()} has a body, which no fetch sends: remove it with an overlay`);
  }
  const [content] = [...readContents(document, body)].sort((left, right) => compareText(rank(left), rank(right)));
  if (content === undefined) return undefined;
  const isOption = (history?.parts ?? []).some(
    (part) =>
      part.in === "body" && part.path.length === 0 && part.value === undefined && part.versions[0]?.since !== undefined,
  );
  const description = readString(body.description) ?? "";
  return { ...content, required, description, isOption, isSnakeCase: isSnakeCase(document, content) };
}

/** Describes a body that is an option as a parameter. */
export function toOption({ description, definition }: RequestBody): Parameter {
  const value = { description, definition, kind: "data", isNullable: false } as const;
  return { name: BODY_OPTION, argument: BODY_OPTION, location: "body", required: false, deprecated: false, ...value };
}

function isSnakeCase(document: JsonObject, { definition, format }: BodyContent): boolean {
  const fields = format === "json" ? listFields(document, definition.schema) : [];
  return fields.length > 0 && fields.every(([name]) => /^[a-z0-9_]+$/.test(name));
}

function rank({ mediaType, format }: BodyContent): string {
  return `${PREFERENCE.indexOf(format)} ${readEssence(mediaType) === "application/json" ? "" : mediaType}`;
}

/** Reads an operation's responses, split into successes and errors. `default` is a success only if no other response is. */
export function readResponses(listed: ListedOperation): Pick<Operation, "successes" | "errors"> {
  const { document, method, operation } = listed;
  const responses = sortedEntries(readObject(operation.responses))
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, value]) => readResponse(document, method, status, resolveReference(document, value)));
  const hasSuccess = responses.some(({ status }) => isSuccessful(status));
  const isSuccess = ({ status }: ResponseCase) => (hasSuccess ? isSuccessful(status) : status === "default");
  return { successes: responses.filter(isSuccess), errors: responses.filter((response) => !isSuccess(response)) };
}

const isSuccessful = (status: string) => /^2(\d\d|XX)$/i.test(status);

function readResponse(document: JsonObject, method: Method, status: string, response: JsonObject): ResponseCase {
  // HTTP allows no body here, even if the document has one.
  const isEmpty = method === "head" || /^(204|205|304)$/.test(status);
  return {
    status,
    description: readString(response.description) ?? "",
    bodies: isEmpty ? [] : readContents(document, response),
    mayBeEmpty: response[MAY_BE_EMPTY] === true,
  };
}

function readContents(document: JsonObject, { content }: JsonObject): readonly BodyContent[] {
  return sortedEntries(readObject(content)).map(([mediaType, media]) => {
    return { mediaType, definition: readObject(media), format: classifyBody(document, mediaType, media) };
  });
}
