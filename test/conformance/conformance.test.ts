import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import semver from "semver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findSchemas } from "../../scripts/read/find-schemas.js";
import type { OverlayAction } from "../../scripts/read/read-overlay.js";
import { operationTable } from "../../src/schema/index.js";
import { newest, versions } from "../kit/versions.js";
import { type Documents, findTemporary, listOperations, readDocuments } from "./api-document.js";
import { checkClient } from "./check-client.js";
import { checkEvidence, repeatClaims } from "./check-evidence.js";
import { nameExchange, type SeenExchange, toForm } from "./exchange.js";
import { exchanges } from "./exchanges/index.js";
import { buildMatrix, type Cell, findUnseenCorrections, type VersionMatrix } from "./matrix.js";
import { printMatrices, printVersion } from "./print-matrix.js";
import type { EvidenceContext } from "./scenes.js";
import { sendExchange } from "./send-exchange.js";
import { createValidator, type Validator } from "./validate-answer.js";
import { startWorld, type World } from "./world.js";

const schemas = fileURLToPath(new URL("../../schemas/openapi", import.meta.url));

/**
 * Chooses the newest version, or the version in `CONFORMANCE=1.6.2`. `CONFORMANCE=write` chooses the versions of
 * docs/conformance.md, `CONFORMANCE=vqueues` the server with virtual queues, and `CONFORMANCE=all` every version with a document.
 */
async function chooseVersions(): Promise<readonly string[]> {
  const { CONFORMANCE = newest } = process.env;
  if (semver.valid(CONFORMANCE)) return [CONFORMANCE];
  if (CONFORMANCE === "write") return versions;
  if (CONFORMANCE === "vqueues") return versions.filter((version) => version.endsWith("+vqueues"));
  const files = await findSchemas(schemas);
  return semver.sort(files.map((file) => file.replace(/^.*\//, "").replace(/\.json$/, "")));
}

function nameAction({ overlayPath, target, description }: OverlayAction): string {
  return `${basename(overlayPath, ".yaml")}, ${target}: ${description.split("\n")[0]}`;
}

const matrices: VersionMatrix[] = [];

const chosen = await chooseVersions();

describe.each(chosen)("Restate %s", async (version) => {
  const documents: Documents = await readDocuments(version);
  const byRaw: Validator = createValidator(documents.raw);
  const byCorrected: Validator = createValidator(documents.corrected);
  const known = new Set(listOperations(documents.corrected).map(({ id }) => id));
  const mine = exchanges.filter(
    ({ operation, versions }) => known.has(operation) && (!versions || semver.satisfies(version, versions)),
  );
  const seen: SeenExchange[] = [];
  let world: World;
  const describeContext = (): EvidenceContext => ({ version, world, ...documents, byRaw, byCorrected });

  beforeAll(async () => {
    const { message } = findTemporary(documents.corrected, "restart_as_new_invocation", 503);
    world = await startWorld(version, message);
  });

  afterAll(() => world?.stop());

  describe("responds as its corrected document says, and the client returns the right result:", () => {
    it.each(mine.map((exchange) => [nameExchange(exchange), exchange] as const))("%s", async (_, exchange) => {
      const operation = operationTable.find(({ id }) => id === exchange.operation);
      if (operation === undefined) throw new Error(`${exchange.operation} is not in the operation table`);
      const exchanged = await sendExchange(exchange, operation, world);
      const { answer } = exchanged;
      seen.push(exchanged);
      if (exchange.answer !== undefined) {
        expect(`${answer.status} ${toForm(answer.mediaType)}`, answer.text).toBe(exchange.answer);
      }
      expect(byCorrected.checkAnswer(exchange.operation, answer)?.text, answer.text).toBeUndefined();
      checkClient(exchanged);
    });
  });

  describe("behaves as the overlays say, unlike its own document:", () => {
    const actions = documents.actions.filter((action) => !documents.ended.has(action));
    const named = actions.map((action) => [nameAction(action), action] as const);
    // The evidence about clusters starts a cluster whose nodes are lost and come back.
    it.each(named)("%s", (_, action) => checkEvidence(action, describeContext()));

    // A person decides, by the summary of a bump. A server that answers differently now is not wrong.
    if (documents.ended.size > 0) {
      it("the server responds to the requests of each correction that has ended, and the lines say what", async () => {
        for (const action of documents.ended) {
          const lines = await repeatClaims(action, describeContext());
          for (const line of lines) console.log(`ended in ${version}: ${line}`);
          for (const line of lines) expect(line).toMatch(/^`[A-Z]+ \/.*`, now [1-5]\d\d\b/s);
        }
      });
    }
  });

  describe("the matrix", () => {
    let cells: readonly Cell[];

    beforeAll(() => {
      cells = buildMatrix(version, documents.corrected, seen);
      matrices.push({ version, cells });
    });

    it("has a reason for each documented response that was not seen", () => {
      expect(cells.filter(({ state, why }) => state !== "seen" && why === undefined)).toEqual([]);
    });

    it("has seen each response that only a correction documents", () => {
      expect(findUnseenCorrections(documents, cells)).toEqual([]);
    });
  });
});

it("docs/conformance.md matches what was seen", () => {
  const file = new URL("../../docs/conformance.md", import.meta.url);
  const described = matrices.filter(({ version }) => versions.includes(version));
  if (process.env.CONFORMANCE === "write") writeFileSync(file, printMatrices(described));
  const text = readFileSync(file, "utf8");
  expect(text.match(/(?<=^## Restate ).*/gm)).toEqual(versions);
  expect(described).not.toEqual([]);
  for (const matrix of described) expect(text).toContain(printVersion(matrix));
});
