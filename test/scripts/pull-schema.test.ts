import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pullSchema, pullSchemas, saveSchema } from "../../scripts/pull-schema.js";
import { versions } from "../live/versions.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "pull-schema-test-"));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

describe("pulling from a real server", () => {
  it.each(versions)("writes the bytes that %s serves, which are the committed ones", async (version) => {
    const pulled = await pullSchema(version, directory);

    const bytes = readFileSync(join(directory, `${version}.json`));
    expect(bytes.equals(readFileSync(join(root, "schemas/openapi", `${version}.json`)))).toBe(true);
    expect(pulled).toEqual({ file: join(directory, `${version}.json`), size: bytes.length, change: "new" });
    expect(readdirSync(directory)).toEqual([`${version}.json`]);
  });

  it("prints one line for each version, with what became of the file", async () => {
    const print = vi.spyOn(console, "log").mockImplementation(() => {});
    writeFileSync(join(directory, "1.7.12.json"), "{}");
    await pullSchemas(["1.6.2", "1.7.12", "1.6.2"], directory);

    expect(print.mock.calls.flat()).toEqual([
      expect.stringMatching(/^1\.6\.2: .*1\.6\.2\.json, \d+ bytes, new, in [\d.]+ s$/),
      expect.stringMatching(/^1\.7\.12: .*1\.7\.12\.json, \d+ bytes, changed, in [\d.]+ s$/),
      expect.stringMatching(/^1\.6\.2: .*1\.6\.2\.json, \d+ bytes, unchanged, in [\d.]+ s$/),
    ]);
    print.mockRestore();
  });
});

describe("an answer that is not that version's schema", () => {
  const good = { openapi: "3.1.0", info: { title: "Admin API", version: "1.7.12" }, paths: {} };
  let server: Server;

  afterEach(() => {
    server.close();
  });

  async function serve(status: number, body: string): Promise<string> {
    server = createServer((_, response) => response.writeHead(status).end(body));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (typeof address !== "object" || address === null) throw new Error("not listening on a port");
    return `http://127.0.0.1:${address.port}/openapi`;
  }

  it("is accepted where nothing is wrong with it, spaces and all", async () => {
    const body = `${JSON.stringify(good, undefined, 3)}\n\n`;
    await saveSchema(await serve(200, body), "1.7.12", directory);
    expect(readFileSync(join(directory, "1.7.12.json"), "utf8")).toBe(body);
  });

  it.each([
    ["another status", { status: 503, body: JSON.stringify(good), message: "has status 503" }],
    ["a success without a document", { status: 202, body: JSON.stringify(good), message: "has status 202" }],
    ["a page", { status: 200, body: "<html>Sign in</html>", message: "is not JSON" }],
    ["half a document", { status: 200, body: JSON.stringify(good).slice(0, -9), message: "is not JSON" }],
    ["no object", { status: 200, body: "null", message: "has no openapi version" }],
    ["Swagger 2", { status: 200, body: JSON.stringify({ swagger: "2.0" }), message: "has no openapi version" }],
    ["a later OpenAPI", { status: 200, body: JSON.stringify({ ...good, openapi: "4.0.0" }), message: "OpenAPI 4.0.0" }],
    ["no paths", { status: 200, body: JSON.stringify({ ...good, paths: undefined }), message: "has no paths" }],
    ["no info", { status: 200, body: JSON.stringify({ ...good, info: undefined }), message: "version undefined" }],
    [
      "another version",
      {
        status: 200,
        body: JSON.stringify({ ...good, info: { version: "1.7.1" } }),
        message: "describes version 1.7.1, not 1.7.12",
      },
    ],
  ])("%s: an error, and nothing is written", async (_, { status, body, message }) => {
    const file = join(directory, "1.6.2.json");
    writeFileSync(file, "kept");
    const url = await serve(status, body);

    await expect(saveSchema(url, "1.7.12", directory)).rejects.toThrow(message);
    await expect(saveSchema(url, "1.6.2", directory)).rejects.toThrow(url);
    expect(readdirSync(directory)).toEqual(["1.6.2.json"]);
    expect(readFileSync(file, "utf8")).toBe("kept");
  });
});

describe("the command line", () => {
  it.each([
    ["no version", [], "no version given"],
    ["a word", ["abc"], '"abc" is not an exact version'],
    ["a path", ["../x"], '"../x" is not an exact version'],
    ["a range", ["1.7"], '"1.7" is not an exact version'],
    ["a tag's spelling", ["v1.7.12"], '"v1.7.12" is not an exact version'],
    ["one wrong among others", ["1.7.12", "latest"], '"latest" is not an exact version'],
  ])("refuses %s with the usage, before anything starts", async (_, args, message) => {
    await expect(pullSchemas(args, join(directory, "new"))).rejects.toThrow(
      `${message}\nusage: npm run schema:pull -- VERSION [VERSION ...]`,
    );
    expect(existsSync(join(directory, "new"))).toBe(false);
  });

  it("exits with 1 and says why without a stack", async () => {
    const script = join(root, "scripts/pull-schema.ts");
    const failure = new Promise((resolve) => {
      execFile(process.execPath, ["--import", "tsx", script, "abc"], { cwd: root }, (error, stdout, stderr) =>
        resolve({ code: error?.code, stdout, stderr }),
      );
    });
    expect(await failure).toEqual({
      code: 1,
      stdout: "",
      stderr:
        'schema:pull: "abc" is not an exact version\n' +
        "usage: npm run schema:pull -- VERSION [VERSION ...], such as 1.7.12\n",
    });
  });
});
