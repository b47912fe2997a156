import { describe, expect, it } from "vitest";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { listOperations } from "../../../scripts/read/index.js";
import { unite } from "./unite-versions.js";
import { document, id, object, query, text, trace } from "./versions-of-a-thing.js";

/** The ways in which a version can have a field or a parameter. */
const STATES = ["required", "optional", "missing"] as const;
/** The ways in which a version can limit a string. */
const TEXTS: Readonly<Record<string, JsonObject>> = {
  any: text,
  const: { ...text, const: "a" },
  one: { ...text, enum: ["a"] },
  several: { ...text, enum: ["b", "c"] },
};
const listPairs = <Each>(all: readonly Each[]) => all.flatMap((one) => all.map((other) => [one, other] as const));

describe.each(listPairs(STATES).filter((pair) => pair.some((state) => state !== "missing")))(
  "a part that is %s in one version and %s in the next",
  (...states) => {
    const isNeeded = states.every((state) => state === "required");
    const mark = isNeeded ? "" : "\\?";

    it("is required by the types if both versions require it: a field", async () => {
      const [old = {}, now = {}] = states.map((state) =>
        document(object(state === "missing" ? {} : { a: text }, state === "required" ? { required: ["a"] } : {}), [id]),
      );
      expect((await unite(old, now)).types).toMatch(new RegExp(`\\ba${mark}: string;`));
    });

    it("is required by the types if both versions require it, and by the united document if the newest one does: a parameter", async () => {
      const [old = {}, now = {}] = states.map((state) =>
        document(text, [id, ...(state === "missing" ? [] : [{ ...query("mode"), required: state === "required" }])]),
      );
      expect((await unite(old, now)).types).toMatch(new RegExp(`\\bmode${mark}: string`));
      const [{ parameters } = { parameters: [] }] = listOperations(trace(old, now).document);
      const mode = parameters.map((each) => readObject(each)).find(({ name }) => name === "mode");
      expect(mode?.required === true).toBe(states[1] === "required");
    });
  },
);

it.each(listPairs(Object.keys(TEXTS)))(
  "a string with %s in one version and %s in the next has the values of both",
  async (was, is) => {
    const [old = {}, now = {}] = [was, is].map((name) => document(object({ a: TEXTS[name] ?? {} }), [id]));
    const names = [was, is].includes("any")
      ? ["string"]
      : [...new Set([is, was].flatMap((name) => (name === "several" ? ['"b"', '"c"'] : ['"a"'])))];
    expect((await unite(old, now)).types).toContain(`a?: ${names.join(" | ")};`);
  },
);
