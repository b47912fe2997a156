import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildClient } from "../../scripts/generate.js";
import { writeFolder } from "../../scripts/io/write-folder.js";
import { listActions, readDocument } from "../../scripts/openapi/document/index.js";
import { type EndedCorrections, endCorrections } from "../../scripts/release/end-corrections.js";
import { judgeChange } from "../../scripts/release/judge-change.js";
import { correctOwnDocument, findOwnOverlays, readServerApi } from "../../scripts/restate/index.js";
import { createClient } from "../../src/index.js";
import { catchError } from "../unit/catch-error.js";
import { useLoopbackServer } from "../unit/use-loopback-server.js";
import { project } from "./bump-root.js";
import { at, type Draft, json, rename, schema } from "./draft.js";
import { fixes } from "./fixes.js";
import { makeSchema, newest } from "./mutation.js";

const file = join(project, `schemas/openapi/${newest}.json`);
const raw = JSON.parse(readFileSync(file, "utf8"));
const own = await findOwnOverlays(join(project, "schemas"));

let folder: string;

beforeAll(() => {
  mkdirSync(join(project, "node_modules/.cache"), { recursive: true });
});

async function end(change: (draft: Draft) => void): Promise<EndedCorrections & { readonly schema: string }> {
  const schema = join(folder, "9.9.0.json");
  writeFileSync(schema, makeSchema("9.9.0", [{ change }]).document);
  return { schema, ...(await endCorrections(project, folder, schema, raw)) };
}

describe("a correction ends by itself", () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "upstream-fixes-"));
    return () => rmSync(folder, { recursive: true });
  });

  it.each(Object.entries(fixes))("once %s", async (_, { change, ended }) => {
    const { overlays, changed, schema, ...result } = await end(change);
    const names = result.ended.map((line) => /\(`(.*)`(.*)\)$/.exec(line)?.slice(1).join(""));
    // The newest version may have fixed it.
    const needed = (await listActions(raw, own)).map(
      ({ overlayPath, index }) => `${basename(overlayPath)}, action ${index}`,
    );
    expect(names).toEqual(ended.filter((name) => needed.includes(name)));
    // Each line that changed is the end of a range.
    for (const [name, text] of changed) {
      const old = readFileSync(join(project, name), "utf8").split("\n");
      const lines = text.split("\n").filter((line, index) => line !== old[index]);
      expect(text.split("\n")).toHaveLength(old.length);
      for (const line of lines) expect(line).toMatch(/^ {4}x-versions: ">=1\.\d\.\d <9\.9\.0-0"$/);
    }
    await correctOwnDocument(await readDocument(schema), overlays);
    // The version before is corrected as it was.
    const before = await correctOwnDocument(await readDocument(file), overlays);
    expect(before.document).toEqual((await correctOwnDocument(await readDocument(file), own)).document);
  });

  it("once the only operation that it names is gone", async () => {
    const { ended, changed } = await end((draft) => {
      const paths = at(draft, "paths");
      delete paths["/health"];
      // Nor is this the same one.
      paths["/healthy"] = json({ get: { operationId: "get_health", responses: { 200: { description: "OK" } } } });
    });
    expect(ended.join()).toMatch(/^A node is healthy although its cluster is not.*\(`clusters\.yaml`, action \d+\)$/);
    expect([...changed.values()].join()).toContain('x-versions: ">=1.6.0 <9.9.0-0"');
  });

  it.each<[string, (draft: Draft) => void, string]>([
    [
      "only one of the operations that it names was fixed",
      (draft) => {
        delete at(draft, "paths", "/vqueues/{vqueue_id}/pause", "post", "responses")["404"];
      },
      "but still changes its other places: move those above to an action of their own, with the line",
    ],
    [
      "an operation that it names has another name",
      (draft) => {
        at(draft, "paths", "/query", "post").operationId = json("run_query");
      },
      "changes nothing at $.paths[*][?@.operationId == 'query']",
    ],
    [
      "one of the operations that it names is gone",
      (draft) => {
        delete at(draft, "paths")["/invocations/{invocation_id}/purge-journal"];
      },
      "changes nothing at $.paths[*][?@.operationId == 'purge_journal']\n    but still changes its other places",
    ],
    [
      "a schema that it names is gone",
      (draft) => rename(schema(draft), "UserLimits", "Limits"),
      "changes nothing at $.components.schemas.UserLimits",
    ],
  ])("but stays, and is reported, if %s", async (_, change, message) => {
    const error = String(await catchError(end(change)));
    expect(error).toContain(message);
    // It says where.
    expect(error).toMatch(/^ {2}schemas\/overlays\/[\w-]+\.yaml:\d+, action \d+: /m);
  });
});

describe("the day that Restate fixes all of it", () => {
  const server = useLoopbackServer();
  let generated: Readonly<Record<string, unknown>>;
  let verdict: ReturnType<typeof judgeChange>;

  beforeAll(async () => {
    folder = mkdtempSync(join(project, "node_modules/.cache/upstream-fixes-"));
    const { schema, overlays } = await end((draft) => {
      for (const { change } of Object.values(fixes)) change(draft);
    });
    const tables = join(project, `schemas/tables/${newest}.json`);
    const client = await buildClient(project, await readDocument(schema), { tables, overlays });
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
