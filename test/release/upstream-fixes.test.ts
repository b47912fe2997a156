import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type JsonObject, readObject } from "../../scripts/io/json.js";
import { writeFolder } from "../../scripts/io/write-folder.js";
import { correctOwnDocument, findOwnOverlays, listActions, readDocument } from "../../scripts/read/index.js";
import { readServerApi } from "../../scripts/read-server-api.js";
import { type FittedCorrections, fitCorrections } from "../../scripts/release/fit-corrections.js";
import { judgeChange } from "../../scripts/release/judge-change.js";
import { nameSchemas } from "../../scripts/release/schema-files.js";
import { createClient } from "../../src/index.js";
import { catchError } from "../kit/catch-error.js";
import { useLoopbackServer } from "../kit/use-loopback-server.js";
import { addRelease, buildRelease } from "./build-release.js";
import { project } from "./bump-root.js";
import { at, type Draft, json, operation, rename, replaceText, schema } from "./draft.js";
import { fixes } from "./fixes.js";
import { moved, renamed, renameParameter } from "./moves.js";
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

const read = (root: string, name: string) => readFileSync(join(root, "schemas", name), "utf8");

/** Lists the lines that overlays got, by file. */
function listNewLines(): ReadonlyMap<string, readonly string[]> {
  const names = [...overlays.map((path) => relative(join(project, "schemas"), path)), "aliases.yaml"];
  const changes = names.map((name) => {
    const [old, now] = [project, folder].map((root) => read(root, name).split("\n"));
    return [name, (now ?? []).filter((line) => !old?.includes(line))] as const;
  });
  return new Map(changes.filter(([, lines]) => lines.length > 0));
}

async function correct(version: string, root: string = folder): Promise<JsonObject> {
  const source = await readDocument(join(root, nameSchemas(version)[0]));
  return (await correctOwnDocument(source, await findOwnOverlays(join(root, "schemas")))).document;
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
    for (const lines of listNewLines().values()) {
      for (const line of lines) expect(line).toMatch(/^ {4}x-versions: ">=1\.\d\.\d <9\.9\.0-0"$/);
    }
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
    expect(listNewLines()).toEqual(
      new Map([
        ["aliases.yaml", ['    x-versions: ">=1.6.0 <9.9.0-0"']],
        ["overlays/clusters.yaml", ['    x-versions: ">=1.6.0 <9.9.0-0"']],
        [
          "overlays/error-responses.yaml",
          [`    x-places: {"$.paths[*][?@.operationId == 'pause_vqueue'].responses['404']":">=1.7.8 <9.9.0-0"}`],
        ],
      ]),
    );
    await correct("9.9.0");
    expect(await correct(newest)).toEqual(await correct(newest, project));
  });

  it.each(Object.entries(moved))("stay if %s", async (_, change) => {
    expect(await fitTo(change)).toEqual({ ended: [], resumed: [], kept: [] });
    expect(await correct("9.9.0")).toEqual(await correctAs("9.9.0"));
  });

  it.each(Object.entries(renamed))("and names stay if %s", async (_, change) => {
    const { kept, ...others } = await fitTo(change);
    expect(others).toEqual({ ended: [], resumed: [] });
    // One line a name.
    expect([...listNewLines()]).toEqual([["aliases.yaml", kept.map(() => expect.stringMatching(/^ {2}- /))]]);
    expect(await correct("9.9.0")).toEqual(await correctAs("9.9.0"));
    expect((await fitTo(change, "9.9.1")).kept).toEqual([]);
  });

  it("and names stay if an operation has another name, and in a later release its path", async () => {
    const called = renamed["an operation has another name"] ?? (() => {});
    const path = (draft: Draft) => {
      called(draft);
      renameParameter("cluster_name", "cluster")(draft);
    };
    await fitTo(called, "9.8.1");
    expect(await fitTo(path)).toMatchObject({ ended: [], resumed: [] });
    expect(await correct("9.9.0")).toEqual(await correctAs("9.9.0"));
    expect(await fitTo(path, "9.9.1")).toEqual({ ended: [], resumed: [], kept: [] });
  });

  it("keep no name that only a candidate had", async () => {
    const come = (id: string) => (draft: Draft) => {
      at(draft, "paths")["/drills"] = json({ get: { operationId: id, responses: { 200: { description: "OK" } } } });
    };
    await fitTo(come("list_drills"), "9.9.0-rc.1");
    expect(await fitTo(come("get_drills"))).toMatchObject({ kept: [] });
  });

  it("and names go with an operation that moves, although another has its request later", async () => {
    const pause = "/invocations/{invocation_id}/pause";
    const move = (draft: Draft) => rename(at(draft, "paths"), pause, "/pauses/{invocation_id}");
    await fitTo(move, "9.8.1");
    const come = (draft: Draft) => {
      const { patch } = at(draft, "paths", pause);
      move(draft);
      at(draft, "paths")[pause] = json({ patch: { ...patch, operationId: "pause_again" } });
    };
    expect((await fitTo(come)).kept).toEqual([]);
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
    [
      "a schema that they name is gone",
      (draft) => rename(schema(draft), "UserLimits", "Limits"),
      "changes nothing at $.components.schemas.UserLimits",
    ],
  ])("are for a person if %s", async (_, change, message) => {
    const error = String(await catchError(fitTo(change)));
    expect(error).toContain(message);
    // It says where.
    expect(error).toMatch(/^ {2}.*schemas\/overlays\/[\w-]+\.yaml:\d+, action \d+: /m);
    expect(listNewLines()).toEqual(new Map());
  });

  describe("look both ways:", () => {
    const fix = (draft: Draft) => delete at(operation(draft, "delete_deployment"), "responses", "501").content;
    const range = () => listNewLines().get("overlays/response-bodies.yaml");

    it("a version without the fix of one before resumes them", async () => {
      expect(await fitTo(fix, "9.8.1")).toMatchObject({ ended: [expect.stringContaining("The 501")], resumed: [] });
      expect(await fitTo(() => {}, "9.9.0")).toMatchObject({
        ended: [],
        resumed: [expect.stringContaining("The 501")],
      });
      expect(range()).toEqual(['    x-versions: ">=1.6.0 <9.8.1-0 || >=9.9.0-0"']);
      expect(await correct("9.9.0")).toEqual(await correctAs("9.9.0"));
    });

    it("a fix of an older version leaves them to a newer one", async () => {
      await fitTo(() => {}, "9.9.0-rc.1");
      expect(await fitTo(fix, "9.8.1")).toMatchObject({ ended: [expect.stringContaining("The 501")], resumed: [] });
      expect(range()).toEqual(['    x-versions: ">=1.6.0 <9.8.1-0 || >=9.9.0-0"']);
    });

    it("a release without the fix of its candidate resumes them", async () => {
      await fitTo(fix, "9.9.0-rc.1");
      expect(range()).toEqual(['    x-versions: ">=1.6.0 <9.9.0-0"']);
      expect(await fitTo(() => {}, "9.9.0")).toMatchObject({ resumed: [expect.stringContaining("The 501")] });
      expect(range()).toBeUndefined();
    });

    it("an operation that comes back with other words has them again, and its name", async () => {
      await fitTo((draft) => delete at(draft, "paths")["/invocations/{invocation_id}/pause"], "9.8.1");
      const back = (draft: Draft) =>
        Object.assign(operation(draft, "pause_invocation"), { description: "Really.", operationId: "pause_it" });
      expect(await fitTo(back)).toMatchObject({ kept: ["Restate 9.9.0 calls pause_invocation pause_it."] });
      expect(operation((await correct("9.9.0")) as Draft, "pause_invocation")).toEqual({
        ...operation((await correctAs("9.9.0")) as Draft, "pause_invocation"),
        description: "Really.",
      });
    });

    it("what has ended and does not fit what came in its place is left alone", async () => {
      const media = (draft: Draft) =>
        at(operation(draft, "get_service_openapi"), "responses", "200", "content", "application/json");
      await fitTo(
        (draft) => Object.assign(media(draft), { schema: { type: "object", additionalProperties: true } }),
        "9.8.1",
      );
      const any = (draft: Draft) => Object.assign(media(draft), { schema: true });
      expect(await fitTo(any)).toMatchObject({ ended: [], resumed: [] });
      expect(await fitTo(any, "9.9.1")).toMatchObject({ ended: [], resumed: [] });
    });

    it("what ended although the document stayed the same is not resumed", async () => {
      const path = join(folder, "schemas/overlays/response-bodies.yaml");
      await fitTo(() => {}, "9.8.1");
      writeFileSync(path, readFileSync(path, "utf8").replace(/(x-versions: ">=1.6.0)(?="\n {4}remove)/, "$1 <9.8.0-0"));
      expect(range()).toHaveLength(1);
      expect(await fitTo(() => {}, "9.9.0")).toMatchObject({ resumed: [] });
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
    verdict = judgeChange(project, await readServerApi(project, file), client);
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
