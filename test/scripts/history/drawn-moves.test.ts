import fc from "fast-check";
import { expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { readOperations } from "../../../scripts/model/index.js";
import { nameOperations } from "../../../scripts/read/name-operations.js";
import type { Call } from "../../../src/call/call.js";
import { guardCall, isMet } from "../../../src/call/guard.js";
import { allowLongRuns, holdsFor } from "../../kit/property-runs.js";
import { taken } from "../../kit/taken-names.js";
import { trace } from "./versions-of-a-thing.js";

allowLongRuns();

/** One version of an operation: its method, its path, and the name of the parameter that releases rename. */
const VERSION = fc.record({
  method: fc.constantFrom("get", "put", "post"),
  path: fc.constantFrom("/a/{0}/b/{1}", "/b/{1}/a/{0}", "/a/{1}/b/{0}", "/c/{0}/{1}", "/{1}/{0}/c"),
  name: fc.constantFrom("x", "y", "z"),
});
type Version = typeof VERSION extends fc.Arbitrary<infer Value> ? Value : never;
const HISTORY = fc.array(fc.option(VERSION, { freq: 5 }), { minLength: 2, maxLength: 4 });

/** The parameter that keeps its name. */
const KEPT = "kept";

/** Creates a document with the operation, if the version has it. */
function createDocument(version: Version | null): JsonObject {
  const paths: Record<string, JsonObject> = { "/other": { get: { operationId: "other", responses: {} } } };
  if (version) {
    const { method, path, name } = version;
    const names = [name, KEPT];
    const parameters = names.map((each) => ({ in: "path", name: each, required: true, schema: { type: "string" } }));
    const own = path.replace(/\d/g, (index) => names[Number(index)] ?? "");
    paths[own] = { [method]: { operationId: "move_me", parameters, responses: {} } };
  }
  return { openapi: "3.1.0", info: { title: "T", version: "1.0.0" }, paths };
}

function readOperation(versions: readonly (Version | null)[]) {
  const { document, findHistory } = trace(...nameOperations(versions.map(createDocument)));
  return readOperations(document, taken, findHistory).find(({ id }) => id === "move_me");
}

/** Fills a path with the numbers of its parameters, whatever their names are. */
const fill = (path: string): string => path.replace(/\{(\w+)\}/g, (_, name) => (name === KEPT ? "{1}" : "{0}"));

/** Returns the request that the client sends to a server of a version. */
async function findRequest(operation: NonNullable<ReturnType<typeof readOperation>>, version: string) {
  const { functionName: name, method, path, history } = operation;
  const { moved = [], versions } = history ?? {};
  if (versions && !isMet({ what: name, versions }, version)) return undefined;
  const own = { name, method: method.toUpperCase(), path, errors: {}, retry: { idempotent: true }, moved };
  const call = { operation: own, timeout: 0, policy: { maxRetries: 0 } } as unknown as Call;
  const sent = await guardCall({ operation: own, request: {} }, async () => version)?.(call, []);
  return sent && `${sent.operation.method} ${fill(sent.operation.path)}`;
}

it("a client of several versions sends each server the request of its own document, and no version changes the order of arguments", () =>
  holdsFor(
    fc.asyncProperty(HISTORY, async (history) => {
      const operations = history.map((_, index) => readOperation(history.slice(0, index + 1)));
      const newest = operations.at(-1);
      fc.pre(newest !== undefined);
      const sent = await Promise.all(history.map((_, index) => findRequest(newest, `${index + 1}.0.0`)));
      expect(sent).toEqual(history.map((own) => (own ? `${own.method.toUpperCase()} ${own.path}` : undefined)));
      const signatures = operations.flatMap((each) =>
        each ? [each.pathParameters.map(({ name }) => `{${name}}`)] : [],
      );
      expect(new Set(signatures.map((names) => fill(names.join()))).size).toBe(1);
    }),
  ));
