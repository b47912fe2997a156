import { describe, expect, it } from "vitest";
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
