import { expect, it, vi } from "vitest";
import type { Guard } from "../../../src/call/call.js";
import { describeNeed, guardCall, isMet, listRequirements } from "../../../src/call/guard.js";
import { makeCall } from "../../../src/call/make-call.js";
import type { Operation, OperationRequest, RequestPart } from "../../../src/call/operation.js";
import { createClient } from "../../../src/index.js";
import { toFetch } from "../../kit/to-fetch.js";

const list = (parts: readonly Omit<RequestPart, "versions">[], request: OperationRequest) => {
  const operation = { parts: parts.map((part) => ({ ...part, versions: [{ since: "2.0.0" }] })) };
  return listRequirements(operation, request).map(({ what }) => what);
};

it.each<[string, Omit<RequestPart, "versions">, OperationRequest, string[]]>([
  ["a field", { in: "body", path: ["scope"] }, { body: { scope: "x" } }, ["scope in the body"]],
  ["a field that is empty", { in: "body", path: ["scope"] }, { body: { scope: "" } }, ["scope in the body"]],
  ["a field that is null", { in: "body", path: ["scope"] }, { body: { scope: null } }, []],
  ["no body", { in: "body", path: ["scope"] }, {}, []],
  ["a field below", { in: "body", path: ["a", "b"] }, { body: { a: { b: false } } }, ["a.b in the body"]],
  ["a field of an item", { in: "body", path: ["[]", "b"] }, { body: [{}, { b: 1 }] }, ["[].b in the body"]],
  ["a newer body", { in: "body", path: [] }, { body: {} }, ["the body"]],
  ["a body that is a value", { in: "body", path: [], value: "New" }, { body: "New" }, ['"New" as the body']],
  ["a map, which has no items", { in: "body", path: ["a", "[]"] }, { body: { a: { b: 1 } } }, []],
  ["a field of no item", { in: "body", path: ["a", "[]", "b"] }, { body: { a: [{}] } }, []],
  [
    "a field of a map",
    { in: "body", path: ["a", "{}", "b"] },
    { body: { a: { any: { b: 1 } } } },
    ["a.{}.b in the body"],
  ],
  ["a parameter", { in: "query", path: ["mode"] }, { params: { query: { mode: "Kill" } } }, ["mode in the query"]],
  ["a header", { in: "header", path: ["x-mode"] }, { params: { header: { "x-mode": "1" } } }, ["x-mode in the header"]],
  [
    "a value",
    { in: "query", path: ["mode"], value: "New" },
    { params: { query: { mode: "New" } } },
    ['mode: "New" in the query'],
  ],
  ["another value", { in: "query", path: ["mode"], value: "New" }, { params: { query: { mode: "Old" } } }, []],
])("listRequirements finds %s", (_, part, request, want) => expect(list([part], request)).toEqual(want));

it.each<[string, boolean | undefined, object?]>([
  ["1.7.12", false, { since: "1.8.1" }],
  ["1.7.13", true],
  ["1.7.13-rc.1", true],
  ["1.7.13+build.5", true],
  ["v1.7.13", true],
  [" 1.7.13\n", true],
  ["1.7.20", true],
  ["1.8.0", false, { since: "1.8.1" }],
  ["1.8.1-rc.1", true],
  ["1.8.1", true],
  ["1.9.0-rc.1", false, { goneIn: "1.9.0" }],
  ["1.9.0", false, { goneIn: "1.9.0" }],
  ["unknown", undefined],
  ["1.7", undefined],
])("%j has a feature that was in 1.7.13, came back with 1.8.1 and went with 1.9.0: %s", (version, want, need) => {
  const versions = [
    { since: "1.7.13", goneIn: "1.8.0" },
    { since: "1.8.1", goneIn: "1.9.0" },
  ];
  const operation = { versions, parts: [{ in: "body", path: [], versions }] } as const;
  const requirements = listRequirements(operation, { body: {} });
  expect(requirements.map((requirement) => isMet(requirement, version))).toEqual([want, want]);
  for (const each of requirements) if (need) expect(describeNeed(each, version)).toEqual(need);
});

it("isMet treats a version below the known ones like the oldest of them", () => {
  const part = { what: "a", versions: [{ goneIn: "1.8.0" }] };
  expect(["1.5.0", "1.8.0"].map((version) => isMet(part, version))).toEqual([true, false]);
  expect(describeNeed(part, "1.8.0")).toEqual({ goneIn: "1.8.0" });
});

it("each attempt of an operation that has moved goes where a server of that version has it", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const wanted = Object.entries({
    ...{ "1.5.9": "PUT /first", "1.8.0": "PATCH /today", "1.6.0": "POST /second", unknown: "PATCH /today" },
    ...{ "1.7.12": "POST /second", "1.8.0-rc.1": "PATCH /today" },
  });
  const operation: Operation = {
    ...{ name: "a", method: "PATCH", path: "/today", errors: {}, retry: { idempotent: true } },
    moved: [
      { method: "PUT", path: "/first", goneIn: "1.6.0" },
      { method: "POST", path: "/second", goneIn: "1.8.0" },
    ],
  };
  const sent: string[] = [];
  const fetch = toFetch(async ({ method, url }) => {
    sent.push(`${method} ${new URL(url).pathname}`);
    return sent.length < wanted.length ? new Response(null, { status: 503 }) : Response.json({});
  });
  const guard: Guard = (call) => guardCall(call, async () => wanted[sent.length]?.[0] ?? "");
  const client = createClient({ fetch, maxRetries: wanted.length });
  await makeCall({ client, operation, name: "a", request: {}, options: {}, guard }, undefined);
  expect(sent).toEqual(wanted.map(([, request]) => request));
  vi.restoreAllMocks();
});
