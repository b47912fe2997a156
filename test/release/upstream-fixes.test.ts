import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildClient } from "../../scripts/generate.js";
import { readReleases } from "../../scripts/history/index.js";
import { type JsonObject, readObject } from "../../scripts/io/json.js";
import { writeFolder } from "../../scripts/io/write-folder.js";
import { correctReleases, findOwnOverlays, findSchemas, listActions, readDocument } from "../../scripts/read/index.js";
import { type FittedCorrections, fitCorrections } from "../../scripts/release/fit-corrections.js";
import { judgeChange } from "../../scripts/release/judge-change.js";
import { createClient } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { useLoopbackServer } from "../kit/use-loopback-server.js";
import { addRelease, buildRelease } from "./build-release.js";
import { project } from "./bump-root.js";
import { at, type Draft, json, operation, replaceText } from "./draft.js";
import { fixes } from "./fixes.js";
import { moved, renamed } from "./moves.js";
import { newest } from "./mutation.js";

const file = join(project, `schemas/openapi/${newest}.json`);
const raw = JSON.parse(readFileSync(file, "utf8"));
const overlays = await findOwnOverlays(join(project, "schemas"));

let folder: string;

beforeAll(() => {
  mkdirSync(join(project, "node_modules/.cache"), { recursive: true });
});

/** Fits the corrections of a copy of the project to a release with a change. */
async function fitTo(change: (draft: Draft) => void, version = "9.9.0"): Promise<FittedCorrections> {
  addRelease(folder, version, [{ change }]);
  return fitCorrections(folder, version);
}

async function correct(version: string, root: string = folder): Promise<JsonObject> {
  const source = await readDocument(join(root, `schemas/openapi/${version}.json`));
  const releases = await readReleases(source, await findSchemas(join(root, "schemas/openapi")));
  return readObject((await correctReleases(releases, await findOwnOverlays(join(root, "schemas")))).at(-1)?.document);
}

/** The corrected document of the newest version, as another one would be if it were the same. */
async function correctAs(version: string): Promise<JsonObject> {
  const { info, ...document } = await correct(newest, project);
  return { ...document, info: { ...readObject(info), version } };
}

describe("corrections", () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "upstream-fixes-"));
    return () => rmSync(folder, { recursive: true });
  });

  it.each(Object.entries(fixes))("end once %s", async (_, { change, ended }) => {
    const result = await fitTo(change);
    const names = result.ended.map((line) => /\(`(.*)`(.*)\)$/.exec(line)?.slice(1).join(""));
    // The newest version may have fixed it.
    const needed = (await listActions(raw, overlays)).map(
      ({ overlayPath, index }) => `${basename(overlayPath)}, action ${index}`,
    );
    expect(names).toEqual(ended.filter((name) => needed.includes(name)));
    await correct("9.9.0");
    expect(await correct(newest)).toEqual(await correct(newest, project));
  });

  it("end at the places of an operation that is gone, or was fixed", async () => {
    const { ended } = await fitTo((draft) => {
      const paths = at(draft, "paths");
      delete paths["/health"];
      // Nor is this the same one.
      paths["/healthy"] = json({ get: { operationId: "is_healthy", responses: { 200: { description: "OK" } } } });
      delete at(draft, "paths", "/vqueues/{vqueue_id}/pause", "post", "responses")["404"];
    });
    expect(ended.join("\n")).toMatch(
      /^A node is healthy although its cluster is not.*\(`clusters\.yaml`, action \d+\)$/m,
    );
    await correct("9.9.0");
    expect(await correct(newest)).toEqual(await correct(newest, project));
  });

  it.each(Object.entries(moved))("stay if %s", async (_, change) => {
    expect(await fitTo(change)).toEqual({ ended: [], back: [], claims: [] });
    expect(await correct("9.9.0")).toEqual(await correctAs("9.9.0"));
  });

  it.each(Object.entries(renamed))("and names stay if %s", async (_, change) => {
    expect(await fitTo(change)).toEqual({ ended: [], back: [], claims: [] });
    expect(await correct("9.9.0")).toEqual(await correctAs("9.9.0"));
  });

  it.each<[string, (draft: Draft) => void, string]>([
    [
      "the document says the same in another form",
      (draft) => {
        for (const id of ["resume_invocation", "restart_as_new_invocation"]) {
          const found = Object.values(at(operation(draft, id), "parameters")).find(
            ({ name }) => name === json("deployment"),
          );
          Object.assign(found ?? {}, replaceText('"oneOf"', '"anyOf"')(found ?? {}));
        }
      },
      "although the document still has PATCH /invocations/{invocation_id}/resume: deployment.Id in the query",
    ],
  ])("are for a person if %s", async (_, change, message) => {
    const error = String(await catchError(fitTo(change)));
    expect(error).toContain(message);
    // It says where.
    expect(error).toMatch(/^ {2}.*schemas\/overlays\/[\w-]+\.yaml:\d+, action \d+: /m);
  });

  it("are for a person if an operation has the name of another one", async () => {
    const error = String(
      await catchError(
        fitTo((draft) => {
          operation(draft, "kill_invocation").operationId = json("cancel_invocation");
        }),
      ),
    );
    expect(error).toContain(
      'PATCH /invocations/{invocation_id}/cancel and PATCH /invocations/{invocation_id}/kill have one operationId, "cancel_invocation". Give',
    );
    expect(error).not.toContain("changes nothing at");
  });

  describe("look both ways:", () => {
    const fix = (draft: Draft) => delete at(operation(draft, "delete_deployment"), "responses", "501").content;
    const said = [expect.stringContaining("The 501")];
    const readEffect = () => {
      const place = "$.paths[*][?@.operationId == 'delete_deployment'].responses['501'].content";
      return JSON.parse(readFileSync(join(folder, "schemas/effects.json"), "utf8")).effects["response-bodies.yaml"][
        place
      ];
    };

    it("a version without the fix of one before has them back", async () => {
      expect(await fitTo(fix, "9.8.1")).toMatchObject({ ended: said, back: [] });
      expect(readEffect()).toBe(`1.6.1 - ${newest}`);
      expect(await fitTo(() => {}, "9.9.0")).toMatchObject({ ended: [], back: said });
      expect(readEffect()).toBe(`1.6.1 - ${newest}, 9.9.0 -`);
      expect(await correct("9.9.0")).toEqual(await correctAs("9.9.0"));
    });

    it("a fix of an older version leaves them to a newer one", async () => {
      await fitTo(() => {}, "9.9.0");
      expect(await fitTo(fix, "9.8.1")).toMatchObject({ ended: said, back: [] });
      expect(readEffect()).toBe(`1.6.1 - ${newest}, 9.9.0 -`);
    });

    it("a version that has the defect in another form stops, although one before has fixed it", async () => {
      const deployments = (change: (parameter: Draft) => void) => (draft: Draft) => {
        for (const id of ["resume_invocation", "restart_as_new_invocation"]) {
          const found = Object.values(at(operation(draft, id), "parameters"));
          change(found.find(({ name }) => name === json("deployment")) ?? {});
        }
      };
      await fitTo(
        deployments((parameter) => Object.assign(parameter, { schema: { type: "string" } })),
        "9.8.1",
      );
      const other = deployments((parameter) => Object.assign(parameter, replaceText('"oneOf"', '"anyOf"')(parameter)));
      expect(String(await catchError(fitTo(other)))).toContain("although the document still has");
    });

    it("an operation that comes back with other words has them again, and its name", async () => {
      await fitTo((draft) => delete at(draft, "paths")["/invocations/{invocation_id}/pause"], "9.8.1");
      const back = (draft: Draft) =>
        Object.assign(operation(draft, "pause_invocation"), { description: "Really.", operationId: "pause_it" });
      await fitTo(back);
      expect(operation((await correct("9.9.0")) as Draft, "pause_invocation")).toEqual({
        ...operation((await correctAs("9.9.0")) as Draft, "pause_invocation"),
        description: "Really.",
      });
    });
  });
});

describe("the day that Restate fixes all of it", () => {
  const server = useLoopbackServer();
  let generated: Readonly<Record<string, unknown>>;
  let verdict: ReturnType<typeof judgeChange>;

  beforeAll(async () => {
    folder = mkdtempSync(join(project, "node_modules/.cache/upstream-fixes-"));
    const client = await buildRelease("9.9.0", Object.values(fixes));
    verdict = judgeChange(
      project,
      "9.9.0",
      await buildClient(project, await readDocument(file), { lint: "off" }),
      client,
    );
    // The client imports the runtime as it does in generated/.
    const out = join(folder, "generated");
    symlinkSync(join(project, "src"), join(folder, "src"));
    await writeFolder(out, client.files);
    generated = await import(pathToFileURL(join(out, "index.ts")).href);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("code that uses the client still compiles", () => {
    expect(verdict.level).not.toBe("major");
    expect(JSON.stringify(verdict.entries)).not.toMatch(/Breaking|no longer takes/);
  });

  it.each(["latest", "keep", "dp_13wAXxvE4ayp8WSYNiCWPvz"])(
    "an older server still gets deployment=%s",
    async (deployment) => {
      server.answer = (response) => response.writeHead(200).end();
      const client = createClient({ baseUrl: server.url, serverVersion: newest });
      const { resumeInvocation } = generated;
      if (typeof resumeInvocation !== "function") throw new Error("resumeInvocation was not generated");
      await resumeInvocation(client, "inv_1", { deployment });
      expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
        `PATCH /invocations/inv_1/resume?deployment=${deployment}`,
      ]);
    },
  );
});
