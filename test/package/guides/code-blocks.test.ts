import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newest } from "../../kit/versions.js";
import { type CodeBlockWorld, startCodeBlockWorld } from "./code-block-world.js";
import { createProgramFolder, type ProgramFolder, root } from "./program-folder.js";
import { COMPILED_ONLY, completeBlock, RECIPE, readAllBlocks, readCodeBlocks, USER_TEST } from "./read-code-blocks.js";

/** The comments of blocks that other tests compile and run. */
const ELSEWHERE = [RECIPE, USER_TEST];

const startsWithAny = (note: string | undefined, starts: readonly string[]): boolean =>
  starts.some((start) => note?.startsWith(start));

const blocks = readAllBlocks(root).filter(({ note }) => !startsWithAny(note, ELSEWHERE));

let folder: ProgramFolder;

beforeAll(() => {
  folder = createProgramFolder();
});

afterAll(() => folder.remove());

/** `README.md:40` as a file. */
function nameProgram(place: string): string {
  return `${place.replace(/\W+/g, "-")}.ts`;
}

describe("the TypeScript in README and guides", () => {
  it("compiles", () => {
    for (const block of blocks) folder.write(nameProgram(block.place), completeBlock(block));
    expect(folder.compile()).toBe("");
  });

  it("has only known comments before it, which say how it is tested", () => {
    const notes = readAllBlocks(root).flatMap(({ note }) => note ?? []);
    expect(notes.filter((note) => !startsWithAny(note, [COMPILED_ONLY, ...ELSEWHERE]))).toEqual([]);
  });
});

describe("the TypeScript in README and guides, on a real server", () => {
  let world: CodeBlockWorld;

  beforeAll(async () => {
    world = await startCodeBlockWorld(newest);
  });

  afterAll(() => world?.close());

  const running = blocks.filter(({ note }) => !note?.startsWith(COMPILED_ONLY));
  it.each(running.map((block) => [block.place, block] as const))("%s runs", async (_, block) => {
    let source = completeBlock(block);
    for (const [text, real] of await world.prepare()) source = source.replaceAll(text, real);
    const name = `run-${nameProgram(block.place)}`;
    folder.write(name, source);
    expect(await folder.run(name, { RESTATE_ADMIN_URL: world.adminUrl })).toBe("");
  });
});

describe("readCodeBlocks", () => {
  it("finds the blocks of TypeScript, with the comment before them", () => {
    const markdown = ["```sh", "```ts", "```", "<!-- compiled only: no -->", "", "```ts", "a;", "```", ""].join("\n");
    expect(readCodeBlocks("a.md", markdown)).toEqual([{ place: "a.md:6", source: "a;", note: "compiled only: no" }]);
  });

  it("rejects a block without an end", () => {
    expect(() => readCodeBlocks("a.md", "```ts\na;\n")).toThrow("a.md:1: the code block has no end");
  });
});
