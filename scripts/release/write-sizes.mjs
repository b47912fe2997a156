/** Writes the sizes of bundles, which `npm run check:size` compares with: `npm run sizes`, after a build. */

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";

// size-limit exits with 1 if a bundle exceeds its limit, and this program corrects the limits.
const { stdout } = spawnSync("npx", ["size-limit", "--json"], { encoding: "utf8" });
const sizes = JSON.parse(stdout).map(({ name, size }) => [name, size]);
writeFileSync("sizes.json", `${JSON.stringify(Object.fromEntries(sizes), null, 2)}\n`);
