import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../kit/compile-generated.js";
import { put, root, useProjectFolder } from "../../kit/use-folder.js";
import { generateOrThrow, readFolder, startGenerator } from "./run-generator.js";

const folder = useProjectFolder("documents-test");
const documents = join(root, "test/fixtures");
const hostile = readdirSync(join(documents, "hostile")).map((file) => `hostile/${file}`);
const fixtures = ["parameters.yaml", "names.json", "empty.yaml", ...hostile];

const generateTo = (out: string, schema: string) => generateOrThrow(schema, join(folder, out), "--no-overlays");
const read = (out: string) => readFolder(join(folder, out));

describe("a document", () => {
  beforeAll(async () => {
    for (const fixture of fixtures) await generateTo(fixture, join(documents, fixture));
  });

  it("compiles under strict, without unused names", () => {
    expect(compile(...fixtures.map((fixture) => join(folder, fixture, "index.ts")))).toEqual([]);
  });

  it.each(fixtures)("%s starts no tag and no link in its comments", async (fixture) => {
    const written = Object.entries(await read(fixture));
    const tags = written.flatMap(([file, text]) => listTags(file, text));
    const ours = "param returns throws see deprecated description default example enum constant".split(" ");
    const links = ["link", "linkTo AdminClient", "linkTo AdminResponseError", "example"];
    expect(new Set(tags)).toEqual(new Set([...ours, ...links].filter((tag) => tags.includes(tag))));
    expect(tags.filter((tag) => tag === "deprecated").length).toBe(DEPRECATED[fixture] ?? 0);
  });
});

const DEPRECATED: Readonly<Record<string, number>> = {
  "parameters.yaml": 1,
  "names.json": 1,
  "hostile/text.yaml": 1,
};

function listTags(file: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const comment of ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)) {
      for (const part of [comment, ...(comment.tags ?? [])]) {
        if (!ts.isJSDoc(part)) found.push(part.tagName.text);
        if (typeof part.comment === "object") found.push(...part.comment.filter(ts.isJSDocLink).map(describeLink));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

function describeLink({ name }: ts.JSDocLink): string {
  return name?.getText().startsWith("Admin") ? `linkTo ${name.getText().split(".")[0]}` : "link";
}

it("the same bytes are written on a machine with another language, in which y sorts before k", async () => {
  const parameters = ["k", "y"].map((name) => ({ name, in: "query", schema: { enum: ["a", "b"] } }));
  const paths = { "/": { get: { parameters, responses: { "204": { description: "none" } } } } };
  const schema = put(folder, "letters.json", { openapi: "3.1.0", info: { title: "Letters", version: "1" }, paths });
  await generateTo("english", schema);
  const args = ["--schema", schema, "--out", join(folder, "lithuanian"), "--no-overlays", "--lint", "off"];
  expect(await startGenerator(args, { ...process.env, LC_ALL: "lt_LT.UTF-8", NODE_ENV: "development" })).toMatchObject({
    code: 0,
  });
  expect(await read("lithuanian")).toEqual(await read("english"));
});
