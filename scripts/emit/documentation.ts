import { STATUS_CODES } from "node:http";
import { commentLine, commentLines } from "../io/escape-text.js";
import type { Operation, OperationHistory, Parameter, ResponseCase, RetryRule } from "../model/operation.js";

/** The TSDoc of an operation's function: everything about the operation, mostly in the document's own words. */
export function describeFunction(operation: Operation): string {
  const { errors, documentation } = operation;
  const statuses = errors.map(describeError).join("\n");
  return toComment(
    [
      ...describeOperation(operation),
      [
        "@param client - The client, from {@link createClient}.",
        ...describeArguments(operation),
        ...(errors.length === 0
          ? []
          : [`@throws An {@link AdminResponseError} with one of these statuses:\n${statuses}`]),
        "@throws Another {@link RestateAdminError} for what can fail in every call.",
        ...(documentation === undefined ? [] : [`@see {@link ${encodeLink(documentation)}}`]),
        ...describeHistory(operation.history),
        ...describeDeprecation(operation),
      ].join("\n"),
    ].join("\n\n"),
  );
}

/**
 * The TSDoc of the same as a method of a client: what it does and takes, with an example.
 *
 * @param call - An example: `await admin.getThing("a")`.
 */
export function describeMethod(operation: Operation, call: string): string {
  return toComment(
    [
      ...describeOperation(operation),
      [
        ...describeArguments(operation),
        `@see {@link ${operation.functionName}} for error statuses.`,
        ...describeDeprecation(operation),
        `@example\n\`\`\`ts\n${commentLines(call).join("\n")}\n\`\`\``,
      ].join("\n"),
    ].join("\n\n"),
  );
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

function describeOperation(operation: Operation): readonly string[] {
  const { functionName, summary, description, method, path, retry } = operation;
  const words = [summary || functionName, description === summary ? "" : description].filter((text) => text !== "");
  return [
    ...words.map((text) => commentLines(text).join("\n")),
    `\`${method.toUpperCase()} ${commentLine(path)}\`. ${describeRetry(retry)}`,
  ];
}

function describeArguments({ pathParameters, optionParameters, body, successes }: Operation): readonly string[] {
  const own = optionParameters.map(({ argument }) => `\`${commentLine(argument)}\``).join(", ");
  const results = successes.map(describeSuccess).filter((text) => text !== "");
  return [
    ...pathParameters.map(({ argument, description, name }) => tag(`@param ${argument} -`, description || name)),
    ...(body ? [tag("@param body -", body.description || `The request body, \`${body.mediaType}\`.`)] : []),
    tag("@param options -", own === "" ? "Request options." : `${own}, and request options.`),
    ...(results.length === 0 ? [] : [tag("@returns", results.join(" "))]),
  ];
}

/** What a caller needs to know before repeating a call by hand, too. */
function describeRetry({ idempotent, unless }: RetryRule): string {
  if (!idempotent) return "Not retried once the request may have reached the server: a retry could apply it twice.";
  const exceptions = [...Object.entries(unless?.body ?? {}), ...Object.entries(unless?.query ?? {})];
  const texts = exceptions.map(([name, value]) => `\`${commentLine(name)}: ${commentLine(JSON.stringify(value))}\``);
  return `Retried after a temporary failure${texts.length === 0 ? "" : `, except with ${texts.join(" or ")}`}.`;
}

function describeHistory(history: OperationHistory | undefined): readonly string[] {
  if (history === undefined) return [];
  return [`@since Restate ${history.since}${history.isOldest ? " or earlier" : ""}`];
}

function describeSuccess({ status, description }: ResponseCase): string {
  const text = describeStatus(status, description);
  return text === "" ? status : `${status}: ${text}${/[.!?]$/.test(text) ? "" : "."}`;
}

function describeError({ status, description }: ResponseCase): string {
  const phrase = STATUS_CODES[status] ?? (status === "default" ? "any other status" : "");
  const text = describeStatus(status, description);
  return commentLine(`- ${[status, phrase].filter((part) => part !== "").join(" ")}${text === "" ? "" : `: ${text}`}`);
}

/** A description that only repeats the phrase of its status says nothing. */
function describeStatus(status: string, description: string): string {
  const phrase = STATUS_CODES[status]?.toLowerCase() ?? "";
  const [first = "", ...rest] = description.trim().split(/(?<=\.)\s+/);
  return first.toLowerCase().replace(/\.$/, "") === phrase ? rest.join(" ") : description.trim();
}

function describeDeprecation({ deprecated, description }: Operation): readonly string[] {
  const [, reason] = /^\s*@deprecated\s+(.+)$/m.exec(description) ?? [];
  return deprecated ? [tag("@deprecated", reason ?? "The API's own schema marks this operation as deprecated.")] : [];
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

function tag(start: string, text: string): string {
  return `${start} ${commentLine(text)}`;
}
