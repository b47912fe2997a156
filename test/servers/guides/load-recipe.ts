import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CodeBlock, completeBlock, readAllBlocks } from "../../package/guides/read-code-blocks.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

function findRecipe(text: string): CodeBlock {
  const [block, ...others] = readAllBlocks(root).filter(({ source }) => source.includes(text));
  if (block === undefined || others.length > 0) throw new Error(`${1 + others.length} blocks have ${text}, not one`);
  return block;
}

/** Runs the only recipe with a certain text, with other addresses and ids. Returns the declarations with these names. */
export async function loadRecipe<Declared extends object>(
  text: string,
  places: Readonly<Record<string, string>>,
  names: readonly (keyof Declared & string)[] = [],
): Promise<Declared> {
  let source = completeBlock(findRecipe(text));
  for (const [name, real] of Object.entries(places)) {
    if (!source.includes(name)) throw new Error(`the block with ${text} does not have ${name}`);
    source = source.replaceAll(name, real);
  }
  source = source.replaceAll('"restate-admin-client"', JSON.stringify(join(root, "src/index.ts")));
  const exported = names.filter((name) => !new RegExp(`^export .*\\b${name}\\b`, "m").test(source));
  const folder = mkdtempSync(join(tmpdir(), "recipe-"));
  try {
    const path = join(folder, "recipe.ts");
    writeFileSync(path, `${source}\nexport { ${exported.join(", ")} };\n`);
    return await import(/* @vite-ignore */ path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
