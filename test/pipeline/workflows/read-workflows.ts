import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse as parseYaml } from "yaml";

const folder: string = fileURLToPath(new URL("../../../.github/workflows", import.meta.url));

type Fields = Readonly<Record<string, string>>;

/** A workflow of GitHub, as far as tests read it. */
export interface Workflow {
  readonly file: string;
  readonly text: string;
  readonly permissions?: Fields;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface Job {
  /** The permissions of the job. Default: those of the workflow. */
  readonly permissions?: Fields;
  /** The inputs of the reusable workflow that makes up the job. */
  readonly with?: Fields;
  readonly environment?: string;
  readonly if?: string;
  readonly steps?: readonly Step[];
}

interface Step {
  readonly name?: string;
  readonly run?: string;
}

export const workflows: readonly Workflow[] = readdirSync(folder).map((file) => {
  const text = readFileSync(`${folder}/${file}`, "utf8");
  return { ...parseYaml(text), file, text };
});

export function findJob(file: string, name: string): Job {
  const job = workflows.find((workflow) => workflow.file === file)?.jobs[name];
  if (!job) throw new Error(`${file} has no job ${name}`);
  return job;
}

/** Returns the script of a step. */
export function findScript(file: string, job: string, name: string): string {
  const script = findJob(file, job).steps?.find((each) => each.name === name)?.run;
  if (!script) throw new Error(`${file}: the job ${job} has no step "${name}"`);
  return script;
}
