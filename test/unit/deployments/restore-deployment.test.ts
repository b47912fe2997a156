import { expect, it } from "vitest";
import { createSample } from "../../../src/testing/index.js";
import { admin, api, failing, registered, serve, uri, useFakeDeployments, world } from "./fake-deployments.js";

useFakeDeployments();

const supersede = (current = serve("dp_3")) =>
  api.on("listServices", { services: current }, { services: serve("dp_2") });

const auth = createSample("HttpAuth");
const old = { ...registered, http_version: "HTTP/1.1", metadata: { git: "abc" }, auth };

it("goes back to the older deployment as it was registered, whatever fails on it", async () => {
  const additional_headers = { authorization: "Bearer key" };
  supersede();
  api.on("getDeployment", () => ({ ...old, additional_headers }));
  world.rows = [failing("inv_1")];
  const fails = { ...failing("inv_0"), deployment: "dp_2", pinned: "dp_2", plan: "at destination", count: 9 };
  api.onQuery(/AS entries/, (sql) => [...(sql.includes("WHERE id IN") ? [] : [fails]), ...world.rows]);
  api.onQuery(/true AS similar.* AS "firstAt"/, () => []);
  expect(await admin.restoreDeployment("dp_2")).toMatchObject({ id: "dp_2", moved: 1, failing: 9 });
  const { metadata } = old;
  const wanted = { uri, auth, additional_headers, metadata, force: true, use_http_11: true };
  const sent = world.sent.filter((each) => each.startsWith("{")).map((each) => JSON.parse(each));
  expect(sent).toEqual([{ ...wanted, dry_run: true }, wanted]);
});

it("goes back to a function with the role that invokes it", async () => {
  supersede();
  const lambda = { arn: "arn:aws:lambda:eu-central-1:1:function:a:1", assume_role_arn: "arn:aws:iam::1:role/r" };
  api.on("getDeployment", ({ reply }) =>
    reply(200, JSON.parse(JSON.stringify({ ...registered, ...lambda, uri: undefined }))),
  );
  await admin.restoreDeployment("dp_2");
  expect(JSON.parse(world.sent[0] ?? "")).toMatchObject(lambda);
});

it("names, before it goes back, a header that the server hides, and accepts it from the caller", async () => {
  supersede();
  api.on("getDeployment", () => ({ ...old, additional_headers: { authorization: "***", "x-old": "a" } }));
  const message = "restoreDeployment: the server hides the value of authorization: pass additionalHeaders";
  await expect(admin.restoreDeployment("dp_2")).rejects.toThrow(message);
  expect(world.sent).toEqual([]);
  await admin.restoreDeployment("dp_2", { additionalHeaders: { authorization: "new" } });
  expect(JSON.parse(world.sent[0] ?? "").additional_headers).toEqual({ authorization: "new" });
});

it("does not register the latest deployment again, and continues to move", async () => {
  world.rows = [failing("inv_1")];
  expect(await admin.restoreDeployment("dp_2")).toMatchObject({ moved: 1 });
  expect(await admin.restoreDeployment("dp_2")).toMatchObject({ isMadeLatest: false, moved: 0 });
  expect(world.sent).toEqual(["resumeInvocation inv_1 dp_2"]);
});
