import { operationTable } from "../../../src/schema/index.js";
import { callWithAnything } from "../../kit/call-with-anything.js";
import { call, type Exchange, type RawRequest, raw } from "../exchange.js";
import { unknownInvocation } from "../invocation-states.js";
import { configuredCluster, type World } from "../world.js";

const json = { "content-type": "application/json" };
const withBody = operationTable.filter(({ body }) => body !== null);
const withPath = operationTable.filter(({ pathParameters }) => pathParameters.length > 0);

/** The responses of the HTTP layer, to requests that never reach the operation. */
export const everyOperation: readonly Exchange[] = [
  ...withBody.flatMap(({ id, path }): Exchange[] => {
    const refuse = (name: string, answer: `${number} text`, request: Omit<RawRequest, "path">): Exchange =>
      raw(id, name, answer, (world) => ({ path: fillPath(path, world), ...request }));
    return [
      refuse("a body that is not JSON", "400 text", { headers: json, body: "nope" }),
      refuse("no body", "400 text", { headers: json }),
      refuse("a body of more than 2 MiB", "413 text", { headers: json, body: " ".repeat(2 ** 21 + 1) }),
      refuse("a body of another type", "415 text", { headers: { "content-type": "text/plain" }, body: "{}" }),
      refuse("a body without a type", "415 text", { headers: { "content-type": "" }, body: "{}" }),
      refuse("a body of another shape", "422 text", { headers: json, body: "5" }),
    ];
  }),
  ...withPath.map(
    ({ id, path }): Exchange =>
      raw(id, "a path that is not UTF-8", "400 text", () => ({
        path: path.replaceAll(/\{\w+\}/g, "%FF"),
        headers: json,
      })),
  ),
  ...operationTable.map(
    (operation): Exchange =>
      call(
        operation.id,
        "more requests at a time than the server admits",
        "429 none",
        (admin) => callWithAnything(admin, operation),
        { at: "busy" },
      ),
  ),
];

function fillPath(path: string, world: World): string {
  const values: Readonly<Record<string, string>> = {
    deployment: world.deployment,
    service: "Counter",
    handler: "add",
    invocation_id: unknownInvocation,
    cluster_name: configuredCluster,
  };
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name);
}

/**
 * Until somebody writes exchanges for an operation of a new schema, it is called once, with any arguments, and its answer must be
 * documented.
 */
export function callNewOperations(isKnown: (operation: string) => boolean): readonly Exchange[] {
  return operationTable
    .filter(({ id }) => !isKnown(id))
    .map((operation) => ({
      operation: operation.id,
      name: "new, with anything",
      send: { call: (admin) => callWithAnything(admin, operation) },
    }));
}
