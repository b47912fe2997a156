import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { readOne } from "./read-operation.js";

type Value = JsonObject[string];

describe("responses", () => {
  const read = (responses: Value, method = "get") => {
    const { successes, errors } = readOne({ responses }, { components }, "/a", method);
    return { successes: successes.map(({ status }) => status), errors: errors.map(({ status }) => status) };
  };
  const components = { responses: { Gone: { description: "gone", content: { "text/plain": {} } } } };

  it.each<[string, { given: Value; want: { successes: readonly string[]; errors: readonly string[] } }]>([
    ["none", { given: undefined, want: { successes: [], errors: [] } }],
    [
      "2xx and others",
      {
        given: { "404": {}, "200": {}, default: {}, "302": {}, "201": {} },
        want: { successes: ["200", "201"], errors: ["302", "404", "default"] },
      },
    ],
    ["a range", { given: { "2XX": {}, "4xx": {}, "5XX": {} }, want: { successes: ["2XX"], errors: ["4xx", "5XX"] } }],
    ["the default", { given: { default: {}, "404": {} }, want: { successes: ["default"], errors: ["404"] } }],
    ["errors", { given: { "404": { $ref: "#/components/responses/Gone" } }, want: { successes: [], errors: ["404"] } }],
    ["an extension", { given: { "200": {}, "x-a": {} }, want: { successes: ["200"], errors: [] } }],
  ])("are %s", (_, { given, want }) => expect(read(given)).toEqual(want));

  it.each([
    ["at 204", "get", "204"],
    ["at 205", "get", "205"],
    ["to HEAD", "head", "200"],
  ])("have no body %s", (_, method, status) => {
    const response = { content: { "application/json": {} } };
    const { successes, errors } = readOne({ responses: { [status]: response } }, {}, "/a", method);
    expect([...successes, ...errors].map(({ bodies }) => bodies)).toEqual([[]]);
  });
});
