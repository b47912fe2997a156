import { afterEach, expect, it, vi } from "vitest";
import { createClient, listDeployments } from "../../../src/index.js";

afterEach(() => vi.unstubAllGlobals());

it("a call crosses six frames between its function and fetch, two of which are openapi-fetch's", async () => {
  let frames: string[] = [];
  vi.stubGlobal("fetch", async () => {
    const { stack = "" } = new Error("to see where");
    frames = [...stack.matchAll(/^ +at (?:async )?(?:Object\.)?(\S+)(?: \[as \w+\])? \(/gm)].map(
      ([, name = ""]) => name,
    );
    return Response.json({ deployments: [] });
  });
  await listDeployments(createClient());
  const end = frames.indexOf("listDeployments");
  expect(frames.slice(0, end).filter((name) => name !== "fetch")).toEqual([
    "send",
    "coreFetch",
    "request",
    "attempt",
    "retry",
    "callOperation",
  ]);
});
