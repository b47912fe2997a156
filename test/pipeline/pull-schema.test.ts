import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { pullFromServer, pullSchemas } from "../../scripts/release/pull-schema.js";
import { startServer } from "../../scripts/server/index.js";
import { useFolder } from "../kit/use-folder.js";
import { newest, oldest } from "../kit/versions.js";
import { project } from "./make-release.js";

const directory = useFolder("pull-schema-test");
const temporary = useFolder("pull-schema-servers");
beforeAll(() => void vi.stubEnv("TMPDIR", temporary));
// No file of a server is left.
afterAll(() => expect(readdirSync(temporary)).toEqual([]));

function printSaved(folder: string, version: string): string {
  const files = ["openapi", "tables"].map((kind) => relative(process.cwd(), join(folder, kind, `${version}.json`)));
  return `saved ${files.join(" and ")}`;
}

describe("pulling from a real server", () => {
  it("writes the committed schema and tables of each version, and prints a line for each", async () => {
    const print = vi.spyOn(console, "log").mockImplementation(() => {});
    mkdirSync(join(directory, "openapi"));
    writeFileSync(join(directory, `openapi/${newest}.json`), "{}");
    await pullSchemas([oldest, newest, oldest, "--out", directory]);

    expect(print.mock.calls.flat()).toEqual([oldest, newest, oldest].map((version) => printSaved(directory, version)));
    print.mockRestore();
    const files = [oldest, newest].flatMap((version) => [`openapi/${version}.json`, `tables/${version}.json`]);
    expect(readdirSync(directory, { recursive: true }).sort()).toEqual(["openapi", "tables", ...files].sort());
    for (const file of files) {
      expect(readFileSync(join(directory, file)).equals(readFileSync(join(project, "schemas", file))), file).toBe(true);
    }
  });

  it("pulls from a running server, with the version that the server reports", async () => {
    const running = await startServer(newest);
    try {
      const folder = join(directory, "running");
      expect(await pullFromServer(`${running.adminUrl}/`, folder)).toBe(printSaved(folder, newest));
    } finally {
      await Promise.all([running.stop(), running.stop()]);
    }
    await expect(fetch(running.adminUrl)).rejects.toThrow("fetch failed");
  });

  it("shows the end of the log of a server that cannot start", async () => {
    const message = `restate-server ${newest} exited before it was ready. Its log ends:\n--base-dir ${temporary}`;
    await expect(startServer(newest, "/bin/echo")).rejects.toThrow(message);
  });

  it("says that npm does not have a version", async () => {
    await expect(startServer("1.0.999")).rejects.toThrow(
      /^restate-server 1\.0\.999 could not be installed from npm: .*notarget No matching version/s,
    );
  });
});
