/** Writes the program that uses everything, for what is published next: `npm run schema:published`. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findNewestSchema } from "../document/index.js";
import { buildClient } from "../generate/index.js";
import { compilePrograms } from "./compile-program.js";
import { PUBLISHED, printPublished } from "./published.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const client = await buildClient(root, { schema: await findNewestSchema(join(root, "schemas/openapi")) });
const programs = new Map([[PUBLISHED, 'import "../../src/index.js";\nimport "../../src/schema/index.js";']]);
const { listExports } = compilePrograms(root, client.files, programs);
writeFileSync(join(root, PUBLISHED), printPublished(client, listExports()));
