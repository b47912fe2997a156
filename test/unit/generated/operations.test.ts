import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { readOperations } from "../../../scripts/model/index.js";
import type { ParameterDescription } from "../../../src/call/index.js";
import * as api from "../../../src/index.js";
import { type ErrorResponses, type OperationDescription, operationTable } from "../../../src/schema/index.js";
import { catchError } from "../../kit/catch-error.js";
import { answerJson, answerText } from "../../kit/loopback-server.js";
import { taken } from "../../kit/taken-names.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";
import { createAnswer, createBody, expectedAccept, isJson, pickStatus, readResult } from "./sample-bodies.js";

// Characters that would change a URL without escaping.
const PATH_ARGUMENT = "a/b ?c#d%2e&é";
const PATH_SEGMENT = "a%2Fb%20%3Fc%23d%252e%26%C3%A9";

/** The operations of the model, for facts that the table lacks. */
const described = readOperations(
  JSON.parse(readFileSync(new URL("../../../generated/openapi.json", import.meta.url), "utf8")),
  taken,
);

type Call = (...args: unknown[]) => api.OperationPromise<unknown>;

const server = useLoopbackServer();
let client: api.Client;
let admin: api.AdminClient;

beforeAll(() => {
  const options = { baseUrl: server.url, maxRetries: 0, serverVersion: false } as const;
  client = api.createClient(options);
  admin = api.createAdminClient(options);
});

/** The operation as an imported function, and as a method of the bound client. */
const findFunction = ({ name }: OperationDescription): Call => Reflect.get(api, name).bind(undefined, client);
const findMethod = ({ name }: OperationDescription): Call => Reflect.get(admin, name);

/** Whether a path parameter is a string. Other parameters have other wrong values. */
function takesText({ id }: OperationDescription, position: number): boolean {
  return described.find((operation) => operation.id === id)?.pathParameters[position]?.kind === "text";
}

/** A query can hold any text, a header cannot. */
function pickValue({ in: place, argument }: ParameterDescription): string {
  return place === "header" ? `${argument}-value` : `${argument} &=?`;
}

/** Lists the arguments of a call, with every option or with the given ones. */
function listArguments(operation: OperationDescription, options = fillOptions(operation.optionParameters)): unknown[] {
  return [
    ...operation.pathParameters.map(() => PATH_ARGUMENT),
    ...(operation.body ? [createBody(operation.body.mediaType).given] : []),
    ...(operation.optionParameters.length > 0 ? [options] : []),
  ];
}

function fillOptions(parameters: readonly ParameterDescription[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(parameters.map((parameter) => [parameter.argument, pickValue(parameter)]));
}

function listRequired({ optionParameters }: OperationDescription): readonly ParameterDescription[] {
  return optionParameters.filter(({ required }) => required);
}

function expectedUrl({ path, optionParameters }: OperationDescription, given = optionParameters): string {
  const query = given
    .filter((parameter) => parameter.in === "query")
    .map((parameter) => `${parameter.name}=${encodeURIComponent(pickValue(parameter))}`);
  const filled = path.replace(/\{[^}]+\}/g, PATH_SEGMENT);
  return query.length === 0 ? filled : `${filled}?${query.join("&")}`;
}

/** Answers with one success after the other, each with a body of its own. */
function answerInTurn(operation: OperationDescription): void {
  const successes = operation.successes.values();
  server.answer = (response) => {
    const success = successes.next().value ?? { status: "500", mediaTypes: [] };
    const status = pickStatus(success, false);
    const answer = createAnswer(success);
    // A redirect is a success only if the operation has no other.
    const target = status < 300 ? {} : { location: "/target" };
    if (answer === undefined) response.writeHead(status, target).end();
    else answerText(response, status, answer.body, answer.contentType);
  };
}

/** The query parameters that may be null: `resumeInvocation deployment`. */
const nullable = new Set(
  described.flatMap((operation) =>
    operation.optionParameters
      .filter(({ location, isNullable }) => location === "query" && isNullable)
      .map(({ argument }) => `${operation.functionName} ${argument}`),
  ),
);

it("has operations", () => {
  expect(operationTable.length).toBeGreaterThan(30);
  expect(new Set(operationTable.map(({ name }) => name)).size).toBe(operationTable.length);
});

describe.each(operationTable.map((operation) => [operation.name, operation] as const))("%s", (_, operation) => {
  it.each([
    ["a function", findFunction],
    ["a method", findMethod],
  ])("sends a request that matches the schema, as %s, and returns each success", async (_, find) => {
    answerInTurn(operation);
    expect(operation.successes).not.toEqual([]);
    for (const success of operation.successes) {
      const { data, status } = await find(operation)(...listArguments(operation)).withResponse();
      expect(status).toBe(pickStatus(success, false));
      const target = status < 300 ? undefined : `${server.url}/target`;
      expect(await readResult(data)).toEqual(target ?? createAnswer(success)?.result);
    }
    expect(server.requests).toHaveLength(operation.successes.length);
    const body = operation.body && createBody(operation.body.mediaType);
    for (const request of server.requests) {
      expect(`${request.method} ${request.url}`).toBe(`${operation.method} ${expectedUrl(operation)}`);
      expect(request.headers.accept).toBe(expectedAccept(operation));
      expect(request.headers["content-type"]).toBe(operation.body?.mediaType);
      expect(request.body).toBe(body?.sent ?? "");
      for (const parameter of operation.optionParameters.filter(({ in: place }) => place === "header")) {
        expect(request.headers[parameter.name.toLowerCase()]).toBe(pickValue(parameter));
      }
    }
  });

  it.each([
    ["undefined", () => undefined],
    [
      "null, where the schema allows it",
      (name: string) => (nullable.has(`${operation.name} ${name}`) ? null : undefined),
    ],
  ])("omits options that are %s", async (_, unset) => {
    answerInTurn(operation);
    const optional = operation.optionParameters.filter(({ required }) => !required);
    const omitted = Object.fromEntries(optional.map(({ argument }) => [argument, unset(argument)]));
    const options = { ...fillOptions(listRequired(operation)), ...omitted };
    await findMethod(operation)(...listArguments(operation, options));
    const [request] = server.requests;
    expect(request?.url).toBe(expectedUrl(operation, listRequired(operation)));
    for (const { name } of optional) expect(request?.headers).not.toHaveProperty(name.toLowerCase());
  });

  it.each(operation.pathParameters.map(({ name }, position) => [name, position] as const))(
    "refuses a %s that would name another route, before anything is sent",
    async (name, position) => {
      const others = takesText(operation, position) ? [5, {}] : [];
      for (const wrong of ["", ".", "..", undefined, null, ...others]) {
        const args = listArguments(operation);
        args[position] = wrong;
        const call = findMethod(operation)(...args);
        await expect(call).rejects.toThrow(TypeError);
        await expect(call).rejects.toThrow(`${operation.name}: ${name} must be a string other than`);
      }
      expect(server.requests).toHaveLength(0);
    },
  );

  it.each(operation.errors.map((error) => [error.status, error] as const))(
    "throws an error for a %s, whatever its body",
    async (_, error) => {
      const status = pickStatus(error, true);
      const text = error.mediaTypes.find((mediaType) => !isJson(mediaType));
      const answers = [
        ...(error.mediaTypes.some(isJson) ? [{ message: "the server's words", restate_code: "META0003" }] : []),
        ...(text === undefined ? [] : ["the server's words"]),
        ...(error.mediaTypes.length === 0 || error.mayBeEmpty ? [undefined] : []),
      ];
      expect(answers).not.toHaveLength(0);
      for (const body of answers) {
        server.answer = (response) => {
          if (body === undefined) response.writeHead(status).end();
          else if (typeof body === "string") answerText(response, status, body, text);
          else answerJson(response, status, body);
        };
        const caught = await catchError(findMethod(operation)(...listArguments(operation)));
        if (!api.isAdminResponseError(caught, operation.name as keyof ErrorResponses)) throw caught;
        expect(caught).toMatchObject({ operation: operation.name, method: operation.method, status, body });
        expect(caught.url).toBe(server.url + expectedUrl(operation));
        expect(caught.message).toContain(`${operation.name}: the server returned ${status}`);
        if (body !== undefined) expect(caught.message).toContain("the server's words");
      }
    },
  );
});
