import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { assertDefectsGone } from "../../scripts/history/index.js";
import { type JsonObject, readObject } from "../../scripts/io/json.js";
import {
  type CorrectedRelease,
  correctReleases,
  EFFECTS,
  findNewestSchema,
  findOwnOverlays,
  findSchemas,
  printEffects,
  readDocument,
  readReleases,
} from "../../scripts/read/index.js";
import { viewResolved } from "../../scripts/read/references.js";
import { listChangedEffects } from "../../scripts/release/describe-bump.js";
import { judgeChange } from "../../scripts/release/judge-change.js";
import { catchError } from "../kit/catch-error.js";
import { useFolder } from "../kit/use-folder.js";
import {
  addRelease,
  buildRelease,
  inlineSchemas,
  makeProject,
  newest,
  project,
  readChanges,
  renamePaths,
  renameSchemas,
} from "./make-release.js";

const fixes = readChanges("fixes");
const DEPLOYMENT = "$.paths[*].patch.parameters[?@.name == 'deployment' && @.in == 'query']";

let folder: string;

/** Corrects a release with these changes, in a copy of the project, and writes the effects. */
async function fitTo(actions: readonly JsonObject[], version = "9.9.0") {
  addRelease(folder, version, [{ actions }]);
  const releases = await correctAll(basename(await findNewestSchema(join(folder, "schemas/openapi")), ".json"));
  assertDefectsGone(releases);
  writeFileSync(join(folder, "schemas", EFFECTS), printEffects(releases));
  const list = (isNow: boolean) => listChangedEffects(releases, version, isNow);
  return { ended: list(false), back: list(true) };
}

async function correctAll(version: string, root: string = folder): Promise<readonly CorrectedRelease[]> {
  const source = await readDocument(join(root, `schemas/openapi/${version}.json`));
  const releases = await readReleases(source, await findSchemas(join(root, "schemas/openapi")));
  return correctReleases(releases, await findOwnOverlays(join(root, "schemas")));
}

async function correct(version: string, root: string = folder): Promise<JsonObject> {
  return readObject((await correctAll(version, root)).at(-1)?.document);
}

/** The corrected document of the newest version, with another version's number. */
async function correctAs(version: string): Promise<JsonObject> {
  const { info, ...document } = await correct(newest, project);
  return { ...document, info: { ...readObject(info), version } };
}

describe("corrections", () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "upstream-fixes-"));
    return () => rmSync(folder, { recursive: true });
  });

  it.each(Object.entries(fixes))("end once %s", async (_, { actions, ended }) => {
    const result = await fitTo(actions);
    expect(result.ended.map((line) => /\(`(.*)`(.*)\)$/.exec(line)?.slice(1).join(""))).toEqual(ended);
    await correct("9.9.0");
    expect(await correct(newest)).toEqual(await correct(newest, project));
  });

  it("end at the places of an operation that is gone, or was fixed", async () => {
    const { ended } = await fitTo([
      { target: "$.paths['/health']", remove: true },
      // This is another operation: its path and its operationId differ.
      {
        target: "$.paths",
        update: { "/healthy": { get: { operationId: "is_healthy", responses: { 200: { description: "OK" } } } } },
      },
      { target: "$.paths['/vqueues/{vqueue_id}/pause'].post.responses['404']", remove: true },
    ]);
    expect(ended.join("\n")).toMatch(
      /^A node is healthy although its cluster is not.*\(`clusters\.yaml`, action \d+\)$/m,
    );
    await correct("9.9.0");
    expect(await correct(newest)).toEqual(await correct(newest, project));
  });

  it.each([
    ...Object.entries(readChanges("moved")),
    [
      "the id of an invocation has another name",
      renamePaths((path) => path.replace("{invocation_id}", "{id}")),
    ] as const,
    ["each schema has another name", renameSchemas((name) => `${name}Dto`)] as const,
    [
      "bodies that many corrections are about are no components",
      inlineSchemas([
        "RegisterDeploymentRequest",
        "UpdateDeploymentRequest",
        "ModifyServiceStateRequest",
        "ModifyServiceRequest",
        "UpsertRuleRequest",
        "CreateSubscriptionRequest",
        "QueryRequest",
      ]),
    ] as const,
  ])("stay, and names do, if %s", async (_, { actions }) => {
    expect(await fitTo(actions)).toEqual({ ended: [], back: [] });
    // Schemas and parameters may be elsewhere.
    const read = (document: JsonObject) => ({ ...viewResolved(document), components: {} });
    expect(read(await correct("9.9.0"))).toEqual(read(await correctAs("9.9.0")));
  });

  it("are left to a person if the document has the defect in another form", async () => {
    const actions = [
      { target: `${DEPLOYMENT}.schema`, update: { anyOf: [] } },
      {
        target: `${DEPLOYMENT}.schema.anyOf`,
        copy: "$.paths['/invocations/{invocation_id}/resume'].patch.parameters[1].schema.oneOf",
      },
      { target: `${DEPLOYMENT}.schema.oneOf`, remove: true },
    ];
    const error = String(await catchError(fitTo(actions)));
    expect(error).toContain(
      "although the document still has PATCH /invocations/{invocation_id}/resume: deployment.Id in the query",
    );
    // The message names the place.
    expect(error).toMatch(/^ {2}.*schemas\/overlays\/[\w-]+\.yaml:\d+, action \d+: /m);
  });

  describe("look both ways:", () => {
    const fix = fixes["a refused deletion has no body"]?.actions ?? [];
    const said = [expect.stringContaining("The 501")];
    const readEffect = () => {
      const place = "$.paths[*][?@.operationId == 'delete_deployment'].responses['501'].content";
      return JSON.parse(readFileSync(join(folder, "schemas/effects.json"), "utf8")).ended[
        `response-bodies.yaml ${place}`
      ];
    };

    it("a version without the fix of an earlier one has the corrections back", async () => {
      expect(await fitTo(fix, "9.8.1")).toMatchObject({ ended: said, back: [] });
      expect(readEffect()).toEqual(["9.8.1"]);
      expect(await fitTo([], "9.9.0")).toMatchObject({ ended: [], back: said });
      expect(readEffect()).toEqual(["9.8.1"]);
      expect(await correct("9.9.0")).toEqual(await correctAs("9.9.0"));
    });

    it("a fix in an older version leaves the corrections to a newer one", async () => {
      await fitTo([], "9.9.0");
      expect(await fitTo(fix, "9.8.1")).toMatchObject({ ended: said, back: [] });
      expect(readEffect()).toEqual(["9.8.1"]);
    });

    it("a version with the defect in another form stops the run, although an earlier one has fixed it", async () => {
      await fitTo(fixes["deployment is a string"]?.actions ?? [], "9.8.1");
      const other = [
        { target: `${DEPLOYMENT}.schema.oneOf[1]`, update: { anyOf: [] } },
        {
          target: `${DEPLOYMENT}.schema.oneOf[1].anyOf`,
          copy: "$.paths['/invocations/{invocation_id}/resume'].patch.parameters[1].schema.oneOf[1].oneOf",
        },
        { target: `${DEPLOYMENT}.schema.oneOf[1].oneOf`, remove: true },
      ];
      expect(String(await catchError(fitTo(other)))).toContain("although the document still has");
    });

    it("an operation that comes back with other words has its corrections and its name again", async () => {
      const pause = "$.paths['/invocations/{invocation_id}/pause']";
      await fitTo([{ target: pause, remove: true }], "9.8.1");
      await fitTo([{ target: `${pause}.patch`, update: { description: "Really.", operationId: "pause_it" } }]);
      const own = (document: JsonObject) =>
        readObject(readObject(readObject(document.paths)["/invocations/{invocation_id}/pause"]).patch);
      expect(own(await correct("9.9.0"))).toEqual({ ...own(await correctAs("9.9.0")), description: "Really." });
    });
  });
});

it("code that uses the client still compiles on the day on which Restate fixes every defect", async () => {
  const root = useFolder("upstream-fixes");
  const before = await makeProject(root);
  const { level, entries } = judgeChange(root, before, await buildRelease("9.9.0", Object.values(fixes)));
  expect(level).not.toBe("major");
  expect(JSON.stringify(entries)).not.toMatch(/Breaking|no longer takes/);
});
