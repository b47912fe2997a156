import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Failure } from "../../scripts/bump/compile-consumers.js";
import { judgeChange } from "../../scripts/bump/judge-change.js";
import { printConsumer } from "../../scripts/bump/print-consumer.js";
import { type BuiltClient, buildClient } from "../../scripts/generate/build-client.js";
import { createRootWithoutOverlays, project, readCorrected } from "./bump-root.js";
import { at, type Draft, rename, schema } from "./draft.js";

describe("a program that does not compile with its own client", () => {
  let root: string;
  let before: BuiltClient;
  let after: BuiltClient;

  beforeAll(async () => {
    root = createRootWithoutOverlays(await readCorrected("1.7.8"));
    const file = join(root, "schemas/openapi/1.7.8.json");
    before = await buildClient(root, { schema: file });
    const draft: Draft = JSON.parse(readFileSync(file, "utf8"));
    Object.assign(at(draft, "info"), { version: "1.8.0" });
    rename(schema(draft, "VersionInformation", "properties"), "features", "traits");
    const next = join(root, "schemas/openapi/1.8.0.json");
    writeFileSync(next, JSON.stringify(draft));
    after = await buildClient(root, { schema: next });
  });

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  /** Prints programs in which the calls of a function are wrong. */
  function printWrong(name: string, isWrong: (api: unknown) => boolean): typeof printConsumer {
    return (api, client) => {
      const text = printConsumer(api, client);
      return isWrong(api) ? text.replaceAll(`restate.${name}(client`, `restate.${name}(5`) : text;
    };
  }

  const nameUses = (failures: readonly Failure[]) => [
    ...new Set(failures.map(({ use }) => `${use?.kind} ${use?.name}`)),
  ];

  it("is used without the part that is wrong", () => {
    const { level, entries, unprinted } = judgeChange(
      project,
      before,
      after,
      printWrong("health", () => true),
    );
    expect(nameUses(unprinted.before)).toEqual(["function health"]);
    expect(nameUses(unprinted.after)).toEqual(["function health"]);
    expect(level).toBe("major");
    expect(entries.Changed).toEqual(["**Breaking:** `features` in the response of `version()` is now `traits`"]);
  });

  it("finds no change in errors that both clients give", () => {
    const { level, unprinted } = judgeChange(
      project,
      before,
      before,
      printWrong("version", () => true),
    );
    expect(nameUses(unprinted.before)).toEqual(["function version"]);
    expect(level).toBe("patch");
  });

  it("finds the change in an error that only the new client gives, even in a part that is wrong", () => {
    const { level, unprinted } = judgeChange(
      project,
      before,
      after,
      printWrong("version", () => true),
    );
    expect(nameUses(unprinted.before)).toEqual(["function version"]);
    expect(level).toBe("major");
  });

  it("does not matter to what it is compared with", () => {
    const print = printWrong("version", (api) => api === after);
    const { level, unprinted } = judgeChange(project, before, after, print);
    expect(unprinted.before).toEqual([]);
    expect(nameUses(unprinted.after)).toEqual(["function version"]);
    expect(level).toBe("major");
  });
});
