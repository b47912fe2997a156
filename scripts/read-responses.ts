import { type JsonObject, readObject, readString, sortedEntries } from "./json.js";
import { classifyMediaType, type Operation, type ResponseBody, type ResponseCase } from "./operation.js";
import { resolveReference } from "./resolve-reference.js";

/** An operation's answers, told apart into successes and errors. `default` is a success only where nothing else is. */
export function readResponses(document: JsonObject, operation: JsonObject): Pick<Operation, "successes" | "errors"> {
  const responses = sortedEntries(readObject(operation.responses))
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, value]) => readResponse(status, resolveReference(document, value)));
  const successes = responses.filter(({ status }) => /^2(\d\d|XX)$/i.test(status));
  if (successes.length > 0) return { successes, errors: responses.filter((response) => !successes.includes(response)) };
  const fallback = responses.filter(({ status }) => status === "default");
  return { successes: fallback, errors: responses.filter((response) => !fallback.includes(response)) };
}

function readResponse(status: string, response: JsonObject): ResponseCase {
  return {
    status,
    description: readString(response.description) ?? "",
    bodies: sortedEntries(readObject(response.content)).map(([mediaType]) => readResponseBody(mediaType)),
  };
}

function readResponseBody(mediaType: string): ResponseBody {
  const format = classifyMediaType(mediaType);
  if (format === "form") return { mediaType, format: "text" };
  return { mediaType, format: format === "multipart" ? "blob" : format };
}
