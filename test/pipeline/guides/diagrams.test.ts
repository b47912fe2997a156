import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../../kit/use-folder.js";

// A formatter of prose may join the lines of a diagram, which Mermaid then refuses.
it("each diagram begins with a line that has its type alone", () => {
  const docs = readdirSync(join(root, "docs"), { recursive: true }).map((path) => join("docs", String(path)));
  const pages = ["README.md", ...docs.filter((path) => path.endsWith(".md"))];
  const all = pages.flatMap((page) => readFileSync(join(root, page), "utf8").match(/(?<=^```mermaid\n).*$/gm) ?? []);
  expect(all.length).toBeGreaterThan(1);
  expect(all.filter((line) => !/^(flowchart (LR|TD)|stateDiagram-v2)$/.test(line))).toEqual([]);
});
