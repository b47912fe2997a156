import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { readDocument } from "../../../scripts/document/read-document.js";
import { generate } from "../../../scripts/generate/generate.js";
import { isJsonObject } from "../../../scripts/io/json.js";
import { compile } from "./compile.js";
import { readFolder, root, saveSchema, useFolder } from "./run-generator.js";

const folder = useFolder("hostile-documents");
cpSync(join(root, "test/fixtures/hostile"), join(folder, "fixtures"), { recursive: true });
const fixtures = readdirSync(join(folder, "fixtures")).filter((file) => /\.(yaml|json)$/.test(file));

async function generateTo(out: string, schema: string): Promise<void> {
  const args = { schema, out: join(folder, out), overlays: [], lint: "off", check: false, help: false } as const;
  await generate(args, () => {});
}

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, reverseKeys(item)] as const);
  return Object.fromEntries(entries.reverse());
}

beforeAll(async () => {
  for (const fixture of fixtures) await generateTo(fixture, join(folder, "fixtures", fixture));
});

describe("a hostile document", () => {
  it("compiles under strict, without a name that is not used, and types what it says", { timeout: 180_000 }, () => {
    const user = join(folder, "user.ts");
    writeFileSync(user, readFileSync(join(root, "test/fixtures/hostile/user.txt"), "utf8"));
    expect(compile(...fixtures.map((fixture) => join(folder, fixture, "index.ts")), user)).toEqual([]);
  });

  it.each(fixtures)("%s gives the same bytes in any order of its keys", async (fixture) => {
    const { content } = await readDocument(join(folder, "fixtures", fixture));
    await generateTo("reversed", saveSchema(join(folder, "fixtures"), "reversed.json", reverseKeys(content)));
    expect(readFolder(join(folder, "reversed"))).toEqual(readFolder(join(folder, fixture)));
  });

  it("names two schemas of one name in other files in the same way in any order of the paths", async () => {
    const toThing = (file: string) => {
      const schema = { $ref: `references/${file}#/Thing` };
      return { get: { responses: { "200": { content: { "application/json": { schema } } } } } };
    };
    const paths = [["/one", toThing("more/third.yaml")] as const, ["/two", toThing("more/schemas.yaml")] as const];
    const outs = ["forward", "backward"];
    for (const out of outs) {
      const document = {
        openapi: "3.1.0",
        info: {},
        paths: Object.fromEntries(out === "forward" ? paths : paths.reverse()),
      };
      await generateTo(out, saveSchema(join(folder, "fixtures"), `${out}.json`, document));
    }
    expect(readFolder(join(folder, "backward"))).toEqual(readFolder(join(folder, "forward")));
  });

  it.each(fixtures)("%s starts no tag and no link in its texts", (fixture) => {
    const written = Object.entries(readFolder(join(folder, fixture))).filter(([file]) => !file.startsWith("runtime/"));
    const tags = written.flatMap(([file, text]) => listTags(file, text));
    const ours = "param returns throws see deprecated description default example enum constant".split(" ");
    expect(new Set(tags)).toEqual(
      new Set(
        [...ours, "link", "linkTo ClientConnectionError", "linkTo ClientResponseError"].filter((tag) =>
          tags.includes(tag),
        ),
      ),
    );
    expect(tags.filter((tag) => tag === "deprecated").length).toBe(DEPRECATED[fixture] ?? 0);
  });
});

/** How many things each document calls deprecated, each in every file that has it. */
const DEPRECATED: Readonly<Record<string, number>> = { "text.yaml": 1, "parameters.yaml": 1 };

/** The names of all tags in the comments, and where their links lead. */
function listTags(file: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const comment of ts.getJSDocCommentsAndTags(node)) {
      if (ts.isJSDoc(comment)) {
        for (const tag of [comment, ...(comment.tags ?? [])]) {
          if (!ts.isJSDoc(tag)) found.push(tag.tagName.text);
          if (typeof tag.comment === "object") found.push(...tag.comment.flatMap(describeLink));
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

function describeLink(part: ts.JSDocComment): readonly string[] {
  if (!ts.isJSDocLink(part)) return [];
  return part.name?.getText().startsWith("Client") ? [`linkTo ${part.name.getText()}`] : ["link"];
}
