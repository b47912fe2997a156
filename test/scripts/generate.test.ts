import { join } from "node:path";
import { expect, it } from "vitest";
import { buildClient } from "../../scripts/generate.js";
import { compareFolder } from "../../scripts/io/index.js";
import { findNewestSchema, readDocument } from "../../scripts/read/index.js";
import { root } from "../kit/use-folder.js";

it("writes what is in generated/: after a change that is meant, run `npm run generate`", async () => {
  const document = await readDocument(await findNewestSchema(join(root, "schemas/openapi")));
  const { files } = await buildClient(root, document, { lint: "off" });
  expect(await compareFolder(join(root, "generated"), files)).toEqual([]);
});
