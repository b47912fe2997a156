/** Takes each change of a release that does not exist by itself: what a bump says of it, and what the new client sends to servers before and after. */

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeFolder } from "../../../scripts/io/index.js";
import { startServer } from "../../../scripts/server/index.js";
import { createClient, isAdminResponseError } from "../../../src/index.js";
import { catchError } from "../../kit/catch-error.js";
import { answerJson } from "../../kit/loopback-server.js";
import { useProjectFolder } from "../../kit/use-folder.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";
import { buildRelease } from "../../release/build-release.js";
import { startBump } from "../../release/bump-root.js";
import { newest } from "../../release/mutation.js";
import { singles } from "../../release/singles.js";

const release = "9.9.0";
const folder = useProjectFolder("singles");
const server = useLoopbackServer();
let real: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  real = await startServer(newest);
});
afterAll(() => real?.stop());

describe.each(Object.entries(singles))("%s", (name, { level, byHand, ...mutation }) => {
  it("is described, and leaves to do what the compiler names", async () => {
    const summary = await startBump().run(release, [mutation], { dryRun: true });
    expect(summary).toContain(`the change is **${level}**`);
    for (const line of mutation.lines) expect(summary).toContain(line.replace(/^\w+: /, ""));
    const [, left = ""] = /### To do by hand\n\n([^#]*)/.exec(summary ?? "") ?? [];
    expect(left.split("\n").filter((line) => line !== "")).toEqual(
      byHand === undefined ? [] : [expect.stringContaining(byHand)],
    );
  });

  it("is called on servers before and after", async () => {
    const out = join(folder, name.replaceAll(/\W+/g, "-"), "client");
    const { files } = await buildRelease(release, [mutation], out);
    await writeFolder(out, files);
    const client: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(out, "index.ts")).href);
    for (const {
      on,
      call: [called, ...args],
      status = 200,
      sends,
      gives,
    } of mutation.calls) {
      const run = (options: { baseUrl: string; serverVersion?: string }): Promise<unknown> =>
        Reflect.apply(client[called] as () => Promise<unknown>, undefined, [createClient(options), ...args]);
      server.requests.length = 0;
      server.answer = (response) =>
        gives === undefined ? response.writeHead(status).end() : answerJson(response, status, gives);
      const serverVersion = on === "older" ? newest : release;
      const result = run({ baseUrl: server.url, serverVersion });
      if (gives instanceof RegExp) expect.soft(String(await catchError(result))).toMatch(gives);
      else expect.soft(await result.catch(String)).toEqual(gives);
      const seen = server.requests.map(({ method, url, body }) => `${method} ${url}${body && ` ${body}`}`);
      expect.soft(seen).toEqual(sends === undefined ? [] : [sends]);
      if (on === "newer" || gives instanceof RegExp) continue;
      // Another method, path or body would be refused with what is not documented.
      const answer = await run({ baseUrl: real.adminUrl }).catch((error: unknown) => error);
      if (answer instanceof Error) {
        expect.soft(isAdminResponseError(answer) && answer.documented, String(answer)).toBe(true);
      }
    }
  });
});
