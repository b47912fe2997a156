import { describe, expect, it } from "vitest";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { listOperations } from "../../../scripts/read/index.js";
import { unite } from "./unite-versions.js";
import { document, id, object, query, text, trace } from "./versions-of-a-thing.js";

/** The ways in which a version can have a field or a parameter. */
const STATES = ["required", "optional", "missing"] as const;
/** The schemas that a field can have in a version, each with its types. */
const SCHEMAS: Readonly<Record<string, readonly [schema: JsonObject, types: readonly string[]]>> = {
  "any string": [text, ["string"]],
  "a constant": [{ ...text, const: "a" }, ['"a"']],
  "one value": [{ ...text, enum: ["a"] }, ['"a"']],
  "several values": [{ ...text, enum: ["b", "c"] }, ['"b"', '"c"']],
  "a number": [{ type: "integer" }, ["number"]],
  "a string or null": [{ type: ["string", "null"] }, ["string", "null"]],
};
const listPairs = <Each>(all: readonly Each[]) => all.flatMap((one) => all.map((other) => [one, other] as const));

describe.each(listPairs(STATES).filter((pair) => pair.some((state) => state !== "missing")))(
  "a part that is %s in one version and %s in the next",
  (...states) => {
    const isNeeded = states.every((state) => state === "required");
    const mark = isNeeded ? "" : "\\?";

    it("if it is a field, is required by the types if both versions require it", async () => {
      const [old = {}, now = {}] = states.map((state) =>
        document(object(state === "missing" ? {} : { a: text }, state === "required" ? { required: ["a"] } : {}), [id]),
      );
      expect((await unite(old, now)).types).toMatch(new RegExp(`\\ba${mark}: string;`));
    });

    it("if it is a parameter, is required by the types if both versions require it, and by the united document if the newest one does", async () => {
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

it.each(listPairs(Object.keys(SCHEMAS)))(
  "a field with %s in one version and %s in the next has the types of both",
  async (older, newer) => {
    const [[was, before] = [{}, []], [is, after] = [{}, []]] = [SCHEMAS[older], SCHEMAS[newer]];
    const old = document(object({ a: was }), [id]);
    const now = document(object({ a: is }), [id]);
    const both = new Set([...before, ...after]);
    // A string stands for each of its values.
    const wanted = [...both].filter((type) => !(both.has("string") && type.startsWith('"')));
    const [, types = ""] = /\ba\?: ([^;]+);/.exec((await unite(old, now)).types) ?? [];
    expect(types.replace(/[()]/g, "").split(" | ").sort()).toEqual(wanted.sort());
  },
);
