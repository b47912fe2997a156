import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OperationDescription } from "../../src/index.js";
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

/** The function of an operation, found by its name as a caller would import it. */
function findFunction(operation: OperationDescription): Call {
  const found: unknown = Reflect.get(api, operation.name);
  if (typeof found !== "function") throw new Error(`${operation.name} is not exported`);
  return found as Call;
}

function findMethod(operation: OperationDescription): Call {
  const method: unknown = Reflect.get(
    api.createAdminClient({ baseUrl: server.url, maxRetries: 0, serverVersion: false }),
    operation.name,
  );
  if (typeof method !== "function") throw new Error(`${operation.name} is not a method of the admin client`);
  return method as Call;
}

function listArguments(operation: OperationDescription): unknown[] {
  const options = Object.fromEntries(operation.optionParameters.map(({ argument }) => [argument, `${argument} &=?`]));
  return [
    ...operation.pathParameters.map(() => PATH_ARGUMENT),
    ...(operation.body ? [{ field: "value" }] : []),
    ...(operation.optionParameters.length > 0 ? [options] : []),
  ];
}

function expectedUrl(operation: OperationDescription): string {
  const path = operation.path.replace(/\{[^}]+\}/g, PATH_SEGMENT);
  const query = operation.optionParameters.map(
    ({ name, argument }) => `${name}=${encodeURIComponent(`${argument} &=?`)}`,
  );
  return query.length === 0 ? path : `${path}?${query.join("&")}`;
}

function answerSuccess(operation: OperationDescription): void {
  const [success] = operation.successes;
  server.answer = (response) => {
    if (success?.mediaTypes.length === 0) response.writeHead(Number(success.status)).end();
    else answerJson(response, Number(success?.status), { answered: true });
  };
}

it("has operations", () => {
  expect(api.operationTable.length).toBeGreaterThan(30);
  expect(new Set(api.operationTable.map(({ name }) => name)).size).toBe(api.operationTable.length);
});

describe.each(api.operationTable.map((operation) => [operation.name, operation] as const))("%s", (_, operation) => {
  it("sends what the schema says, as a function and as a method", async () => {
    answerSuccess(operation);
    const [success] = operation.successes;
    const client = api.createClient({ baseUrl: server.url, maxRetries: 0, serverVersion: false });
    const calls = [
      findFunction(operation)(client, ...listArguments(operation)),
      findMethod(operation)(...listArguments(operation)),
    ];
    for (const call of calls) {
      const { data, status } = await call.withResponse();
      expect(status).toBe(Number(success?.status));
      expect(data).toEqual(success?.mediaTypes.length === 0 ? undefined : { answered: true });
    }
    expect(server.requests).toHaveLength(2);
    for (const request of server.requests) {
      expect(`${request.method} ${request.url}`).toBe(`${operation.method} ${expectedUrl(operation)}`);
      expect(request.headers.accept).toBe("application/json");
      expect(request.headers["content-type"]).toBe(operation.body ? "application/json" : undefined);
      expect(request.body).toBe(operation.body ? '{"field":"value"}' : "");
    }
  });

  it("leaves out options that are undefined or null", async () => {
    answerSuccess(operation);
    const unset = operation.optionParameters.map(({ argument }, index) => [
      argument,
      index % 2 === 0 ? undefined : null,
    ]);
    const args = [
      ...operation.pathParameters.map(() => "x"),
      ...(operation.body ? [{}] : []),
      Object.fromEntries(unset),
    ];
    await findMethod(operation)(...args);
    expect(server.requests[0]?.url).toBe(operation.path.replace(/\{[^}]+\}/g, "x"));
  });

  it.each(operation.pathParameters.map(({ name }, position) => [name, position] as const))(
    "refuses a %s that would name another route, before anything is sent",
    async (name, position) => {
      for (const wrong of ["", ".", "..", undefined, null, 5, {}, "\ud800"]) {
        const args: unknown[] = operation.pathParameters.map(() => "x");
        args[position] = wrong;
        const call = findMethod(operation)(...args, ...(operation.body ? [{}] : []));
        await expect(call).rejects.toThrow(TypeError);
        await expect(call).rejects.toThrow(`${name} of `);
      }
      expect(server.requests).toHaveLength(0);
    },
  );

  it.each(operation.errors.map((error) => [error.status, error] as const))(
    "tells a %s apart, whatever its body",
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
        expect(caught.message).toContain(`${operation.name}: the server answered ${status}`);
        if (body !== undefined) expect(caught.message).toContain("the server's words");
      }
    },
  );
});
