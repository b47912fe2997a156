import { expect, it } from "vitest";
import { createAdminClient, type ListInvocationsOptions } from "../../../src/index.js";
import { answerJson } from "../../loopback-server.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();
const at = (second: number) => `2026-01-01T00:00:0${second}Z`;
const rows = [0, 1, 2, 3, 4].map((n) => ({ id: `inv_${n}`, created_at: at(Math.floor(n / 2)), status: "paused" }));

/** Answers the queries with these pages, one after the other. */
async function list(
  pages: readonly (readonly object[])[],
  options: ListInvocationsOptions,
): Promise<readonly string[]> {
  const left = [...pages];
  server.answer = (response) => answerJson(response, 200, { rows: left.shift() ?? [] });
  const ids: string[] = [];
  for await (const { id } of createAdminClient({ baseUrl: server.url }).listInvocations({}, options)) ids.push(id);
  return ids;
}

/** The end of each query: where its page begins, and how long it may be. */
const places = () => server.requests.map(({ body }) => JSON.parse(body).query.replace(/^.* WHERE TRUE AND /s, ""));

it("a page that is full is followed by another, and one that is not is the last", async () => {
  const listed = await list([rows.slice(0, 2), rows.slice(2, 4), rows.slice(4)], { pageSize: 2 });
  expect(listed).toEqual(["inv_0", "inv_1", "inv_2", "inv_3", "inv_4"]);
  expect(places()).toEqual([
    "TRUE ORDER BY id LIMIT 2",
    "id > 'inv_1' ORDER BY id LIMIT 2",
    "id > 'inv_3' ORDER BY id LIMIT 2",
  ]);
});

it("a list ends after a full page only if the next page is empty", async () => {
  expect(await list([rows.slice(0, 2), rows.slice(2, 4), []], { pageSize: 2 })).toHaveLength(4);
  expect(places()).toHaveLength(3);
});

it("a limit shortens the last page, and no query follows it", async () => {
  expect(await list([rows.slice(0, 2), rows.slice(2, 3)], { pageSize: 2, limit: 3 })).toHaveLength(3);
  expect(places().map((place) => place.replace(/^.* LIMIT/, "LIMIT"))).toEqual(["LIMIT 2", "LIMIT 1"]);
});

it.each([
  ["id", "id > 'inv_3' ORDER BY id"],
  [
    "oldest",
    `(created_at > TIMESTAMP '2026-01-01T00:00:01.000Z' OR (created_at = TIMESTAMP '2026-01-01T00:00:01.000Z' AND id > 'inv_3')) ORDER BY created_at, id`,
  ],
  [
    "newest",
    `(created_at < TIMESTAMP '2026-01-01T00:00:01.000Z' OR (created_at = TIMESTAMP '2026-01-01T00:00:01.000Z' AND id > 'inv_3')) ORDER BY created_at DESC, id`,
  ],
] as const)("in the order %s, a list continues after the last row of the page before", async (order, place) => {
  // The row itself, or what is left of it in the URL of a page.
  for (const after of [rows[3], { id: "inv_3", created_at: at(1) }]) {
    await list([rows.slice(4)], { order, after, limit: 2 });
    expect(places()).toEqual([`${place} LIMIT 2`]);
    server.requests.length = 0;
  }
});

it("more than 1,000 ids are looked up in their order, 1,000 by each query, until the limit", async () => {
  const ids = Array.from({ length: 2_500 }, (_, n) => `inv_${String(n).padStart(4, "0")}`);
  server.answer = (response, { body }) => {
    const found: readonly string[] = body.match(/inv_\d+/g) ?? [];
    answerJson(response, 200, { rows: found.map((id) => ({ id, created_at: at(0) })) });
  };
  const admin = createAdminClient({ baseUrl: server.url });
  const listed: string[] = [];
  for await (const { id } of admin.listInvocations({ id: [...ids].reverse() }, { limit: 1_500 })) listed.push(id);
  expect(listed.slice(0, 1_500)).toEqual(ids.slice(0, 1_500));
  expect(server.requests.map(({ body }) => body.match(/inv_\d+/g)?.length)).toEqual([1_000, 1_000]);
});
