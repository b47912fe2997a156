import { expect, it } from "vitest";
import {
  type BulkTargets,
  cancelInvocations,
  killInvocations,
  purgeInvocations,
  restartInvocationsAsNew,
  resumeInvocations,
  sql,
} from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson } from "../../kit/loopback-server.js";
import { answerQuery, calls, catchStop, client, idOf, listIds, names, server, useBulkServer } from "./bulk-server.js";

useFastClock();
useBulkServer();

it("the targets of a filter are all listed by one query before the first call", async () => {
  answerQuery(names(50));
  const result = await resumeInvocations(client, { status: "paused", service: ["A", "B"] });
  expect(listIds(result)).toEqual({ succeeded: names(50).sort() });
  const [query, ...rest] = server.requests;
  const condition = `status = 'paused' AND target_service_name IN ('A', 'B')`;
  const text: string = JSON.parse(query?.body ?? "").query;
  expect(text.endsWith(`SELECT id FROM sys_invocation WHERE ${condition}`)).toBe(true);
  expect(rest.map(idOf).sort()).toEqual(names(50).sort());
});

it("the targets of a filter without a status leave out completed invocations, unless the operation is for these", async () => {
  answerQuery([]);
  const filters = [{ service: "A" }, { service: "A", status: "completed" }, { sql: sql`TRUE OR FALSE` }] as const;
  for (const [act, rest] of [
    ...[killInvocations, cancelInvocations, resumeInvocations].map(
      (each) => [each, ` AND NOT (status = 'completed')`] as const,
    ),
    ...[restartInvocationsAsNew, purgeInvocations].map((each) => [each, ""] as const),
  ]) {
    server.requests.length = 0;
    for (const filter of filters) await act(client, filter);
    const conditions = server.requests.map(
      ({ body }) => JSON.parse(body).query.split("SELECT id FROM sys_invocation WHERE ")[1],
    );
    expect(conditions).toEqual([
      `target_service_name = 'A'${rest}`,
      `target_service_name = 'A' AND status = 'completed'`,
      `(TRUE OR FALSE)${rest}`,
    ]);
  }
});

it("no target of a filter is called if the query fails, and the error is that of the query", async () => {
  server.answer = (response) => answerJson(response, 400, { message: "no such column" });
  const error = await catchError(killInvocations(client, { sql: sql`nothing = 1` }));
  expect(error).toMatchObject({ name: "AdminResponseError", operation: "query", status: 400 });
  expect(calls()).toEqual(["POST /query"]);
});

it("the targets are read again if their list breaks off, and not begun if it breaks off again", async () => {
  let isCut = true;
  server.answer = (response, { url, body }) => {
    if (url !== "/query") return answerJson(response, 404, { message: "gone" });
    if (!body.includes("SELECT id")) return answerJson(response, 200, { rows: [] });
    response.writeHead(200, { "content-type": "application/json" }).write('{"rows":[{"id":"inv_1"}');
    if (isCut) setTimeout(() => response.destroy(), 20);
    else response.end(',{"id":"inv_2"}]}');
    isCut = false;
  };
  const result = await killInvocations(client, { status: "paused" }, { concurrency: 1 });
  expect(listIds(result)).toEqual({ unchanged: ["inv_1 404 gone", "inv_2 404 gone"] });
  expect(server.requests.filter(({ body }) => body.includes("SELECT id"))).toHaveLength(2);

  isCut = true;
  server.requests.length = 0;
  await expect(killInvocations(client, { status: "paused" }, { maxRetries: 0 })).rejects.toThrow("killInvocations: ");
  expect(calls()).toEqual(["POST /query"]);
});

it("the targets may change during the run, since an array is read at the beginning", async () => {
  const targets = names(30);
  const result = await killInvocations(client, targets, { onProgress: () => (targets.length = 0) });
  expect(listIds(result)).toEqual({ succeeded: names(30).sort() });
});

/** Yields ids for ever, or the given ones. */
function* generate(given?: readonly string[]): Generator<string> {
  for (let index = 0; index < (given?.length ?? Number.POSITIVE_INFINITY); index++) yield given?.[index] ?? "inv_0";
}

async function* generateAsync(given: Iterable<string>): AsyncGenerator<string> {
  yield* given;
}

it.each<[string, BulkTargets, boolean?]>([
  ["an array", names(5)],
  ["a set", new Set(names(5))],
  ["the keys of a map", new Map(names(5).map((id) => [id, id])).keys()],
  ["a generator", generate(names(5))],
  ["an iterable of its own", { [Symbol.iterator]: () => generate(names(5)) }],
  ["an async iterable", generateAsync(generate(names(5))), true],
])(
  "a run that stops after its first target lists the others, or says that it did not read them: %s",
  async (...row) => {
    const [, targets, hasUnread] = row;
    server.answer = (response, request) => response.writeHead(idOf(request) === "inv_0" ? 200 : 401).end();
    const { result, message } = await catchStop(killInvocations(client, targets, { concurrency: 1 }));
    const notStarted = hasUnread ? {} : { notStarted: names(5).slice(2) };
    expect(listIds(result)).toEqual({ succeeded: ["inv_0"], failed: ["inv_1"], ...notStarted });
    expect([result.hasUnread, message.endsWith(", hasUnread true)")]).toEqual([hasUnread, hasUnread === true]);
  },
);

it("a target that is not an id, or an endless generator, is refused before the first call, and the generator is closed", async () => {
  const wrong = generate(["inv_1", 5 as never, "inv_2"]);
  const message = 'killInvocations: a target must be an id, or an object whose "id" is a string, not number';
  expect(await catchError(killInvocations(client, wrong))).toMatchObject({ name: "TypeError", message });
  expect(wrong.next().done).toBe(true);
  await expect(killInvocations(client, generate())).rejects.toThrow("targets without end: pass an array");
  expect(calls()).toEqual([]);
});

it("a target of an async iterable that is not an id stops the run, and the iterable is closed", async () => {
  const wrong = generate(["inv_1", 5 as never, "inv_2"]);
  const { cause, result } = await catchStop(killInvocations(client, generateAsync(wrong)));
  expect([cause, listIds(result), result.hasUnread]).toEqual([expect.any(TypeError), { succeeded: ["inv_1"] }, true]);
  expect(wrong.next().done).toBe(true);
});
