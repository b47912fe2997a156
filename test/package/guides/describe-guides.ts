import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newest } from "../../kit/versions.js";
import { compile, compilers } from "../compile.js";
import { type Consumer, root } from "../use-consumer.js";
import { type CodeBlockWorld, startCodeBlockWorld } from "./code-block-world.js";
import { COMPILED_ONLY, completeBlock, RECIPE, readAllBlocks, USER_TEST } from "./read-code-blocks.js";
import { SETTINGS, writeProgram } from "./write-program.js";

const ELSEWHERE = [RECIPE, USER_TEST];

const startsWithAny = (note: string | undefined, starts: readonly string[]): boolean =>
  starts.some((start) => note?.startsWith(start));

const blocks = readAllBlocks(root).filter(({ note }) => !startsWithAny(note, ELSEWHERE));

/** `README.md:40` as a program. */
const nameProgram = (place: string): string => place.replace(/\W+/g, "-");

export function describeGuides(consumer: Consumer): void {
  describe("the TypeScript in README and guides", () => {
    const folder = join(consumer.folder, "guides");
    let world: CodeBlockWorld;

    beforeAll(async () => {
      await consumer.installWithKysely(folder);
      for (const block of blocks) writeProgram(folder, nameProgram(block.place), completeBlock(block));
      world = await startCodeBlockWorld(newest);
    });
    afterAll(() => world?.close());

    it.each(compilers)("compiles with %s", async (compiler) => {
      const files = blocks.map(({ place }) => `${nameProgram(place)}.mts`);
      expect(await compile(folder, compiler, files, SETTINGS)).toBe("");
    });

    it("has only known comments before it, which say how it is tested", () => {
      const notes = readAllBlocks(root).flatMap(({ note }) => note ?? []);
      expect(notes.filter((note) => !startsWithAny(note, [COMPILED_ONLY, ...ELSEWHERE]))).toEqual([]);
    });

    const running = blocks.filter(({ note }) => !note?.startsWith(COMPILED_ONLY));
    it.each(running.map((block) => [block.place, block] as const))("%s runs", async (_, block) => {
      let source = completeBlock(block);
      for (const [text, real] of await world.prepare()) source = source.replaceAll(text, real);
      vi.stubEnv("RESTATE_ADMIN_URL", world.adminUrl);
      await consumer.node("--enable-source-maps", writeProgram(folder, `run-${nameProgram(block.place)}`, source));
    });
  });
}
