import { expect } from "vitest";
import { isJsonObject, type Json } from "../../scripts/io/json.js";
import { AdminResponseError, isAdminResponseError } from "../../src/index.js";
import { type ErrorResponses, operationTable } from "../../src/schema/index.js";
import type { SeenExchange } from "./exchange.js";

export function checkClient({ operation, answer, outcome }: SeenExchange): void {
  if (answer.status >= 400) {
    checkError({ operation, answer }, outcome);
    return;
  }
  if (answer.mediaType === "application/vnd.apache.arrow.stream") {
    const message = expect.stringContaining(answer.mediaType);
    expect(outcome).toMatchObject({ error: { name: "AdminDecodeError", message } });
    return;
  }
  const value: unknown = answer.text === "" ? undefined : JSON.parse(answer.text);
  expect(outcome).toEqual({ value });
}

function checkError({ operation, answer }: Pick<SeenExchange, "operation" | "answer">, outcome: object): void {
  const error: unknown = Reflect.get(outcome, "error");
  expect(error).toBeInstanceOf(AdminResponseError);
  expect(error).toMatchObject({ status: answer.status, operation: operation.name });
  const message = error instanceof Error ? error.message : "";
  const { code, words } = readWords(answer.text);
  expect(message).toContain(words);
  // The message has the code once, with its page, however often the server repeats it.
  if (code) expect(message.split(`[${code}`)).toHaveLength(2);
  expect(isAdminResponseError(error, findName(operation.name)), `${answer.status} is documented`).toBe(true);
}

/** The server's own words as a message has them: on one line, without the code, and shortened if they are long. */
function readWords(text: string): { readonly code: string | undefined; readonly words: string } {
  const given = readMessage(text) ?? text;
  const code = /^\[([A-Z]+\d+)\] /.exec(given)?.[1];
  const words = code ? given.replaceAll(`[${code}] `, "") : given;
  return { code, words: words.replaceAll(/\s+/g, " ").trim().slice(0, 450) };
}

function readMessage(text: string): string | undefined {
  try {
    const body: Json = JSON.parse(text);
    return isJsonObject(body) && typeof body.message === "string" ? body.message : undefined;
  } catch {
    return undefined;
  }
}

function isName(name: string): name is keyof ErrorResponses & string {
  return operationTable.some((operation) => operation.name === name);
}

function findName(name: string): keyof ErrorResponses {
  if (!isName(name)) throw new Error(`${name} is not in the operation table`);
  return name;
}
