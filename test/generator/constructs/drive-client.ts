import { type JsonObject, readObject, sortedEntries } from "../../../scripts/io/json.js";
import type { Operation } from "../../../scripts/model/index.js";
import { createClient } from "../../../src/index.js";
import { type LoopbackServer, startLoopbackServer } from "../../kit/loopback-server.js";
import { checkBody } from "./check-body.js";
import { checkParameters, listParameters } from "./check-request.js";
import { chooseWords, HARD, resolve, sampleValue } from "./sample-value.js";

export interface Driven {
  readonly calls: number;
  /** What was wrong, with the operation. */
  readonly wrong: readonly string[];
}

/** What a generated client exports. */
export type Exports = Readonly<Record<string, unknown>>;

/** Calls every function of a generated client, and compares each request with the document. */
export async function driveClient(
  document: JsonObject,
  client: Exports,
  operations: readonly Operation[],
): Promise<Driven> {
  const server = await startLoopbackServer();
  const wrong: string[] = [];
  try {
    for (const operation of operations) {
      const found = await driveOperation(document, client, operation, server).catch((error: unknown) => [
        String(error),
      ]);
      wrong.push(...found.map((each) => `${operation.method.toUpperCase()} ${operation.path}: ${each}`));
    }
  } finally {
    await server.close();
  }
  return { calls: operations.length, wrong };
}

async function driveOperation(
  document: JsonObject,
  client: Exports,
  operation: Operation,
  server: LoopbackServer,
): Promise<readonly string[]> {
  const given = sampleParameters(document, operation);
  const media = findBody(document, operation);
  const body = media && sampleBody(document, media, operation.body?.mediaType ?? "");
  const path = operation.pathParameters.map(({ name }) => given.get(`path ${name}`) ?? "missing");
  const options = operation.optionParameters.map(({ argument, location: place, name }) => [
    argument,
    given.get(`${place} ${name}`),
  ]);
  const { [operation.functionName]: call } = client;
  if (typeof call !== "function") return ["there is no such function"];
  server.requests.length = 0;
  const args = [...path, ...(operation.body ? [body] : []), Object.fromEntries(options)];
  const failure: unknown = await call(createClient({ baseUrl: server.url, maxRetries: 0 }), ...args).then(
    () => undefined,
    (error: unknown) => error,
  );
  const [request] = server.requests;
  if (request === undefined || server.requests.length > 1) return [`${server.requests.length} requests: ${failure}`];
  const parameters = checkParameters(
    document,
    { path: operation.path, method: operation.method.toUpperCase() },
    given,
    request,
  );
  return media === undefined ? parameters : [...parameters, ...(await checkBody(media, body, request))];
}

/** A body of text is a string, whatever its schema describes. */
function sampleBody(document: JsonObject, { schema }: JsonObject, mediaType: string): unknown {
  return /^text\/(?!json)|[/+](xml|yaml)\b/.test(mediaType) ? HARD.text : sampleValue(document, schema, HARD);
}

function sampleParameters(document: JsonObject, operation: Operation): ReadonlyMap<string, unknown> {
  return new Map(
    listParameters(document, operation).map((parameter) => {
      const { in: location, name, content } = parameter;
      const [media] = Object.values(readObject(content));
      const schema = media === undefined ? parameter.schema : readObject(media).schema;
      const value = sampleValue(document, schema, chooseWords(parameter));
      return [`${String(location)} ${String(name)}`, value];
    }),
  );
}

function findBody(document: JsonObject, { path, method, body }: Operation): JsonObject | undefined {
  if (body === undefined) return undefined;
  const item = resolve(document, readObject(document.paths)[path]);
  const { content } = resolve(document, readObject(item[method]).requestBody);
  const entry = sortedEntries(readObject(content)).find(([mediaType]) => mediaType === body.mediaType);
  return readObject(entry?.[1]);
}
