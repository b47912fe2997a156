import { expect, it } from "vitest";
import { createAdminClient, type ListInvocationsOptions } from "../../../src/index.js";
import { comparePlaces } from "../../../src/invocations/read-pages.js";
import { PROBE_QUERY } from "../../../src/sql/index.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson } from "../../kit/loopback-server.js";
import { readAll } from "../../kit/read-all.js";
import { respondInPieces } from "../../kit/respond-in-pieces.js";
import { toFetch } from "../../kit/to-fetch.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";

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
  const listed = await readAll(createAdminClient({ baseUrl: server.url }).listInvocations({}, options));
  return listed.map(({ id }) => id);
}

/** Lists the end of each query: the beginning of its page, and the limit. */
const places = () =>
  server.requests.map(({ body }) =>
    JSON.parse(body)
      .query.replace(/^.* WHERE TRUE AND /s, "")
      .replace(/(LIMIT \d+)\) ORDER.*$/, "$1"),
  );

it("pages grow up to the limit, each begins after the last row of the one before, and one that is not full is the last", async () => {
  const many = Array.from({ length: 31_000 }, (_, n) => ({ id: `inv_${10_000 + n}`, created_at: at(1) }));
  const pages = [many.slice(0, 10_000), many.slice(10_000, 30_000), many.slice(30_000)];
  expect(await list(pages, {})).toEqual(many.map(({ id }) => id));
  expect(places()).toEqual([
    "TRUE AND TRUE ORDER BY id ASC LIMIT 10000",
    "id > 'inv_19999' AND TRUE ORDER BY id ASC LIMIT 20000",
    "id > 'inv_39999' AND TRUE ORDER BY id ASC LIMIT 40000",
  ]);
  server.requests.length = 0;
  expect(await list([many], { limit: 0 })).toEqual([]);
  expect(await list([many.slice(0, 10_000), many.slice(0, 2)], { limit: 10_002 })).toHaveLength(10_002);
  expect(places().map((place) => place.replace(/^.* LIMIT/, "LIMIT"))).toEqual(["LIMIT 10000", "LIMIT 2"]);
});

it("a list goes on after a page from which the server has purged rows", async () => {
  const many = Array.from({ length: 12_000 }, (_, n) => ({ id: `inv_${10_000 + n}`, created_at: at(1) }));
  const pages = [many.slice(1, 10_000), many.slice(10_000)];
  expect(await list(pages, {})).toEqual(many.slice(1).map(({ id }) => id));
  server.requests.length = 0;
  expect(await list([many.slice(0, 4_999)], {})).toHaveLength(4_999);
  expect(server.requests).toHaveLength(1);
});

it("a page has at most 40,000 rows, and the rows of a page of more than 1,000 are chosen by their ids", async () => {
  let left = 3;
  let end = (): unknown => expect.fail("no query came");
  server.answer = (response, { body }) => {
    if (body.includes(PROBE_QUERY) || left-- === 0) return answerJson(response, 200, { rows: [] });
    // The result breaks off after its first row, which is cheaper than a full page.
    response.writeHead(200).write(`{"rows":[${JSON.stringify(rows[0])},`);
    end = () => response.destroy();
  };
  for await (const _ of createAdminClient({ baseUrl: server.url }).listInvocations()) end();
  await list([], { limit: 1_000 });
  await list([], { limit: 1_001 });
  const sent = server.requests.filter(({ body }) => !body.includes(PROBE_QUERY));
  const queries = sent.map(({ body }) => String(JSON.parse(body).query));
  const limits = queries.map((query) => Number(query.match(/LIMIT (\d+)/)?.[1]));
  expect(limits).toEqual([10_000, 20_000, 40_000, 40_000, 1_000, 1_001]);
  const isChosen = queries.map((query) => query.includes("WHERE id IN (SELECT id FROM sys_invocation WHERE TRUE"));
  expect(isChosen).toEqual([true, true, true, true, false, true]);
});

it("a list whose result breaks off does not continue without retries", async () => {
  // The last piece has no row, and the list still goes on after the row before it.
  const breakOff = () => respondInPieces([`{"rows":[${JSON.stringify(rows[0])},`, " "], new Error("reset"));
  for (const [client, call, wanted] of [
    [0, undefined, ["TRUE"]],
    [2, 0, ["TRUE"]],
    [0, 2, ["TRUE", "id > 'inv_0'"]],
  ] as const) {
    const begins: (string | undefined)[] = [];
    const fetch = toFetch(async (request) => {
      const { query } = await request.json();
      if (query === PROBE_QUERY) return Response.json({ rows: [] });
      begins.push(query.match(/ WHERE TRUE AND (.*?) AND TRUE ORDER/)?.[1]);
      return begins.length > 1 ? Response.json({ rows: [] }) : breakOff();
    });
    const read = async () => {
      const admin = createAdminClient({ fetch, maxRetries: client });
      for await (const { id } of admin.listInvocations({}, { maxRetries: call })) expect(id).toBe("inv_0");
    };
    await (wanted.length === 1 ? expect(read()).rejects.toThrow("broke off after 1 rows") : read());
    expect(begins).toEqual(wanted);
  }
});

it("a list closes its connection if its loop is left", async () => {
  const closed = new Promise((resolve) => {
    server.answer = (response) =>
      response
        .once("close", resolve)
        .writeHead(200)
        .write(`{"rows":[${JSON.stringify(rows[0])},`);
  });
  for await (const _ of createAdminClient({ baseUrl: server.url }).listInvocations()) break;
  await closed;
});

it("places are compared by their time, however it is written, and then by their id", () => {
  const place = (created_at: string, id: string) => ({ created_at, id });
  const sorted = [
    place("2026-01-01T00:00:01Z", "inv_2"),
    place("2026-01-01T00:00:01.000Z", "inv_3"),
    place("2026-01-01T00:00:01.5Z", "inv_1"),
  ] as const;
  const sort = (isById: boolean, isDescending: boolean) =>
    [...sorted].reverse().sort((one, other) => comparePlaces({ isById, isDescending }, one, other));
  expect(sort(false, false)).toEqual(sorted);
  expect(sort(false, true)).toEqual([...sorted].reverse());
  expect(sort(true, false)).toEqual([sorted[2], sorted[0], sorted[1]]);
  expect(sort(true, true)).toEqual([sorted[1], sorted[0], sorted[2]]);
});

it.each([
  [2, ["inv_0", "inv_1", "inv_2", "inv_3", "inv_4"], undefined],
  [0, [], "the result broke off after 0 rows"],
])("a list whose result breaks off after %i rows continues after the last one", async (count, wanted, problem) => {
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

it("more than 1,000 ids are looked up 1,000 by each query, even if fewer rows are wanted", async () => {
  const ids = Array.from({ length: 2_500 }, (_, n) => `inv_${String(n).padStart(4, "0")}`);
  server.answer = (response) => answerJson(response, 200, { rows: [] });
  await readAll(createAdminClient({ baseUrl: server.url }).listInvocations({ id: ids }, { limit: 150 }));
  expect(server.requests.map(({ body }) => body.match(/inv_\d+/g)?.length)).toEqual([1_000, 1_000, 500]);
});
