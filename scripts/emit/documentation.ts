import { STATUS_CODES } from "node:http";
import { describeStart, describeVersions, type RequestPart } from "../history/index.js";
import { toCommentLine, toCommentLines } from "../io/index.js";
import type { Operation, Parameter, RequestBody, ResponseCase, RetryRule } from "../model/index.js";
import { RESTATE } from "../profile/index.js";
import { nameRequest } from "../read/index.js";

const { product } = RESTATE;

/**
 * Writes the TSDoc of an operation's function: everything about the operation, mostly in the document's own words.
 *
 * @param call - The example, such as `await getThing(client, "a")`.
 */
export function describeFunction(operation: Operation, call: string): string {
  const { documentation, history } = operation;
  const versions = history?.versions ?? [];
  const tags = [
    ...describeArguments(operation),
    ...describeErrors(operation),
    ...(documentation === undefined ? [] : [`@see {@link ${encodeLink(documentation)}}`]),
    ...(versions.at(-1)?.since === undefined ? [] : [`@since ${describeStart(versions)}`]),
    ...describeDeprecation(operation),
    `@example\n\`\`\`ts\n${toCommentLines(call).join("\n")}\n\`\`\``,
  ];
  return toComment([...listParagraphs(operation), tags.join("\n")].join("\n\n"));
}

/** Writes the TSDoc of an option; empty if the document says nothing about it. */
export function describeParameter(parameter: Parameter, parts: readonly RequestPart[]): string {
  const lines = parameter.description === "" ? [] : toCommentLines(parameter.description);
  const own = parts.find(({ value }) => value === undefined)?.versions;
  const values = parts
    .filter(({ value }) => value !== undefined)
    .map(({ value, versions }) => toCommentLine(describeVersions(versions, value)));
  const tags = [
    ...(own === undefined ? [] : [describeVersions(own)]),
    ...(parameter.deprecated && own?.at(-1)?.goneIn === undefined ? ["@deprecated"] : []),
  ];
  return toComment([...lines, ...values, ...tags].join("\n"));
}

/** Formats a comment for ts-morph, which wants a comment of several lines to begin with a line break. */
export function toComment(text: string): string {
  return text.includes("\n") ? `\n${text}` : text;
}

function listParagraphs(operation: Operation): readonly string[] {
  const { summary, description, method, path, retry } = operation;
  const words = [summary, description === summary ? "" : description].filter((text) => text !== "");
  return [
    ...words.map((text) => toCommentLines(text).join("\n")),
    `\`${toCommentLine(nameRequest(method, path))}\`. ${describeRetry(retry)}`,
  ];
}

function describeArguments(operation: Operation): readonly string[] {
  const { pathParameters, optionParameters, body, successes } = operation;
  const own = optionParameters.map(({ argument }) => `\`${toCommentLine(argument)}\``).join(", ");
  const isDescribed = successes.some(({ status, description }) => describeStatus(status, description) !== "");
  return [
    ...pathParameters
      .filter(({ description }) => description !== "")
      .map(({ argument, description }) => tag(`@param ${argument} -`, description)),
    ...(body && !body.isOption ? [tag("@param body -", describeBody(body))] : []),
    `@param options - ${[own, "{@link RequestOptions}"].filter((part) => part !== "").join(", and ")}.`,
    // Without descriptions, the type of the result has the statuses already.
    ...(isDescribed ? [tag("@returns", successes.map(describeSuccess).join(" "))] : []),
  ];
}

function describeBody({ description, mediaType }: RequestBody): string {
  const type = mediaType === "application/json" ? "" : `, \`${mediaType}\``;
  return description || `The request body${type}.`;
}

/** Describes the retry rule, which also says whether a caller can safely repeat the call. */
function describeRetry({ idempotent, unless }: RetryRule): string {
  if (!idempotent) {
    return "Not retried once the server may have acted on the request: a second request could have another effect or result.";
  }
  const exceptions = [...Object.entries(unless?.body ?? {}), ...Object.entries(unless?.query ?? {})];
  const texts = exceptions.map(
    ([name, value]) => `\`${toCommentLine(name)}: ${toCommentLine(JSON.stringify(value))}\``,
  );
  return `Retried even if the server may have acted on the request${texts.length === 0 ? "" : `, except with ${texts.join(" or ")}`}.`;
}

function describeErrors({ errors }: Operation): readonly string[] {
  const own = errors.filter(({ status, bodies }) => status !== RESTATE.commonStatus || bodies.length > 0);
  const start = `@throws An {@link ${RESTATE.responseError}} with one of these statuses:`;
  return own.length === 0 ? [] : [[start, ...own.map(describeError)].join("\n")];
}

function describeSuccess({ status, description }: ResponseCase): string {
  const text = describeStatus(status, description);
  return text === "" ? `${status}.` : `${status}: ${text}${/[.!?]$/.test(text) ? "" : "."}`;
}

function describeError({ status, description }: ResponseCase): string {
  const phrase = STATUS_CODES[status] ?? (status === "default" ? "any other status" : "");
  const text = describeStatus(status, description);
  return toCommentLine(
    `- ${[status, phrase].filter((part) => part !== "").join(" ")}${text === "" ? "" : `: ${text}`}`,
  );
}

/** Returns the description of a status, without a first sentence that says nothing. */
function describeStatus(status: string, description: string): string {
  const [first = "", ...rest] = description.trim().split(/(?<=\.)\s+/);
  return saysNothing(status, first.toLowerCase().replace(/\.$/, "")) ? rest.join(" ") : description.trim();
}

/** Words that fit every response. */
const EMPTY_WORDS = new Set("a an the on default ok success successful error response request operation".split(" "));

/** Whether a sentence only repeats the status's reason phrase, or only says that there is a response. */
function saysNothing(status: string, sentence: string): boolean {
  const phrase = STATUS_CODES[status]?.toLowerCase();
  return (
    [phrase, `${status} ${phrase}`].includes(sentence) || sentence.split(/\s+/).every((word) => EMPTY_WORDS.has(word))
  );
}

function describeDeprecation({ deprecated, deprecation, history }: Operation): readonly string[] {
  const goneIn = history?.versions?.at(-1)?.goneIn;
  const gone = goneIn && `${product} ${goneIn} and later versions do not have this operation.`;
  return deprecated || gone
    ? [tag("@deprecated", deprecation ?? gone ?? "The API's schema marks this operation as deprecated.")]
    : [];
}

/** Encodes the characters that would end the link or the comment. */
function encodeLink(url: string): string {
  const encoded = url.trim().replace(/[{}|\s]/g, encodeURIComponent);
  return toCommentLine(encoded.replaceAll("*/", "%2A/"));
}

function tag(start: string, text: string): string {
  return `${start} ${toCommentLine(text)}`;
}
