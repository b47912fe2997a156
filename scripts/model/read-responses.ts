import { type JsonObject, readObject, readString, sortedEntries } from "../io/index.js";
import { type Method, resolveReference } from "../read/index.js";
import { classifyBody, readEssence } from "./media-type.js";
import type { Operation, ResponseBody, ResponseCase } from "./operation.js";

/**
 * Reads an operation's responses, split into successes and errors. A redirect is a success only if no 2xx is, and
 * `default` only if nothing else is.
 */
export function readResponses(
  document: JsonObject,
  method: Method,
  operation: JsonObject,
): Pick<Operation, "successes" | "errors"> {
  const responses = sortedEntries(readObject(operation.responses))
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, value]) => readResponse(document, method, status, resolveReference(document, value)));
  const [isSuccess = isDefault] = [isSuccessful, isRedirect].filter((test) =>
    responses.some(({ status }) => test(status)),
  );
  return {
    successes: responses
      .filter(({ status }) => isSuccess(status))
      .map((response) => (isRedirect(response.status) ? { ...response, bodies: [], isRedirect: true } : response)),
    errors: responses.filter(({ status }) => !isSuccess(status)),
  };
}

const isSuccessful = (status: string) => /^2(\d\d|XX)$/i.test(status);
const isRedirect = (status: string) => /^(30[12378]|3XX)$/i.test(status);
const isDefault = (status: string) => status === "default";

function readResponse(document: JsonObject, method: Method, status: string, response: JsonObject): ResponseCase {
  // HTTP allows no body here, whatever the document says.
  const isEmpty = method === "head" || /^(204|205|304)$/.test(status);
  const bodies = sortedEntries(readObject(response.content)).map(([mediaType, media]): ResponseBody => {
    const format = classifyBody(document, mediaType, media);
    const described = readObject(media);
    if (readEssence(mediaType) === "text/event-stream") return { mediaType, described, format: "events" };
    if (format === "form") return { mediaType, described, format: "text" };
    return { mediaType, described, format: format === "multipart" ? "blob" : format };
  });
  return {
    status,
    description: readString(response.description) ?? "",
    bodies: isEmpty ? [] : bodies,
    mayBeEmpty: response["x-may-be-empty"] === true,
    isRedirect: false,
  };
}
