import { operationTable } from "../../../src/index.js";
import { callWithAnything } from "../../call-with-anything.js";
import type { Exchange, RawRequest, Sending } from "../exchange.js";
import { unknownInvocation } from "../invocation-states.js";
import { configuredCluster, type World } from "../world.js";

const json = { "content-type": "application/json" };
const withBody = operationTable.filter(({ body }) => body !== null);
const withPath = operationTable.filter(({ pathParameters }) => pathParameters.length > 0);

/** What the HTTP layer answers, before the operation has its say. */
export const everyOperation: readonly Exchange[] = [
  ...withBody.flatMap(({ id, path }): Exchange[] => {
    const send = (request: Omit<RawRequest, "path">): Sending => ({
      raw: (world) => ({ path: fillPath(path, world), ...request }),
    });
    return [
      {
        operation: id,
        name: "a body that is not JSON",
        status: 400,
        form: "text",
        send: send({ headers: json, body: "nope" }),
      },
      { operation: id, name: "no body", status: 400, form: "text", send: send({ headers: json }) },
      {
        operation: id,
        name: "a body of more than 2 MiB",
        status: 413,
        form: "text",
        send: send({ headers: json, body: " ".repeat(2 ** 21 + 1) }),
      },
      {
        operation: id,
        name: "a body of another type",
        status: 415,
        form: "text",
        send: send({ headers: { "content-type": "text/plain" }, body: "{}" }),
      },
      {
        operation: id,
        name: "a body without a type",
        status: 415,
        form: "text",
        send: send({ headers: { "content-type": "" }, body: "{}" }),
      },
      {
        operation: id,
        name: "a body of another shape",
        status: 422,
        form: "text",
        send: send({ headers: json, body: "5" }),
      },
    ];
  }),
  ...withPath.map(
    ({ id, path }): Exchange => ({
      operation: id,
      name: "a path that is not UTF-8",
      status: 400,
      form: "text",
      send: { raw: () => ({ path: path.replaceAll(/\{\w+\}/g, "%FF"), headers: json }) },
    }),
  ),
  ...operationTable.map(
    (operation): Exchange => ({
      operation: operation.id,
      name: "more requests at a time than the server admits",
      status: 429,
      form: "none",
      at: "busy",
      send: { call: (admin) => callWithAnything(admin, operation) },
    }),
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
