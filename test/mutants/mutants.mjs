// Changes the sources of one room of src/ in one place at a time, and runs the room's unit tests on each change:
// `ROOM=sql npm run test:mutants`. It lists the changes that no test notices, and fails if too many go unnoticed. A change that
// no user can see may stay so. Stryker is installed by the command, since nothing else needs its 146 packages.
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * The least score of each room, in percent. It is below the one that was measured last, because a change that takes too long
 * counts as noticed, and on a busy machine more of them do.
 */
const floors = JSON.parse(readFileSync(new URL("floors.json", import.meta.url), "utf8"));
const { ROOM: room = "sql" } = process.env;
if (!(room in floors)) throw new Error(`ROOM must be one of ${Object.keys(floors).join(", ")}`);
const folder = join(tmpdir(), "mutants");

export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/mutants/vitest.config.ts", related: false },
  mutate: [`src/${room}/**/*.ts`],
  coverageAnalysis: "perTest",
  // What runs when a module is loaded would need a process for each change.
  ignoreStatic: true,
  // No program relies on the words of a message.
  mutator: { excludedMutations: ["StringLiteral"] },
  thresholds: { break: floors[room] },
  timeoutMS: 3_000,
  concurrency: 2,
  reporters: ["clear-text", "json", "progress-append-only"],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: join(folder, `${room}.json`) },
  tempDirName: join(folder, "sandboxes"),
  ignorePatterns: ["bench", "docs", "examples", "test/nightly", "dist"],
};
