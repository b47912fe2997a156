import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
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

it("two files in the call path are specific to Restate", () => {
  const src = fileURLToPath(new URL("../../../src", import.meta.url));
  const files = ["any-api", "call", "client", "errors", "api", "http"].flatMap((room) =>
    readdirSync(join(src, room), { recursive: true, encoding: "utf8" }).map((name) => join(room, name)),
  );
  const words = /restate|9070|\badmin|META\d/i;
  const knowing = files.filter((file) => file.endsWith(".ts") && words.test(readFileSync(join(src, file), "utf8")));
  expect(knowing).toEqual(["errors/named.ts", "api/index.ts"]);
});
