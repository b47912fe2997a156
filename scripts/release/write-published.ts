/** Writes the program that uses everything, for what is published next: `npm run schema:published`. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildClient } from "../generate/index.js";
import { findNewestSchema } from "../openapi/document/index.js";
import { PUBLISHED } from "./compile-client.js";
import { printPublished } from "./published.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { files } = await buildClient(root, { schema: await findNewestSchema(join(root, "schemas/openapi")) });
writeFileSync(join(root, PUBLISHED), printPublished(root, files));
