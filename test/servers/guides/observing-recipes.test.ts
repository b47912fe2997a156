import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { answerJson } from "../../kit/loopback-server.js";
import { useLoopbackServer } from "../../kit/use-loopback-server.js";
import { loadRecipe } from "./load-recipe.js";

const server = useLoopbackServer();

beforeEach(() => {
  vi.stubEnv("RESTATE_ADMIN_URL", server.url);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it.each([0, 3])("a cron job counts stuck invocations on a server that has just restarted: %i", async (stuck) => {
  const alarm = vi.spyOn(console, "error").mockReturnValue();
  const start = performance.now();
  // Answers as 1.6.2 and 1.7.12 do for a moment after a start, which no test can be sure to meet.
  server.answer = (response) =>
    answerJson(response, 200, { rows: [{ number: performance.now() - start > 700 ? stuck : 0 }] });
  await loadRecipe("are paused, or keep failing", {});
  expect(alarm.mock.calls).toEqual(stuck > 0 ? [["3 invocations are paused, or keep failing"]] : []);
});

it("metrics have the durations by operation and status, and a warning for each retry", async () => {
  vi.spyOn(console, "log").mockReturnValue();
  const warning = vi.spyOn(console, "warn").mockReturnValue();
  let requests = 0;
  server.answer = (response) => answerJson(response, requests++ === 0 ? 503 : 200, { services: [] });
  const { durations } = await loadRecipe<{ readonly durations: ReadonlyMap<string, readonly number[]> }>(
    "const durations",
    {},
    ["durations"],
  );
  expect([...durations]).toEqual([
    ["listServices 503", [expect.any(Number)]],
    ["listServices 200", [expect.any(Number)]],
  ]);
  expect(warning.mock.calls).toEqual([
    [expect.stringMatching(/^listServices: attempt 1 failed, retrying in \d+ ms$/), expect.any(Error)],
  ]);
});
