import { expect, it } from "vitest";
import { createClient } from "../../../src/client/client.js";
import type { OperationDescription } from "../../../src/index.js";
import { useGeneratedClient } from "./use-generated-client.js";

const { server, call, list } = useGeneratedClient(["hostile/operation-names"]);

it("functions with the names of the language, of every object and of ours reach their own paths", async () => {
  const { operationTable, schemaHistory: _, ...functions } = list("operation-names");
  const named = Object.keys(functions);
  expect(named.sort()).toEqual((operationTable as OperationDescription[]).map(({ name }) => name).sort());
  const urls = new Set<string>();
  for (const name of named) {
    await call(`operation-names ${name}`, ...(/ById$|request$/.test(name) ? ["a", {}] : []));
    urls.add(`${server.requests.at(-1)?.method} ${server.requests.at(-1)?.url}`);
  }
  expect(urls.size).toBe(named.length);
});

it("a bound client has the same functions, and does not look like a promise", async () => {
  const { bindOperations } = list("operation-names", "admin-operations");
  if (typeof bindOperations !== "function") throw new Error("bindOperations was not generated");
  const bound: Readonly<Record<string, () => Promise<unknown>>> = await bindOperations(
    createClient({ baseUrl: server.url }),
  );
  await bound.then_?.();
  await bound.client?.();
  expect(server.requests.map(({ url }) => url)).toEqual(["/then", "/ours/10"]);
});
