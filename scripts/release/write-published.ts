/** Writes the program that uses everything, for what is published next: `npm run schema:published`. */

import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildClient } from "../generate.js";
import { readDocument } from "../openapi/document/index.js";
import { findNewestSchema } from "../restate/index.js";
import { PUBLISHED } from "./compile-client.js";
import { printPublished } from "./published.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const schema = await findNewestSchema(join(root, "schemas/openapi"));
const { files } = await buildClient(root, await readDocument(schema));
writeFileSync(join(root, PUBLISHED), printPublished(root, basename(schema, ".json"), files));
