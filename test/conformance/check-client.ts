import { expect } from "vitest";
import { isJsonObject, type Json } from "../../scripts/io/json.js";
import { AdminResponseError, isAdminResponseError } from "../../src/index.js";
import { type ErrorResponses, operationTable } from "../../src/schema/index.js";
import type { SeenExchange } from "./exchange.js";

/** That the client gives what the server has answered, or fails with it. */
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
  expect(error instanceof Error ? error.message : "").toContain(readWords(answer.text));
  expect(isAdminResponseError(error, findName(operation.name)), `${answer.status} is documented`).toBe(true);
}

/** The server's own words, as a message has them: on one line, and not all of it where it is long. */
function readWords(text: string): string {
  const words = readMessage(text) ?? text;
  return words.replaceAll(/\s+/g, " ").trim().slice(0, 450);
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
