/**
 * Counts on which code invocations run that are resumed right after a deployment was registered, through the same node and
 * through another: `node --import tsx test/nightly/cluster/measure-own-writes.ts --rounds 36`.
 */

import { parseArgs } from "node:util";
import { startClusterWorld } from "./cluster-world.js";
import { type Resumed, resumeAfterRegistration } from "./resume-after-registration.js";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "36" }, count: { type: "string", default: "20" } },
});

const world = await startClusterWorld();
try {
  const broken = await world.serve({ label: "broken", broken: true });
  const fixed = await world.serve({ label: "fixed", broken: false });
  for (const isMoved of [false, true]) {
    for (const by of ["latest", "id"] as const) {
      for (const isBulk of [false, true]) {
        const rounds: Resumed[] = [];
        for (let round = 0; round < Number(values.rounds); round++) {
          const path = `${isMoved}-${by}-${isBulk}-${round}`;
          const count = Number(values.count);
          rounds.push(await resumeAfterRegistration(world, { broken, fixed, path, count, isMoved, by, isBulk }));
        }
        print(`${by}, ${isMoved ? "another" : "same"} node, ${isBulk ? "one call" : "a call each"}`, rounds);
      }
    }
  }
} finally {
  await world.close();
}

function print(name: string, rounds: readonly Resumed[]): void {
  const sum = (read: (round: Resumed) => number) => rounds.reduce((total, round) => total + read(round), 0);
  const durations = rounds.map(({ duration }) => Math.round(duration)).sort((left, right) => left - right);
  const words = [...new Set(rounds.flatMap(({ failed }) => failed))].join("; ");
  console.log(
    `${name}: ${sum(({ newCode }) => newCode)} on the new code, ${sum(({ oldCode }) => oldCode)} on the old, ` +
      `${sum(({ failed }) => failed.length)} failed (${words}); ` +
      `${values.count} in ${durations[durations.length >> 1]} ms (median), ${durations.at(-1)} ms at most`,
  );
}
