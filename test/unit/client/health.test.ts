import { afterEach, expect, it, vi } from "vitest";
import { beginProbe, endProbe, Health, isConfirmed, noteOutage } from "../../../src/client/health.js";

afterEach(() => void vi.restoreAllMocks());

const setClock = (time: number) => void vi.spyOn(performance, "now").mockReturnValue(time);
const answerAt = (health: Health, ...times: readonly number[]) => {
  for (const time of times) {
    setClock(time - 10);
    const probe = beginProbe(health);
    setClock(time);
    endProbe(health, probe, undefined);
  }
};

/** Lists times of answers, with pauses of 300 ms at most. */
const listTimes = (from: number, to: number) => [
  ...Array.from({ length: Math.ceil((to - from) / 300) }, (_, n) => from + 300 * n),
  to,
];

it("a server is back once probes have been answered for a second since its last loss", () => {
  const health = new Health();
  noteOutage(health);
  answerAt(health, ...listTimes(500, 1_499));
  expect(health.isInOutage).toBe(true);
  answerAt(health, 1_500);
  expect(health.isInOutage).toBe(false);
  noteOutage(health);
  expect(health).toMatchObject({ isInOutage: true, outages: 2 });
  answerAt(health, ...listTimes(1_600, 2_599));
  expect(health.isInOutage).toBe(true);
  answerAt(health, 2_600);
  expect(health.isInOutage).toBe(false);
});

it.each([
  ["a run of a second that has just ended", listTimes(1_000, 2_000), 2_000, true],
  ["a run that ended 399 ms ago", listTimes(1_000, 2_000), 2_399, true],
  ["a run that ended 400 ms ago", listTimes(1_000, 2_000), 2_400, false],
  ["a run with a pause of 399 ms", [...listTimes(1_000, 1_601), 2_010], 2_010, true],
  [
    "a run with a pause of 400 ms, in which the server may have restarted,",
    [...listTimes(1_000, 1_600), 2_010],
    2_010,
    false,
  ],
  ["a run that is too short", listTimes(1_000, 1_999), 1_999, false],
  ["one answer", [5_000], 5_000, false],
  ["no answer", [], 5_000, false],
])("%s confirms that a server responds, or does not", (_, answers, now, isThere) => {
  const health = new Health();
  answerAt(health, ...answers);
  setClock(now);
  expect(isConfirmed(health)).toBe(isThere);
});

it("a probe that its caller aborts says nothing about the server, and any other failure ends the run", () => {
  const health = new Health();
  answerAt(health, ...listTimes(1_000, 1_900));
  endProbe(health, beginProbe(health), "aborted");
  expect(health.failedAt).toBe(0);
  answerAt(health, 2_000);
  expect(isConfirmed(health)).toBe(true);
  endProbe(health, beginProbe(health), "away");
  expect([isConfirmed(health), health.failedAt]).toEqual([true, 2_000]);
  endProbe(health, beginProbe(health), "lost");
  expect(isConfirmed(health)).toBe(false);
});

it("the answer to a probe begins no run if an outage was noted during the probe", () => {
  const health = new Health();
  const probe = beginProbe(health);
  noteOutage(health);
  endProbe(health, probe, undefined);
  expect(health.answeredFrom).toBeUndefined();
});
