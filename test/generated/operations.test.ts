import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OperationDescription, ParameterDescription } from "../../src/index.js";
import * as api from "../../src/index.js";
import { answerJson, answerText, type LoopbackServer, startLoopbackServer } from "../loopback-server.js";

// Everything that would change a URL if it were not escaped.
const PATH_ARGUMENT = "a/b ?c#d%2e&é";
const PATH_SEGMENT = "a%2Fb%20%3Fc%23d%252e%26%C3%A9";

type Call = (...args: unknown[]) => api.AdminPromise<unknown>;

let server: LoopbackServer;

beforeAll(async () => {
  server = await startLoopbackServer();
});
beforeEach(() => {
  server.requests.length = 0;
});
afterAll(() => server.close());

function createClient(): api.Client {
  return api.createClient({ baseUrl: server.url, maxRetries: 0, serverVersion: false });
}

/** The function of an operation, found by its name as a caller would import it. */
function findFunction(operation: OperationDescription): Call {
  const found: unknown = Reflect.get(api, operation.name);
  if (typeof found !== "function") throw new Error(`${operation.name} is not exported`);
  return found as Call;
}

function findMethod(operation: OperationDescription): Call {
  const admin = api.createAdminClient({ baseUrl: server.url, maxRetries: 0, serverVersion: false });
  const method: unknown = Reflect.get(admin, operation.name);
  if (typeof method !== "function") throw new Error(`${operation.name} is not a method of the admin client`);
  return method as Call;
}

/** A query can hold any text, a header cannot. */
function pickValue({ in: place, argument }: ParameterDescription): string {
  return place === "header" ? `${argument}-value` : `${argument} &=?`;
}

/** What a function is called with: every option, or other ones. */
function listArguments(operation: OperationDescription, options = fillOptions(operation.optionParameters)): unknown[] {
  return [
    ...operation.pathParameters.map(() => PATH_ARGUMENT),
    ...(operation.body ? [{ field: "value" }] : []),
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

/** One success after the other, each told apart by its body. */
function answerInTurn(operation: OperationDescription): void {
  const successes = operation.successes.values();
  server.answer = (response) => {
    const { status, mediaTypes } = successes.next().value ?? { status: "500", mediaTypes: [] };
    if (mediaTypes.length === 0) response.writeHead(Number(status)).end();
    else answerJson(response, Number(status), { answered: status });
  };
}

it("has operations", () => {
  expect(api.operationTable.length).toBeGreaterThan(30);
  expect(new Set(api.operationTable.map(({ name }) => name)).size).toBe(api.operationTable.length);
});

describe.each(api.operationTable.map((operation) => [operation.name, operation] as const))("%s", (_, operation) => {
  it.each([
    ["a function", () => findFunction(operation).bind(undefined, createClient())],
    ["a method", () => findMethod(operation)],
  ])("sends a request that matches the schema, as %s, and returns each success", async (_, find) => {
    answerInTurn(operation);
    expect(operation.successes).not.toEqual([]);
    for (const success of operation.successes) {
      const { data, status } = await find()(...listArguments(operation)).withResponse();
      expect(status).toBe(Number(success.status));
      expect(data).toEqual(success.mediaTypes.length === 0 ? undefined : { answered: success.status });
    }
    expect(server.requests).toHaveLength(operation.successes.length);
    for (const request of server.requests) {
      expect(`${request.method} ${request.url}`).toBe(`${operation.method} ${expectedUrl(operation)}`);
      expect(request.headers.accept).toBe("application/json");
      expect(request.headers["content-type"]).toBe(operation.body ? "application/json" : undefined);
      expect(request.body).toBe(operation.body ? '{"field":"value"}' : "");
      for (const parameter of operation.optionParameters.filter(({ in: place }) => place === "header")) {
        expect(request.headers[parameter.name.toLowerCase()]).toBe(pickValue(parameter));
      }
    }
  });

  it("omits options that are undefined or null", async () => {
    answerInTurn(operation);
    const unset = operation.optionParameters
      .filter(({ required }) => !required)
      .map(({ argument }, index) => [argument, index % 2 === 0 ? undefined : null]);
    const options = { ...fillOptions(listRequired(operation)), ...Object.fromEntries(unset) };
    await findMethod(operation)(...listArguments(operation, options));
    expect(server.requests[0]?.url).toBe(expectedUrl(operation, listRequired(operation)));
  });

  it.each(listRequired(operation).map(({ argument }) => [argument]))(
    "names the option %s that is missing, before anything is sent",
    async (missing) => {
      const options = { ...fillOptions(operation.optionParameters), [missing]: undefined };
      const call = findMethod(operation)(...listArguments(operation, options));
      await expect(call).rejects.toThrow(new TypeError(`${operation.name}: the option "${missing}" is required`));
      expect(server.requests).toHaveLength(0);
    },
  );

  it.each(operation.pathParameters.map(({ name }, position) => [name, position] as const))(
    "refuses a %s that would name another route, before anything is sent",
    async (name, position) => {
      for (const wrong of ["", ".", "..", undefined, null, 5, {}, "\ud800"]) {
        const args = listArguments(operation);
        args[position] = wrong;
        const call = findMethod(operation)(...args);
        await expect(call).rejects.toThrow(TypeError);
        await expect(call).rejects.toThrow(`${name} of `);
      }
      expect(server.requests).toHaveLength(0);
    },
  );

  it.each(operation.errors.map((error) => [error.status, error] as const))(
    "throws an error for a %s, whatever its body",
    async (status, error) => {
      const answers = [
        ...(error.mediaTypes.includes("application/json")
          ? [{ message: "the server's words", restate_code: "META0003" }]
          : []),
        ...(error.mediaTypes.includes("text/plain") ? ["the server's words"] : []),
        ...(error.mediaTypes.length === 0 || error.mayBeEmpty ? [undefined] : []),
      ];
      expect(answers).not.toHaveLength(0);
      for (const body of answers) {
        server.answer = (response) => {
          if (body === undefined) response.writeHead(Number(status)).end();
          else if (typeof body === "string") answerText(response, Number(status), body);
          else answerJson(response, Number(status), body);
        };
        const caught: unknown = await findMethod(operation)(...listArguments(operation)).catch(
          (reason: unknown) => reason,
        );
        if (!api.isAdminResponseError(caught, operation.name as keyof api.ErrorResponses)) throw caught;
        expect(caught).toMatchObject({
          operation: operation.name,
          method: operation.method,
          status: Number(status),
          body,
        });
        expect(caught.url).toBe(server.url + expectedUrl(operation));
        expect(caught.message).toContain(`${operation.name}: the server returned ${status}`);
        if (body !== undefined) expect(caught.message).toContain("the server's words");
      }
    },
  );
});
