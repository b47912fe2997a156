import { expect, it } from "vitest";
import { createAdminClient, type ListInvocationsOptions } from "../../../src/index.js";
import { answerJson } from "../../loopback-server.js";
import { useFastClock } from "../fast-clock.js";
import { useLoopbackServer } from "../use-loopback-server.js";

const server = useLoopbackServer();
useFastClock();
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
const places = () =>
  server.requests.map(({ body }) =>
    JSON.parse(body)
      .query.replace(/^.* WHERE TRUE AND /s, "")
      .replace(/(LIMIT \d+)\) ORDER.*$/, "$1"),
  );

it("pages grow, each begins after the last row of the one before, and one that is not full is the last", async () => {
  const many = Array.from({ length: 31_000 }, (_, n) => ({ id: `inv_${10_000 + n}`, created_at: at(1) }));
  const pages = [many.slice(0, 10_000), many.slice(10_000, 30_000), many.slice(30_000)];
  expect(await list(pages, {})).toEqual(many.map(({ id }) => id));
  expect(places()).toEqual([
    "TRUE AND TRUE ORDER BY id ASC LIMIT 10000",
    "id > 'inv_19999' AND TRUE ORDER BY id ASC LIMIT 20000",
    "id > 'inv_39999' AND TRUE ORDER BY id ASC LIMIT 40000",
  ]);
});

it("a limit shortens the last page, and no query follows it", async () => {
  const many = Array.from({ length: 10_002 }, (_, n) => ({ id: `inv_${10_000 + n}`, created_at: at(1) }));
  expect(await list([many.slice(0, 10_000), many.slice(10_000)], { limit: 10_002 })).toHaveLength(10_002);
  expect(places().map((place) => place.replace(/^.* LIMIT/, "LIMIT"))).toEqual(["LIMIT 10000", "LIMIT 2"]);
});

it.each([
  [2, ["inv_0", "inv_1", "inv_2", "inv_3", "inv_4"], undefined],
  [0, [], "the result broke off after 0 rows"],
])("a list whose result breaks off after %i rows goes on after the last", async (count, wanted, problem) => {
  const later = count === 0 ? [] : rows.slice(count);
  server.answer = (response) => {
    if (server.requests.length > 1 && count > 0) return answerJson(response, 200, { rows: later });
    // The first chunk is retried by the call itself, so it must arrive whole.
    response.writeHead(200, { "content-type": "application/json" });
    response.write(
      `{"rows":[${rows
        .slice(0, count)
        .map((row) => JSON.stringify(row))
        .join()}${count > 0 ? "," : " "}`,
    );
    setTimeout(() => response.destroy(), 300);
  };
  const ids: string[] = [];
  const read = async () => {
    const admin = createAdminClient({ baseUrl: server.url });
    for await (const { id } of admin.listInvocations()) ids.push(id);
  };
  await (problem === undefined ? read() : expect(read()).rejects.toThrow(problem));
  expect(ids).toEqual(wanted);
  if (count > 0) expect(places().at(-1)).toBe("id > 'inv_1' AND TRUE ORDER BY id ASC LIMIT 20000");
});

const time = "TIMESTAMP '2026-01-01T00:00:01.000Z'";
const older = `(created_at < ${time} OR (created_at = ${time} AND id < 'inv_3'))`;
const newer = `(created_at > ${time} OR (created_at = ${time} AND id > 'inv_3'))`;

it.each([
  ["id", "id > 'inv_3'", "id < 'inv_3'", "id ASC", "id DESC"],
  ["oldest", newer, older, "created_at ASC, id ASC", "created_at DESC, id DESC"],
  ["newest", older, newer, "created_at DESC, id DESC", "created_at ASC, id ASC"],
] as const)("in the order %s, a list goes on in both directions", async (order, after, before, forward, backward) => {
  // The row itself, or what is left of it in the URL of a page.
  for (const place of [rows[3], { id: "inv_3", created_at: at(1) }]) {
    server.requests.length = 0;
    await list([rows.slice(4)], { order, after: place, limit: 2 });
    await list([rows.slice(0, 3)], { order, before: place });
    // Read backwards from there, and yielded forwards.
    expect(await list([[rows[2] ?? {}, rows[1] ?? {}]], { order, before: place, limit: 2 })).toEqual([
      "inv_1",
      "inv_2",
    ]);
    expect(places()).toEqual([
      `${after} AND TRUE ORDER BY ${forward} LIMIT 2`,
      `TRUE AND ${before} ORDER BY ${forward} LIMIT 10000`,
      `${before} AND TRUE ORDER BY ${backward} LIMIT 2`,
    ]);
  }
});

it("more than 1,000 ids are looked up 1,000 by each query, and listed in their order, up to the limit", async () => {
  const ids = Array.from({ length: 2_500 }, (_, n) => `inv_${String(n).padStart(4, "0")}`);
  server.answer = (response, { body }) => {
    const found: readonly string[] = body.match(/inv_\d+/g) ?? [];
    answerJson(response, 200, { rows: found.map((id) => ({ id, created_at: at(0) })) });
  };
  const admin = createAdminClient({ baseUrl: server.url });
  const listed: string[] = [];
  for await (const { id } of admin.listInvocations({ id: [...ids].reverse() }, { limit: 1_500 })) listed.push(id);
  expect(listed).toEqual(ids.slice(0, 1_500));
  expect(server.requests.map(({ body }) => body.match(/inv_\d+/g)?.length)).toEqual([1_000, 1_000, 500]);
});

it("in another order than that of the ids, parts of a filter are read whole, and sorted", async () => {
  const ids = Array.from({ length: 1_500 }, (_, n) => `inv_${String(n).padStart(4, "0")}`);
  server.answer = (response, { body }) => {
    const found: readonly string[] = body.match(/inv_\d+/g) ?? [];
    answerJson(response, 200, { rows: found.map((id) => ({ id, created_at: at(Number(id.at(-1))) })) });
  };
  const admin = createAdminClient({ baseUrl: server.url });
  const listed: string[] = [];
  for await (const { id } of admin.listInvocations({ id: ids }, { order: "newest", limit: 150 })) listed.push(id);
  expect(listed).toEqual(ids.filter((id) => id.endsWith("9")).reverse());
});
