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

it("only one file in the call path is specific to Restate", () => {
  const src = fileURLToPath(new URL("../../../src", import.meta.url));
  const files = ["call", "client", "http"].flatMap((room) =>
    readdirSync(join(src, room), { recursive: true, encoding: "utf8" }).map((name) => join(room, name)),
  );
  // The names of the package's own classes and fields, and the documentation of its options.
  const code = (file: string) =>
    readFileSync(join(src, file), "utf8")
      .replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, "")
      .replace(/RestateAdminError|restate-admin-error|restateCode|"\.\/restate\.js"/g, "");
  const knowing = files.filter((file) => file.endsWith(".ts") && /restate|9070|META\d/i.test(code(file)));
  expect(knowing).toEqual(["client/restate.ts"]);
});
