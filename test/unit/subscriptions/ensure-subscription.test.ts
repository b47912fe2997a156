import { beforeEach, expect, it } from "vitest";
import {
  createAdminClient,
  type EnsureSubscriptionOptions,
  ensureSubscription,
  SubscriptionConflictError,
} from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { answerJson, answerText } from "../../kit/loopback-server.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

const server = useLoopbackServer();
const source = "kafka://c/orders";
const sink = "service://Orders/receive";
const LIST = "GET /subscriptions?sink=service%3A%2F%2FOrders%2Freceive&source=kafka%3A%2F%2Fc%2Forders";

interface Subscription {
  readonly id: string;
  readonly options: Readonly<Record<string, string>>;
}

/** The existing subscriptions, and those that a list omits, as if another run created them right after the list. */
let existing: Subscription[];
let unlisted: Subscription[];

beforeEach(() => {
  existing = [];
  unlisted = [];
  server.answer = (response, { method, url, body }) => {
    if (method === "GET") {
      answerJson(response, 200, { subscriptions: existing.map((each) => ({ ...each, source, sink })) });
      existing.push(...unlisted.splice(0));
    } else if (method === "DELETE") {
      existing = existing.filter(({ id }) => !url.endsWith(`/${id}`));
      response.writeHead(202).end();
    } else {
      const id = `sub_${existing.length + 1}`;
      const created = { id, options: { "group.id": id, "client.id": "restate", ...JSON.parse(body).options } };
      existing.push(created);
      answerJson(response, 201, { ...created, source, sink });
    }
  };
});

const ensure = (options: Record<string, string> | undefined, own?: EnsureSubscriptionOptions) =>
  ensureSubscription(createAdminClient({ baseUrl: server.url }), { source, sink, ...(options && { options }) }, own);
const calls = () => server.requests.map(({ method, url }) => `${method} ${url}`);
const one = (options: Subscription["options"], id = "sub_1"): Subscription => ({ id, options });
const added = { "group.id": "sub_1", "client.id": "restate" };

it("ensureSubscription creates a subscription, and then finds it", async () => {
  expect(await ensure({ a: "b" })).toMatchObject({ id: "sub_1", isNew: true, others: [] });
  expect(calls()).toEqual([LIST, "POST /subscriptions", LIST]);
  expect(JSON.parse(server.requests[1]?.body ?? "")).toEqual({ source, sink, options: { a: "b" } });
  expect(await ensure({ a: "b" })).toMatchObject({ id: "sub_1", isNew: false, others: [] });
  expect(calls().slice(3)).toEqual([LIST]);
});

it.each<[string, Subscription["options"], Record<string, string> | undefined]>([
  ["no options", { ...added, a: "b" }, undefined],
  ["some of the options", { ...added, a: "b", c: "d" }, { c: "d" }],
  ["the same group", { "group.id": "mine", "client.id": "restate" }, { "group.id": "mine" }],
  ["a secret that the server hides", { ...added, "sasl.password": "***" }, { "sasl.password": "secret" }],
])("ensureSubscription finds a subscription by %s", async (_, options, wanted) => {
  existing = [one(options)];
  expect(await ensure(wanted)).toMatchObject({ id: "sub_1", options, isNew: false });
  expect(calls()).toEqual([LIST]);
});

it.each<[string, Subscription["options"], Record<string, string>, readonly string[]]>([
  ["another value", { ...added, a: "b", c: "d" }, { a: "x", c: "d" }, ["a"]],
  ["no value", added, { a: "b", "client.id": "me" }, ["a", "client.id"]],
  ["a group of its own", added, { "group.id": "mine" }, ["group.id"]],
  ["another secret", { ...added, "sasl.password": "s3cret" }, { "sasl.password": "other" }, ["sasl.password"]],
])(
  "ensureSubscription rejects if the existing one has %s, and changes nothing",
  async (_, options, wanted, differences) => {
    existing = [one(options)];
    const error = await catchError(ensure(wanted));
    expect(error).toBeInstanceOf(SubscriptionConflictError);
    expect(error).toMatchObject({ differences, subscription: { id: "sub_1" } });
    expect(String(error)).toContain(`sub_1, from ${source} to ${sink}, differs in ${differences.join(", ")};`);
    expect(String(error)).not.toContain("s3cret");
    expect(calls()).toEqual([LIST]);
  },
);

it("ensureSubscription creates a subscription before it deletes those that differ, with `replace`", async () => {
  existing = [one({ ...added, a: "b" }), one(added, "sub_x")];
  const options = { replace: true, headers: { "x-team": "a" } };
  expect(await ensure({ a: "c" }, options)).toMatchObject({ isNew: true, others: [] });
  expect(server.requests.map(({ headers }) => headers["x-team"])).toEqual(Array(5).fill("a"));
  const deleted = ["DELETE /subscriptions/sub_1", "DELETE /subscriptions/sub_x"];
  expect(calls()).toEqual([LIST, "POST /subscriptions", ...deleted, LIST]);
});

it.each([
  ["the server refuses the new options", "POST", 400, 1],
  ["a proxy refuses the deletion", "DELETE", 404, 2],
])("ensureSubscription keeps the existing one if %s, with `replace`", async (_, method, status, count) => {
  existing = [one({ ...added, a: "b" })];
  const { answer } = server;
  server.answer = (response, request) =>
    request.method === method ? answerText(response, status, "<html>", "text/html") : answer(response, request);
  expect(await catchError(ensure({ a: "c" }, { replace: true }))).toMatchObject({ status });
  expect(existing.map(({ id }) => id)).toEqual(["sub_1", "sub_2"].slice(0, count));
});

it("ensureSubscription names duplicates, and deletes all but one with `replace`", async () => {
  existing = [one({ a: "x" }), one({ a: "b" }, "sub_2"), one({ a: "b" }, "sub_3")];
  expect(await ensure({ a: "b" })).toMatchObject({
    id: "sub_2",
    others: [{ id: "sub_1" }, { id: "sub_3" }],
  });
  expect(await ensure({ a: "b" }, { replace: true })).toMatchObject({ id: "sub_2", others: [] });
  expect(existing).toEqual([one({ a: "b" }, "sub_2")]);
});

it("ensureSubscription counts duplicates as deleted if they are already gone, with `replace`", async () => {
  existing = ["sub_1", "sub_2", "sub_3"].map((id) => one(added, id));
  const { answer } = server;
  server.answer = (response, request) => {
    const id = request.url.split("/").at(-1);
    if (request.method !== "DELETE") return answer(response, request);
    if (!existing.some((each) => each.id === id)) return answerJson(response, 404, { message: "not found" });
    // The response of the first is lost, and another run deletes the last.
    existing = existing.filter((each) => each.id === "sub_1");
    response.socket?.destroy();
  };
  expect(await ensure(undefined, { replace: true })).toMatchObject({ id: "sub_1", others: [] });
});

it("ensureSubscription names a subscription that another run has created meanwhile", async () => {
  unlisted = [one(added)];
  expect(await ensure(undefined)).toMatchObject({ id: "sub_2", others: [{ id: "sub_1" }] });
});

it("ensureSubscription rejects if the server returns one that exists, with other options", async () => {
  const { answer } = server;
  server.answer = (response, request) => {
    if (request.method === "GET") return answer(response, request);
    answerJson(response, 200, { ...one(added), source, sink });
  };
  expect(await catchError(ensure({ a: "b" }))).toMatchObject({ differences: ["a"], subscription: { id: "sub_1" } });
});
