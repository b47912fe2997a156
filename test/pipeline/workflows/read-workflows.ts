import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse as parseYaml } from "yaml";
import { isJsonObject, type JsonObject, readArray, readObject, readString } from "../../../scripts/io/json.js";

const folder: string = fileURLToPath(new URL("../../../.github/workflows", import.meta.url));

export interface Workflow {
  readonly file: string;
  readonly text: string;
  readonly permissions: JsonObject | undefined;
  readonly jobs: readonly Job[];
}

export interface Job {
  readonly name: string;
  /** Undefined: those of the workflow. */
  readonly permissions: JsonObject | undefined;
  /** A workflow that is the whole job. */
  readonly uses: string | undefined;
  /** What it gives to that workflow. */
  readonly with: JsonObject;
  readonly environment: string | undefined;
  readonly condition: string | undefined;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly name: string;
  readonly uses: string | undefined;
  readonly with: JsonObject;
  readonly run: string;
}

export const workflows: readonly Workflow[] = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), "utf8");
  const content: unknown = parseYaml(text);
  if (!isJsonObject(content)) throw new Error(`${file} holds no object`);
  const jobs = Object.entries(readObject(content.jobs)).map(([name, job]) => readJob(name, readObject(job)));
  return { file, text, permissions: readPermissions(content), jobs };
});

export function findStep(file: string, job: string, name: string): Step {
  const step = findJob(file, job).steps.find((each) => each.name === name);
  if (!step) throw new Error(`${file}: the job ${job} has no step "${name}"`);
  return step;
}

export function findJob(file: string, name: string): Job {
  const job = workflows.find((workflow) => workflow.file === file)?.jobs.find((each) => each.name === name);
  if (!job) throw new Error(`${file} has no job ${name}`);
  return job;
}

function readJob(name: string, job: JsonObject): Job {
  const steps = readArray(job.steps).map(readObject);
  return {
    ...{ name, permissions: readPermissions(job), uses: readString(job.uses), with: readObject(job.with) },
    ...{ environment: readString(job.environment), condition: readString(job.if), steps: steps.map(readStep) },
  };
}

function readStep(step: JsonObject): Step {
  const { name, uses, run } = step;
  return {
    name: readString(name) ?? "",
    uses: readString(uses),
    with: readObject(step.with),
    run: readString(run) ?? "",
  };
}

/** `permissions: write-all` is a string. */
function readPermissions({ permissions }: JsonObject): JsonObject | undefined {
  if (permissions === undefined || isJsonObject(permissions)) return permissions;
  return { all: permissions };
}
