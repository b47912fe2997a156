import { describe, expect, it } from "vitest";
import { createClient, getLastFailure } from "../../../src/index.js";
import { parseFailure, readEventFailure } from "../../../src/invocations/failure.js";

const at = "2026-11-25T16:48:06.123Z";

describe("the failure of an event", () => {
  const error = {
    error_code: 500,
    error_message: "declined",
    error_stacktrace: "Error: declined\n    at charge",
    restate_doc_error_code: "RT0007",
    related_command_index: 2,
    related_command_name: "charge",
    related_command_type: "Run",
  };
  const failure = {
    message: "declined",
    code: 500,
    restateCode: "RT0007",
    at,
    stacktrace: error.error_stacktrace,
    relatedCommand: { index: 2, name: "charge", type: "Run" },
  };

  it.each([
    ["that failed", { ty: "TransientError", ...error }, failure],
    ["of a pause that came of it", { ty: "Paused", last_failure: error }, failure],
    ["of a pause by hand", { ty: "Paused" }, undefined],
    ["with a message alone", { ty: "TransientError", error_message: "no" }, { message: "no", at }],
    [
      "of a command without a name",
      { error_message: "no", related_command_index: 0 },
      { relatedCommand: { index: 0 } },
    ],
    ["of an unknown kind", { ty: "Unknown" }, undefined],
    ["with other values than known", { error_message: "no", error_code: "500" }, { message: "no", code: undefined }],
    ["with a message that is not a string", { error_message: { text: "no" } }, undefined],
    ["that is no object", ["error_message"], undefined],
    ["that is null", null, undefined],
  ])("%s is read", (_, event, want) => {
    const read = readEventFailure(JSON.stringify(event), at);
    if (want === undefined) expect(read).toBeUndefined();
    else expect(read).toMatchObject(want);
  });

  it("is undefined if the event is not JSON", () => expect(readEventFailure("{", at)).toBeUndefined());
});

describe("the format of a failure", () => {
  it.each([
    ["[409] killed", { code: 409, message: "killed" }],
    ["[500 Internal] two\nlines", { code: 500, message: "two\nlines" }],
    ["[500 Internal] [400] inner", { code: 500, message: "[400] inner" }],
    ["[418]", { code: 418, message: "" }],
    ["killed [409]", { message: "killed [409]" }],
    ["[x] y", { message: "[x] y" }],
    ["", { message: "" }],
  ])("%j is %j", (text, want) => expect(parseFailure(text)).toEqual(want));
});

describe("the last failure", () => {
  /** A server that answers the first query with a row of `sys_invocation`, and the second with events. */
  function createServer(row: object | undefined, ...events: readonly object[]) {
    const queries: string[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      const { query }: { query: string } = await request.json();
      queries.push(query);
      const event_rows = events.map((event) => ({ appended_at: at, event_json: JSON.stringify(event) }));
      const rows = query.includes("sys_journal_events") ? event_rows : [row].filter((each) => each !== undefined);
      return Response.json({ rows });
    };
    return { client: createClient({ fetch }), queries };
  }

  const event = { ty: "TransientError", error_code: 500, error_message: "declined", restate_doc_error_code: "RT0007" };
  const row = { last_failure: "[500 Internal] declined\nError: declined", last_failure_error_code: "RT0001" };

  it("comes from the row, and its event says where the message ends and when it first occurred", async () => {
    const { client, queries } = createServer(row, { ...event, error_message: "earlier" }, event);
    expect(await getLastFailure(client, "inv_1")).toEqual({
      message: "declined",
      code: 500,
      restateCode: "RT0001",
      at,
      stacktrace: "Error: declined",
    });
    expect(queries).toHaveLength(2);
  });

  it.each([
    ["there are no events", []],
    ["the last event is of another failure", [event, { ...event, error_message: "other" }]],
    ["the last event has another code", [{ ...event, error_code: 400 }]],
  ])("is the whole string in the row if %s", async (_, events) => {
    const { client } = createServer(row, ...events);
    const failure = { message: "declined\nError: declined", code: 500, restateCode: "RT0001" };
    expect(await getLastFailure(client, "inv_1")).toEqual(failure);
  });

  it("is the completion failure, without a query for events", async () => {
    const { client, queries } = createServer({ ...row, completion_failure: "[409] killed", completed_at: at }, event);
    expect(await getLastFailure(client, "inv_1")).toEqual({ message: "killed", code: 409, at });
    expect(queries).toHaveLength(1);
  });

  it("is the newest event if the row has none", async () => {
    const { client } = createServer(
      {},
      event,
      { ty: "Paused", last_failure: { error_message: "newest" } },
      { ty: "Paused" },
    );
    expect(await getLastFailure(client, "inv_1")).toMatchObject({ message: "newest" });
  });

  it("is undefined if there is no invocation, or it never failed", async () => {
    const nobody = createServer(undefined, event);
    expect(await getLastFailure(nobody.client, "inv_1")).toBeUndefined();
    expect(nobody.queries).toHaveLength(1);
    expect(await getLastFailure(createServer({}, { ty: "Paused" }).client, "inv_1")).toBeUndefined();
  });
});
