import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../scripts/io/json.js";
import { applyAction } from "../../../scripts/read/apply-action.js";

const [x, y, z] = [{ name: "x" }, { name: "y" }, { name: "z" }];
const document: JsonObject = {
  a: { b: 1, list: [1, 2, 3], "it's \\ \n\u001f": { deep: true } },
  things: [x, y, x],
};

describe("applyAction", () => {
  it.each<[string, { given: JsonObject; want: JsonObject }]>([
    ["nothing, where nothing is selected", { given: { target: "$.c", update: { x: 1 } }, want: document }],
    ["nothing, where nothing is copied", { given: { target: "$.a", copy: "$.c" }, want: document }],
    [
      "an object merged, with its lists appended to",
      {
        given: { target: "$.a", update: { b: 2, list: [4], c: { d: null } } },
        want: { ...document, a: { ...Object(document.a), b: 2, list: [1, 2, 3, 4], c: { d: null } } },
      },
    ],
    [
      "an item more in a selected list",
      {
        given: { target: "$.things", update: z },
        want: { ...document, things: [x, y, x, z] },
      },
    ],
    [
      "another value",
      {
        given: { target: "$.things[*].name", update: "z" },
        want: { ...document, things: [z, z, z] },
      },
    ],
    [
      "no item that is removed, though the others move",
      { given: { target: "$.things[?@.name == 'x']", remove: true }, want: { ...document, things: [y] } },
    ],
    [
      "no field that is removed, whatever its name",
      {
        given: { target: "$.a['it\\'s \\\\ \\n\\u001f']", remove: true },
        want: { ...document, a: { b: 1, list: [1, 2, 3] } },
      },
    ],
    ["a copy", { given: { target: "$", copy: "$.things[1]" }, want: { ...document, name: "y" } }],
  ])("makes a document with %s", (_, { given, want }) => {
    const before = structuredClone(document);
    expect(applyAction(document, given)).toEqual(want);
    expect(document).toEqual(before);
  });

  describe("where there are references", () => {
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

    it("removes a reference, and not the schema to which it leads", () => {
      const create = (A: JsonObject) => ({ first: { schema: ref("A") }, components: { schemas: { A, B: {} } } });
      const action = { target: "$.first.schema.items", remove: true };
      expect(applyAction(create({ items: ref("B") }), action)).toEqual(create({}));
    });

    it("changes inline alternatives, and those behind references", () => {
      const create = (p: JsonObject) => ({
        schema: { oneOf: [{ p }, ref("A")] },
        components: { schemas: { A: { p } } },
      });
      const action = { target: "$.schema.oneOf[*].p", update: { x: 1 } };
      expect(applyAction(create({}), action)).toEqual(create({ x: 1 }));
    });
  });

  it("terminates in a document whose schemas contain themselves", () => {
    const node = { next: { $ref: "#/components/schemas/Node" } };
    const recursive = { a: node, components: { schemas: { Node: node } } };
    expect(applyAction(recursive, { target: "$..gone", update: {} })).toEqual(recursive);
  });

  it.each<[JsonObject, string]>([
    [{ target: "$", remove: true }, "Cannot replace the root"],
    [{ target: "$", update: "text" }, "Cannot apply value to object at "],
    [{ target: "$.a", update: { b: { c: 1 } } }, "Cannot apply object to value at a > b"],
    [{ target: "$.a", copy: "$.things[*]" }, "The copy expression selects more than one value"],
    [{ target: "$.a", copy: "$.a", update: {} }, "can't have both"],
    [{ target: "$.a[" }, "Invalid JSONPath expression"],
  ])("refuses %j", (given, want) => expect(() => applyAction(document, given)).toThrow(want));
});
