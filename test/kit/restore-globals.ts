import { afterAll, beforeEach, vi } from "vitest";
import { sinceTestBegan } from "./loopback-server.js";

/** Restores the globals after each file, because the next one runs in the same process. */
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** "expected 3 to be 2" says little about requests, so a failed test prints its requests. */
beforeEach(({ onTestFailed }) => {
  sinceTestBegan.length = 0;
  onTestFailed(({ task }) => {
    if (sinceTestBegan.length === 0) return;
    const list = [...sinceTestBegan.slice(0, 20), ...(sinceTestBegan.length > 20 ? ["..."] : [])].join("\n  ");
    console.error(`"${task.name}" sent ${sinceTestBegan.length} requests:\n  ${list}`);
  });
});
