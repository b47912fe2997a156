import { join } from "node:path";
import { expect, it } from "vitest";
import { type BuildOptions, buildClient } from "../../../scripts/generate.js";
import { readDocument } from "../../../scripts/read/index.js";
import { put, root, useFolder } from "../../kit/use-folder.js";
import { drawDocument } from "./draw-document.js";

const folder = useFolder("generator-test");
const withoutTables: BuildOptions = { overlays: [], needsTables: false };
const SEED = Number(process.env.SEED ?? 1);

/** Generates a client, and returns the processor's time in seconds. */
async function measure(path: string, options: BuildOptions): Promise<number> {
  const source = await readDocument(path);
  const before = process.cpuUsage();
  const { files } = await buildClient(root, source, { ...options, lint: "off" });
  const { user, system } = process.cpuUsage(before);
  expect(files.size).toBeGreaterThan(5);
  return (user + system) / 1e6;
}

it("twice the operations, whose schemas refer to each other in circles, take 2.2 times as long at most", async () => {
  const [small, large] = [200, 400].map((count) => put(folder, `${count}.json`, drawDocument(count, SEED)));
  const least = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  // The time of the JavaScript compiler and of the garbage collector differs from round to round.
  for (let round = 0; round < 5; round++) {
    least.small = Math.min(least.small, await measure(small ?? "", withoutTables));
    least.large = Math.min(least.large, await measure(large ?? "", withoutTables));
    if (round > 1 && least.large <= 2.2 * least.small) break;
  }
  console.log(`seed ${SEED}: ${least.small} s, ${least.large} s`);
  expect(least.large).toBeLessThanOrEqual(2.2 * least.small);
});

it("Restate's document with 450 more operations, whose schemas refer to each other in circles, is generated in 30 s", async () => {
  const { content } = await readDocument(join(root, "schemas/openapi/1.7.12.json"));
  const drawn = drawDocument(450, SEED);
  const merge = (part: "paths" | "components"): object => {
    const [own, more] = [content[part], drawn[part]].map(Object);
    return part === "paths" ? { ...own, ...more } : { ...own, schemas: { ...own.schemas, ...more.schemas } };
  };
  const info = { ...Object(content.info), version: "99.0.0" };
  const path = put(folder, "99.0.0.json", { ...content, info, paths: merge("paths"), components: merge("components") });
  const seconds = await measure(path, { tables: join(root, "schemas/tables/1.7.12.json") });
  console.log(`seed ${SEED}: ${seconds} s, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  expect(seconds).toBeLessThan(30);
  expect(process.memoryUsage().heapUsed).toBeLessThan(1e9);
});
