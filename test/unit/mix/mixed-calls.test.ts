import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { useFastClock } from "../../kit/fast-clock.js";
import { allowLongRuns, propertyRuns } from "../../kit/property-runs.js";
import { drawMix } from "./draw-mix.js";
import { type MixServer, startMixServer } from "./run-mix.js";

allowLongRuns();
useFastClock();

/** `MIX=17` repeats one draw alone. One of the first ten fails if the lost connection of one query delays the others. */
const FIRST = Number(process.env.MIX ?? 241);
const DRAWS = process.env.MIX ? 1 : propertyRuns / 5;
/** The number of mixes at once, each with a client of its own. */
const WIDTH = 10;

let server: MixServer;
beforeAll(async () => {
  server = await startMixServer();
});
afterAll(() => server.close());
// A random pause could make a call longer than the same call alone.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0.5));
afterEach(() => vi.restoreAllMocks());

it(`${DRAWS} mixes of calls on one client end as each call does on a client of its own, and as soon`, async () => {
  const numbers = Array.from({ length: DRAWS }, (_, index) => FIRST + index);
  const wrong: string[] = [];
  for (let index = 0; index < DRAWS; index += WIDTH) {
    const some = numbers.slice(index, index + WIDTH);
    const found = await Promise.all(some.map((number) => server.compare(drawMix(number))));
    for (const [place, lines] of found.entries()) for (const line of lines) wrong.push(`MIX=${some[place]}: ${line}`);
  }
  expect(wrong).toEqual([]);
});
