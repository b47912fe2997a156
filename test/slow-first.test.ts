import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { sortSlowFirst } from "./slow-first.js";

it.each<[string, readonly string[]]>([
  [
    "a real server, also one that another file starts, before properties, and those before the rest",
    ["conformance/conformance.test.ts", "live/rules.test.ts", "call/properties.test.ts", "client/client.test.ts"],
  ],
  [
    "a short file that consists of many before a long one",
    ["conformance/conformance.test.ts", "live/deployments.test.ts", "demo/demo.test.ts"],
  ],
])("starts %s", (_, want) => {
  const pathOf = (name: string) =>
    fileURLToPath(new URL(/^(call|client)/.test(name) ? `src/${name}` : name, import.meta.url));
  expect(sortSlowFirst([...want].reverse(), pathOf)).toEqual(want);
  expect(sortSlowFirst(want, pathOf)).toEqual(want);
});
