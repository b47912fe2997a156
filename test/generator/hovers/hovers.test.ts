import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { type Hover, readHovers } from "./read-hovers.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

it("an editor shows what test/generator/hovers/hovers.md says: read the difference, then `npx vitest run test/generator/hovers -u`", async () => {
  const paths = { "restate-admin-client": ["./src/index.ts"] };
  const hovers = readHovers(fileURLToPath(new URL("program.ts", import.meta.url)), root, paths);
  expect(hovers.length).toBeGreaterThanOrEqual(20);
  await expect(printHovers(hovers)).toMatchFileSnapshot("hovers.md");
});

function printHovers(hovers: readonly Hover[]): string {
  const sections = hovers.map(({ line, name, signature, documentation }) =>
    `## \`${name}\`\n\n\`\`\`\`ts\n// ${line}\n${signature}\n\`\`\`\`\n\n${documentation}`.trim(),
  );
  return ["# What an editor shows", ...sections, ""].join("\n\n");
}
