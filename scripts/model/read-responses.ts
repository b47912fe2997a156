import { type JsonObject, readObject, readString, sortedEntries } from "../io/index.js";
import { type Method, resolveReference } from "../read/index.js";
import { classifyBody } from "./media-type.js";
import type { BodyContent, Operation, ResponseCase } from "./operation.js";

/** Reads an operation's responses, split into successes and errors. `default` is a success only if nothing else is. */
export function readResponses(
  document: JsonObject,
  method: Method,
  operation: JsonObject,
): Pick<Operation, "successes" | "errors"> {
  const responses = sortedEntries(readObject(operation.responses))
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, value]) => readResponse(document, method, status, resolveReference(document, value)));
  const hasSuccess = responses.some(({ status }) => isSuccessful(status));
  const isSuccess = ({ status }: ResponseCase) => (hasSuccess ? isSuccessful(status) : status === "default");
  return { successes: responses.filter(isSuccess), errors: responses.filter((response) => !isSuccess(response)) };
}

const isSuccessful = (status: string) => /^2(\d\d|XX)$/i.test(status);

function readResponse(document: JsonObject, method: Method, status: string, response: JsonObject): ResponseCase {
  // HTTP allows no body here, whatever the document says.
  const isEmpty = method === "head" || /^(204|205|304)$/.test(status);
  const bodies = sortedEntries(readObject(response.content)).map(([mediaType, media]): BodyContent => {
    return { mediaType, described: readObject(media), format: classifyBody(document, mediaType, media) };
  });
  return {
    status,
    description: readString(response.description) ?? "",
    bodies: isEmpty ? [] : bodies,
    mayBeEmpty: response["x-may-be-empty"] === true,
  };
}
