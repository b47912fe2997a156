import { basename } from "node:path";
import semver from "semver";
import { correctDocument } from "../document/correct-document.js";
import { readDocument } from "../document/read-document.js";
import type { JsonObject } from "../io/json.js";
import { printConsumer } from "./print-consumer.js";

/** What the fixtures under test/old-clients/fixtures import the client as. */
const CLIENT_IMPORT = "../../../src/index.js";

export interface Consumer {
  /** The first version that has this API, and the name of the file. */
  readonly since: string;
  /** The last one. */
  readonly until: string;
  /** The corrected document of that last version. */
  readonly document: JsonObject;
  readonly text: string;
}

/** A consumer for each API that there has been, oldest first; versions in a row that have the same one share it. */
export async function listConsumers(
  schemas: readonly string[],
  overlays: readonly string[],
): Promise<readonly Consumer[]> {
  const consumers: Consumer[] = [];
  for (const schema of sortByVersion(schemas)) {
    const until = readVersion(schema);
    const { document } = await correctDocument(await readDocument(schema), overlays);
    const last = consumers.at(-1);
    if (last !== undefined && printConsumer(document, last.since, CLIENT_IMPORT) === last.text) {
      consumers[consumers.length - 1] = { ...last, until, document };
    } else {
      consumers.push({ since: until, until, document, text: printConsumer(document, until, CLIENT_IMPORT) });
    }
  }
  return consumers;
}

function sortByVersion(schemas: readonly string[]): readonly string[] {
  return [...schemas].sort((left, right) => semver.compare(readVersion(left), readVersion(right)));
}

function readVersion(schema: string): string {
  return basename(schema, ".json");
}
