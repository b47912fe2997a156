import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judgeChange, type Verdict } from "../../../scripts/bump/judge-change.js";
import { toPackageLevel } from "../../../scripts/bump/rate-change.js";
import { findNewestSchema } from "../../../scripts/document/find-schemas.js";
import { buildClient } from "../../../scripts/generate/build-client.js";
import { readApi } from "../../../scripts/generate/read-api.js";
import { type JsonObject, readObject } from "../../../scripts/io/json.js";
import { type ColumnRow, printColumns, readColumns } from "../../../scripts/tables/read-columns.js";
import { createRootWithoutOverlays, project, readCorrected } from "./bump-root.js";

let root: string;

beforeAll(async () => {
  const newest = basename(await findNewestSchema(join(project, "schemas/openapi")), ".json");
  root = createRootWithoutOverlays(await readCorrected(newest));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function schemaOf(version: string): string {
  return join(root, "schemas/openapi", `${version}.json`);
}

/** A JSON document that a test may change anywhere. */
type Draft = { [key: string]: Draft };

interface Mutation {
  readonly change?: (draft: Draft) => void;
  readonly changeTables?: (rows: readonly ColumnRow[]) => readonly ColumnRow[];
  readonly lines: readonly string[];
}

/** What a bump from one version to the next says, which is that version with changes. */
async function bump(from: string, to: string, mutations: readonly Mutation[]): Promise<Verdict> {
  const draft: Draft = JSON.parse(readFileSync(schemaOf(from), "utf8"));
  for (const { change } of mutations) change?.(draft);
  const { info, ...rest } = draft as unknown as JsonObject;
  writeFileSync(schemaOf(to), JSON.stringify({ ...rest, info: { ...readObject(info), version: to } }));
  const tables = join(root, "schemas/tables", `${to}.json`);
  const rows = readColumns(JSON.parse(readFileSync(join(root, "schemas/tables", `${from}.json`), "utf8")));
  writeFileSync(tables, printColumns(mutations.reduce((all, { changeTables }) => changeTables?.(all) ?? all, rows)));
  const after = await buildClient(root, { schema: schemaOf(to) });
  return judgeChange(project, await readApi(root, { schema: schemaOf(from) }), after);
}

function at(draft: Draft, ...path: readonly string[]): Draft {
  return path.reduce((value, key) => {
    const inner = value[key];
    if (inner === undefined) throw new Error(`there is no ${key}`);
    return inner;
  }, draft);
}

function schema(draft: Draft, ...path: readonly string[]): Draft {
  return at(draft, "components", "schemas", ...path);
}

function rename(draft: Draft, from: string, to: string, change: (value: Draft) => Draft = (value) => value): void {
  draft[to] = change(at(draft, from));
  delete draft[from];
}

/** The same with another text everywhere in it. */
function replaceText(from: string, to: string): (value: Draft) => Draft {
  return (value) => JSON.parse(JSON.stringify(value).replaceAll(from, to));
}

const json = (value: unknown) => value as Draft;
const text = json({ type: "string" });

const breaking: Readonly<Record<string, Mutation>> = {
  "an operation is removed, with its types": {
    change: (draft) => {
      delete at(draft, "paths")["/cluster-health"];
      for (const name of ["ClusterHealthResponse", "EmbeddedMetadataClusterHealth"]) delete schema(draft)[name];
    },
    lines: [
      "Removed: **Breaking:** `clusterHealth()`, `GET /cluster-health`",
      "Removed: **Breaking:** the types `ClusterHealthResponse` and `EmbeddedMetadataClusterHealth`",
    ],
  },
  "an operation has another name": {
    change: (draft) => {
      at(draft, "paths", "/vqueues/{vqueue_id}/resume", "post").operationId = json("continue_vqueue");
    },
    lines: ["Changed: **Breaking:** `resumeVqueue()` is now `continueVqueue()`, and its types are renamed with it"],
  },
  "an operation has another name and another path": {
    change: (draft) => {
      at(draft, "paths", "/limits/rules/bulk-delete", "post").operationId = json("remove_rules");
      rename(at(draft, "paths"), "/limits/rules/bulk-delete", "/limits/rules/remove");
    },
    lines: [
      "Changed: **Breaking:** `bulkDeleteRules()` is now `removeRules()`, and its types are renamed with it; it now sends `POST /limits/rules/remove` instead of `POST /limits/rules/bulk-delete`",
    ],
  },
  "an operation has another path": {
    change: (draft) => rename(at(draft, "paths"), "/health", "/healthz"),
    lines: ["Changed: **Breaking:** `health()` now sends `GET /healthz` instead of `GET /health`"],
  },
  "a path parameter has another name": {
    change: (draft) => {
      for (const path of Object.keys(at(draft, "paths")).filter((each) => each.includes("{subscription}"))) {
        const name = path.replace("{subscription}", "{subscription_id}");
        rename(at(draft, "paths"), path, name, replaceText('"subscription"', '"subscription_id"'));
      }
    },
    lines: [
      "Changed: **Breaking:** the path parameter `subscription` is now `subscription_id` in the path of `deleteSubscription()` and `getSubscription()`; only code that calls `client.http` has to change",
    ],
  },
  "a schema has another name, and one that it refers to has": {
    change: (draft) => {
      const changed = ["RuleResponse", "UserLimits"].reduce(
        (value, name) => replaceText(`${name}"`, `New${name}"`)(value),
        json({ paths: at(draft, "paths"), components: at(draft, "components") }),
      );
      Object.assign(draft, changed);
    },
    lines: [
      "Changed: **Breaking:** the type `RuleResponse` is now `NewRuleResponse`",
      "Changed: **Breaking:** the type `UserLimits` is now `NewUserLimits`",
    ],
  },
  "a field of an answer has another name": {
    change: (draft) => rename(schema(draft, "VersionInformation", "properties"), "features", "traits"),
    lines: ["Changed: **Breaking:** `features` in the answer of `version()` is now `traits`"],
  },
  "a field of a body has another name": {
    change: (draft) => rename(schema(draft, "ModifyServiceStateRequest", "properties"), "scope", "namespace"),
    lines: ["Changed: **Breaking:** `scope` in the body of `modifyServiceState()` is now `namespace`"],
  },
  "a field of an answer is gone, and one beside it has come": {
    change: (draft) => {
      const properties = schema(draft, "SchemaInfo", "properties");
      delete properties.code;
      properties.level = text;
    },
    lines: [
      "Removed: **Breaking:** `info[].code` in the answers of `createDeployment()`, `createKafkaCluster()`, `getDeployment()`",
      "Added: `info[].level` in the answers of `createDeployment()`, `createKafkaCluster()`, `getDeployment()`",
    ],
  },
  "a field of an answer may be null": {
    change: (draft) => {
      const properties = schema(draft, "SubscriptionResponse", "properties");
      properties.sink = json({ oneOf: [{ type: "null" }, text] });
    },
    lines: [
      "Changed: **Breaking:** `sink` in the answers of `createSubscription()`, `getKafkaCluster()`, `getSubscription()` and `listSubscriptions()` is now `string or null` (was `string`)",
    ],
  },
  "an option has to be given, also to the function for many": {
    change: (draft) => {
      const options = at(draft, "paths", "/invocations/{invocation_id}", "delete", "parameters");
      const mode = Object.values(options).find(({ in: place }) => place === json("query"));
      Object.assign(mode ?? {}, { required: true });
    },
    lines: [
      "Changed: **Breaking:** `mode` in the query of `deleteInvocation()` and `deleteInvocations()` is now required (was optional)",
    ],
  },
  "a field has to be sent": {
    change: (draft) => {
      Object.assign(schema(draft, "CreateKafkaClusterRequest", "properties"), { owner: text });
      schema(draft, "CreateKafkaClusterRequest").required = json(["name", "properties", "owner"]);
    },
    lines: ["Added: **Breaking:** `owner` in the body of `createKafkaCluster()`, which is required"],
  },
  "an answer has a value less": {
    change: (draft) => {
      (schema(draft, "ServiceType", "enum") as unknown as string[]).pop();
    },
    lines: [
      'Removed: **Breaking:** the value `"Workflow"` of `ty` in the answers of `createDeployment()`, `getDeployment()`, `getService()`',
    ],
  },
  "an error status is documented no more, which no other line says": {
    change: (draft) => {
      delete at(draft, "paths", "/vqueues/{vqueue_id}/pause", "post", "responses")["405"];
    },
    lines: [
      "Changed: **Breaking:** code that calls `pauseVqueue()` no longer compiles: This comparison appears to be unintentional",
    ],
  },
  "a column of a table is gone, and one is of another type": {
    changeTables: (rows) =>
      rows
        .filter(({ table_name, column_name }) => table_name !== "sys_deployment" || column_name !== "endpoint")
        .map((row) =>
          row.table_name === "sys_service" && row.column_name === "revision" ? { ...row, data_type: "Utf8" } : row,
        ),
    lines: [
      "Removed: **Breaking:** `endpoint` of the SQL table `sys_deployment`",
      "Changed: **Breaking:** `revision` of the SQL table `sys_service` is",
    ],
  },
};

const additions: Readonly<Record<string, Mutation>> = {
  "an answer has a field more": {
    change: (draft) => {
      schema(draft, "VersionInformation", "properties").edition = text;
    },
    lines: ["Added: `edition` in the answer of `version()`"],
  },
  "an option is added": {
    change: (draft) => {
      const { parameters } = at(draft, "paths", "/invocations/{invocation_id}/resume", "patch");
      (parameters as unknown as object[]).push({ name: "reason", in: "query", description: "Why", schema: text });
    },
    lines: ["Added: `reason` in the query of `resumeInvocation()` and `resumeInvocations()`"],
  },
  "a value is added, behind a nullable": {
    change: (draft) => {
      const path = at(draft, "paths", "/invocations/{invocation_id}", "delete");
      path.parameters = replaceText('"enum":[', '"enum":["Archive",')(at(path, "parameters"));
    },
    lines: ['Added: the value `"Archive"` of `mode` in the query of `deleteInvocation()` and `deleteInvocations()`'],
  },
  "a field has not to be sent any more": {
    change: (draft) => {
      schema(draft, "CreateSubscriptionRequest").required = json(["source"]);
    },
    lines: ["Changed: `sink` in the body of `createSubscription()` is now optional (was required)"],
  },
  "a table has a column more": {
    changeTables: (rows) => [
      ...rows,
      ...rows
        .filter(({ table_name }) => table_name === "state")
        .slice(0, 1)
        .map((row) => ({ ...row, column_name: "fresh" })),
    ],
    lines: ["Added: `fresh` of the SQL table `state`"],
  },
};

const rewording: Readonly<Record<string, Mutation>> = {
  "words are changed": {
    change: (draft) => {
      at(draft, "paths", "/healthz", "get").description = json("Whether it is well.");
    },
    lines: ["Changed: the same operations and fields, described in other words"],
  },
};

// All changes of a level at once, since a bump takes seconds; each has its own lines.
describe.each([
  ["major", ["1.7.8", "1.8.0"], breaking],
  // What broke is none of the next version's.
  ["patch", ["1.8.0", "1.8.1"], rewording],
  ["minor", ["1.8.1", "1.9.0"], additions],
] as const)("a change is %s from %j", (level, [from, to], mutations) => {
  let verdict: Verdict;
  let lines: readonly string[];

  beforeAll(async () => {
    verdict = await bump(from, to, Object.values(mutations));
    lines = Object.entries(verdict.entries).flatMap(([heading, own]) => own.map((line) => `${heading}: ${line}`));
  });

  it.each(Object.entries(mutations))("if %s", (_, mutation) => {
    expect(verdict.level).toBe(level);
    for (const line of mutation.lines) expect(lines).toContainEqual(expect.stringContaining(line));
  });

  it("and says nothing of paths on this machine", () => {
    expect(lines.join("\n")).not.toMatch(/\/(tmp|work|home|src)\//);
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
