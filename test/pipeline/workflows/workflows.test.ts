import { describe, expect, it } from "vitest";
import { type Job, type Workflow, workflows } from "./read-workflows.js";

const jobs = workflows.flatMap((workflow) =>
  workflow.jobs.map((job) => [workflow.file, job.name, { workflow, job }] as const),
);
const privileged = jobs.filter(([, , { workflow, job }]) => canWrite(workflow, job));

/** Whether a job has a token that changes anything, or an identity that others trust. */
function canWrite(workflow: Workflow, job: Job): boolean {
  return Object.values(job.permissions ?? workflow.permissions ?? { all: "write" }).some((right) => right !== "read");
}

describe.each(workflows.map((workflow) => [workflow.file, workflow] as const))("%s", (_, workflow) => {
  it("has read permissions only, unless a job requests more", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
  });

  it("pins each action to a commit, with the version in a comment", () => {
    const uses = workflow.text.split("\n").filter((line) => /^\s*(- )?uses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses)
      expect(line).toMatch(/uses: (\.\/\.github\/\S+$|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/);
  });

  it("names no registry", () => {
    expect(workflow.text).not.toMatch(/registry[-.]|npmjs|\.npmrc/i);
  });
});

describe.each(jobs)("%s, job %s", (_, __, { workflow, job }) => {
  it("stores no token on the disk", () => {
    const checkouts = job.steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    for (const checkout of checkouts) expect(checkout.with["persist-credentials"]).toBe(false);
  });

  it("interpolates no value into a script", () => {
    for (const { run } of job.steps) expect(run).not.toContain("${{");
  });

  it("runs third-party code only without permissions", () => {
    const runs = job.steps.map(({ run }) => run).join("\n");
    const isUnsafe = /\b(npm (?!publish |view )|npx|node|bash|sh|tsx|python3?|restate-server|eval|source)\b|\.\//.test(
      runs,
    );
    expect(isUnsafe && canWrite(workflow, job)).toBe(false);
  });
});

describe("the jobs with permissions", () => {
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

  it("restore no cache, which a job without permissions can write", () => {
    const setups = privileged.flatMap(([, , { job }]) =>
      job.steps.filter(({ uses }) => uses?.includes("/setup-node@")),
    );
    expect(setups.map((step) => step.with)).toEqual([{ "node-version": "24", "package-manager-cache": false }]);
  });

  it("publish the tested package, and run none of its scripts", () => {
    const commands = privileged.flatMap(([, , { job }]) => job.steps.flatMap(({ run }) => run.match(/npm .*/g) ?? []));
    expect(commands).toEqual([
      'npm publish "$RUNNER_TEMP/handover/package.tgz" --access public --provenance --ignore-scripts',
    ]);
  });
});
