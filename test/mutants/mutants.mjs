// Changes the sources of one room in one place at a time, and runs the room's tests on each change:
// `ROOM=src/sql npm run test:mutants`. It lists the changes that no test notices, and fails if too many go unnoticed. A change that
// no user can see may stay so. Stryker is installed by the command, since nothing else needs its 146 packages.
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The rooms, each with the least score in percent, and the tests that are for it. A room may be in parts, so that the run of each
 * ends at night. It may name the files that these tests reach, and how many lines a night changes, if its tests are slow. A floor is
 * below the least score of all the parts of a room that a night changes: a change that takes too long counts as noticed, and on a
 * busy machine more of them do. The floors of scripts/history and scripts/release/verdict are guessed, and those of scripts/emit
 * and scripts/history/changes measured in part.
 */
export const rooms = JSON.parse(readFileSync(new URL("rooms.json", import.meta.url), "utf8"));

const DAY = 86_400_000;
const today = Math.floor(Date.now() / DAY);
const ROOMS_A_NIGHT = 3;
const names = Object.keys(rooms);

/** The rooms of a night: each comes around in nine. */
export function chooseRooms(day = today) {
  return Array.from({ length: ROOMS_A_NIGHT }, (_, index) => names[(day * ROOMS_A_NIGHT + index) % names.length]);
}

/** The files of a room, or of a part of one, which names them. */
function listFiles(room) {
  const { files } = rooms[room];
  if (files) return files.map((file) => join(dirname(room), file));
  return readdirSync(room, { recursive: true })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(room, file))
    .sort();
}

/** The files of a room, cut after so many lines: `src/sql/rows.ts:101-163`. */
function listParts(room, lines) {
  return listFiles(room).flatMap((file) => {
    const all = readFileSync(file, "utf8").split("\n").length;
    return Array.from({ length: Math.ceil(all / lines) }, (_, index) => {
      const [first, last] = [index * lines + 1, Math.min(all, (index + 1) * lines)];
      return { range: `${file}:${first}-${last}`, length: last - first + 1 };
    });
  });
}

/** As many parts of a room as have so many lines: others each time that the room comes around. */
function chooseRanges(room, lines, day = today) {
  const parts = listParts(room, lines);
  const begin = Math.floor((day * ROOMS_A_NIGHT) / names.length) * 5;
  const chosen = [];
  for (let [index, left] = [0, lines]; index < parts.length && left > 0; index++) {
    const { range, length } = parts[(begin + index) % parts.length];
    chosen.push(range);
    left -= length;
  }
  return chosen;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) console.log(chooseRooms().join("\n"));

const { ROOM: room = names[0], LINES } = process.env;
if (!(room in rooms)) throw new Error(`ROOM must be one of ${names.join(", ")}`);
const folder = join(tmpdir(), "mutants");
const lines = LINES ? (rooms[room].lines ?? Number(LINES)) : Number.MAX_SAFE_INTEGER;

export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/mutants/vitest.config.ts", related: false },
  mutate: chooseRanges(room, lines),
  // generated/ is compared as it is.
  disableTypeChecks: false,
  coverageAnalysis: "perTest",
  // What runs when a module is loaded would need a process for each change.
  ignoreStatic: true,
  // No program relies on the words of a message.
  mutator: { excludedMutations: ["StringLiteral"] },
  thresholds: { break: rooms[room].floor },
  timeoutMS: 3_000,
  concurrency: 2,
  reporters: ["clear-text", "json", "progress-append-only"],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: join(folder, `${room.replaceAll("/", "-")}.json`) },
  tempDirName: join(folder, "sandboxes"),
  ignorePatterns: ["bench", "docs", "examples", "test/nightly", "dist"],
};
