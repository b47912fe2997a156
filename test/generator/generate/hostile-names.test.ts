import { expect, it } from "vitest";
import { useGeneratedClient } from "./use-generated-client.js";

const { server, call, list } = useGeneratedClient(["hostile/operation-names"]);

it("functions with the names of the language, of every object and of ours reach their own paths", async () => {
  const exported = Object.entries(list("operation-names")).filter(([, value]) => typeof value === "function");
  const named = exported
    .map(([name]) => name)
    .filter((name) => !/^(createClient|isClientResponseError|Client\w*Error)$/.test(name));
  expect(named).toEqual(expect.arrayContaining(["then_", "callOperation_", "body", "await_", "cancel"]));
  const urls = new Set<string>();
  for (const name of named) {
    await call(`operation-names ${name}`, ...(/ById$|request$/.test(name) ? ["a", {}] : []));
    urls.add(`${server.requests.at(-1)?.method} ${server.requests.at(-1)?.url}`);
  }
  expect(urls.size).toBe(named.length);
});

it("a module of them does not look like a promise", async () => {
  expect(list("operation-names")).not.toHaveProperty("then");
});
