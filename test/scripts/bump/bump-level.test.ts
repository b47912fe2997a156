import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bumpSchema } from "../../../scripts/bump/bump-schema.js";
import { toPackageLevel } from "../../../scripts/bump/rate-change.js";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { createRootWithoutOverlays, readCorrected } from "./bump-root.js";

let document: JsonObject;
let root: string;

beforeAll(async () => {
  document = await readCorrected("1.7.8");
  root = createRootWithoutOverlays(document);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A JSON document that a test may change anywhere. */
type Draft = { [key: string]: Draft };

/** What a bump to a changed document says. */
async function bumpTo(change: (draft: Draft) => void): Promise<string> {
  const draft = structuredClone(document) as unknown as Draft & { info: { version: unknown } };
  draft.info.version = "1.8.0";
  change(draft);
  const from = join(root, "new.json");
  writeFileSync(from, JSON.stringify(draft));
  const args = {
    version: "1.8.0",
    from,
    tables: undefined,
    summary: undefined,
    dryRun: true,
    skipTests: true,
    help: false,
  };
  return (await bumpSchema(root, args, () => {})) ?? "";
}

function at(draft: Draft, ...path: readonly string[]): Draft {
  return path.reduce((value, key) => {
    const inner = value[key];
    if (inner === undefined) throw new Error(`there is no ${key}`);
    return inner;
  }, draft);
}

const schemas = ["components", "schemas"];
const text = { type: "string" } as unknown as Draft;

type Mutation = readonly [change: (draft: Draft) => void, line: string];

function breaks(functionName: string, message: string): string {
  return `- **Breaking:** code that calls \`${functionName}()\` as it was for 1.7.7 does not compile: ${message}`;
}

const breaking: Readonly<Record<string, Mutation>> = {
  "an operation is removed": [
    (draft) => delete at(draft, "paths")["/cluster-health"],
    breaks("clusterHealth", "Property 'clusterHealth' does not exist"),
  ],
  "a field of an answer has another name": [
    (draft) => {
      const schema = at(draft, ...schemas, "VersionInformation");
      at(schema, "properties").traits = at(schema, "properties", "features");
      delete at(schema, "properties").features;
      schema.required = ["version", "min_admin_api_version", "max_admin_api_version"] as unknown as Draft;
    },
    breaks("version", "Property 'features' does not exist"),
  ],
  "a field of a body has another name": [
    (draft) => {
      const properties = at(draft, ...schemas, "ModifyServiceStateRequest", "properties");
      properties.namespace = at(properties, "scope");
      delete properties.scope;
    },
    breaks("modifyServiceState", "Object literal may only specify known properties, and 'scope' does not exist"),
  ],
  "an option has to be given": [
    (draft) => {
      at(draft, "paths", "/kafka-clusters/{cluster_name}", "get", "parameters", "1").required =
        true as unknown as Draft;
    },
    breaks("getKafkaCluster", "Expected 2 arguments, but got 1"),
  ],
  "an answer has a value less": [
    (draft) => {
      (at(draft, ...schemas, "ServiceType", "enum") as unknown as string[]).pop();
    },
    breaks("getService", "This comparison appears to be unintentional"),
  ],
};

const additions: Readonly<Record<string, Mutation>> = {
  "an answer has a field more": [
    (draft) => {
      at(draft, ...schemas, "VersionInformation", "properties").edition = text;
    },
    "- `edition` in the answer of `version()`",
  ],
  "an option is added": [
    (draft) => {
      const { parameters } = at(draft, "paths", "/invocations/{invocation_id}/resume", "patch");
      (parameters as unknown as object[]).push({ name: "reason", in: "query", description: "Why", schema: text });
    },
    "- `reason` in the query of `resumeInvocation()`",
  ],
};

const rewording: Readonly<Record<string, Mutation>> = {
  "words are changed": [
    (draft) => {
      at(draft, "paths", "/health", "get").description = "Whether it is well." as unknown as Draft;
    },
    "- the same operations and fields, described in other words",
  ],
};

const nothing: Readonly<Record<string, Mutation>> = { "nothing is changed": [() => {}, "- the same API"] };

// All changes of a level at once, since a bump takes seconds; each has its own line.
describe.each([
  ["major", breaking],
  ["minor", additions],
  ["patch", rewording],
  ["patch", nothing],
])("a change is %s", (level, mutations) => {
  let summary: string;

  beforeAll(async () => {
    summary = await bumpTo((draft) => {
      for (const [change] of Object.values(mutations)) change(draft);
    });
  });

  it.each(Object.entries(mutations))("if %s", (_, [, line]) => {
    expect(summary).toContain(`the change is **${level}**`);
    expect(summary).toContain(line);
  });
});

describe("a break that the changelog tells of", () => {
  it("is none for the next bump", async () => {
    const own = createRootWithoutOverlays(document);
    const bump = async (version: string) => {
      const from = join(own, "new.json");
      const paths = Object.fromEntries(
        Object.entries(readObject(document.paths)).filter(([path]) => path !== "/cluster-health"),
      );
      writeFileSync(from, JSON.stringify({ ...document, paths, info: { ...readObject(document.info), version } }));
      return bumpSchema(
        own,
        { version, from, tables: undefined, summary: undefined, dryRun: false, skipTests: true, help: false },
        () => {},
      );
    };
    try {
      expect(await bump("1.8.0")).toContain("the change is **major**; the package, now 0.1.0, takes it as **minor**");
      expect(readFileSync(join(own, "CHANGELOG.md"), "utf8")).toMatch(
        /### Changed\n\n- Restate 1\.8\.0: \*\*Breaking:\*\* code that calls `clusterHealth\(\)` as it was for 1\.7\.7 does.*### Removed\n\n- Restate 1\.8\.0: `clusterHealth\(\)`, `GET \/cluster-health`\n$/s,
      );
      expect(await bump("1.8.1")).toContain("the change is **patch**");
    } finally {
      rmSync(own, { recursive: true });
    }
  });
});

describe("the package's version", () => {
  it.each([
    ["0.1.0", "major", "minor"],
    ["0.1.0", "minor", "patch"],
    ["0.1.0", "patch", "patch"],
    ["1.0.0", "major", "major"],
    ["1.0.0", "minor", "minor"],
  ] as const)("%s takes a %s change as %s", (version, level, wanted) => {
    expect(toPackageLevel(level, version)).toBe(wanted);
  });
});
