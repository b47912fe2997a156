import { STATUS_CODES } from "node:http";
import { commentLine, commentLines } from "../io/escape-text.js";
import type { Operation, OperationHistory, Parameter, ResponseCase, RetryRule } from "../model/operation.js";

/** A function's TSDoc, from the document's own words. */
export function describeFunction(operation: Operation, call: "standalone" | "bound"): string {
  const { summary, description, successes, errors, documentation } = operation;
  const paragraphs = [
    summary || operation.functionName,
    description === summary ? "" : description,
    `\`${operation.method.toUpperCase()} ${operation.path}\``,
    describeRetry(operation.retry),
  ];
  const tags = [
    ...(call === "standalone" ? ["@param client - The client to call it with, made by `createClient`."] : []),
    ...operation.pathParameters.map((parameter) =>
      tag(`@param ${parameter.argument} -`, parameter.description || parameter.name),
    ),
    ...(operation.body
      ? [tag("@param body -", operation.body.description || `The request body, \`${operation.body.mediaType}\`.`)]
      : []),
    tag("@param options -", describeOptions(operation.optionParameters)),
    tag("@returns", successes.map(describeSuccess).join(" ") || "Nothing."),
    errors.length === 0
      ? "@throws {@link AdminResponseError} if the server answers with an error status; the schema documents none."
      : `@throws {@link AdminResponseError} if the server answers with an error status:\n${errors.map(describeError).join("\n")}`,
    "@throws {@link AdminConnectionError} if no complete answer arrives.",
    "@throws {@link AdminTimeoutError} if none arrives within `timeout`.",
    "@throws {@link AdminDecodeError} if a success has another body than the schema says.",
    ...(operation.pathParameters.length === 0 ? [] : ["@throws TypeError if a path argument is empty, `.` or `..`."]),
    ...(documentation === undefined ? [] : [`@see {@link ${encodeLink(documentation)}}`]),
    ...describeHistory(operation.history),
    ...(operation.deprecated ? [describeDeprecation(operation)] : []),
  ];
  const text = paragraphs
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => commentLines(paragraph).join("\n"));
  return toComment([...text, tags.join("\n")].join("\n\n"));
}

export function describeParameter(parameter: Parameter, since: string | undefined): string {
  const lines = commentLines(parameter.description || parameter.name);
  const tags = [
    ...(since === undefined ? [] : [`@since Restate ${since}`]),
    ...(parameter.deprecated ? ["@deprecated"] : []),
  ];
  return toComment([...lines, ...tags].join("\n"));
}

/** As ts-morph wants it: a comment of several lines begins on a line of its own. */
export function toComment(text: string): string {
  return text.includes("\n") ? `\n${text}` : text;
}

function describeOptions(parameters: readonly Parameter[]): string {
  const names = parameters.map(({ argument }) => `\`${argument}\``).join(", ");
  return names === "" ? "The request's options." : `${names}, and the request's options.`;
}

/** What a caller has to know before repeating a call by hand, too. */
function describeRetry({ idempotent, unless }: RetryRule): string {
  if (!idempotent) return "Not retried once the request may have reached the server: repeating it could do it twice.";
  const exceptions = [...Object.entries(unless?.body ?? {}), ...Object.entries(unless?.query ?? {})];
  const texts = exceptions.map(([name, value]) => `\`${name}: ${JSON.stringify(value)}\``);
  return `Retried after a failure that may be temporary${texts.length === 0 ? "" : `, but not with ${texts.join(" or ")}`}.`;
}

function describeHistory(history: OperationHistory | undefined): readonly string[] {
  if (history === undefined) return [];
  const guarded = !history.isOldest || history.newer.length > 0;
  return [
    ...(guarded
      ? [
          "@throws {@link AdminUnsupportedError} if the server is too old for what is asked of it; nothing is sent then.",
        ]
      : []),
    `@since Restate ${history.since}${history.isOldest ? " or earlier" : ""}`,
  ];
}

function describeSuccess({ status, description, bodies }: ResponseCase): string {
  const what = bodies.length === 0 ? "no body" : bodies.map(({ mediaType }) => `\`${mediaType}\``).join(" or ");
  const text = description.trim() || reasonPhrase(status) || "success";
  return `${status} (${what}): ${text}${/[.!?]$/.test(text) ? "" : "."}`;
}

function describeError({ status, description }: ResponseCase): string {
  const phrase = [status, reasonPhrase(status)].filter((part) => part !== "").join(" ");
  return commentLine(`- ${phrase}${description.trim() === "" ? "" : `: ${description}`}`);
}

function describeDeprecation({ description }: Operation): string {
  const [, reason] = /^\s*@deprecated\s+(.+)$/m.exec(description) ?? [];
  return tag("@deprecated", reason ?? "The API's own schema marks this operation as deprecated.");
}

/** A URL that ends neither the link nor the comment. */
function encodeLink(url: string): string {
  return commentLine(
    url
      .trim()
      .replace(/[{}|\s]/g, encodeURIComponent)
      .replaceAll("*/", "%2A/"),
  );
}

function reasonPhrase(status: string): string {
  return STATUS_CODES[status] ?? (status === "default" ? "any other status" : "");
}

function tag(start: string, text: string): string {
  return `${start} ${commentLine(text)}`;
}
