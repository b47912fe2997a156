import { messageOf } from "../../io/index.js";

/** A part of a document that no client can be generated from. */
export interface Problem {
  /** The names that lead to the part, such as `paths`, `/things`, `get` or `components`, `schemas`, `Thing`. */
  readonly path: readonly string[];
  /** The part in words: `GET /things (list_things)`. */
  readonly part: string;
  /** What is wrong, and how to correct it. */
  readonly message: string;
}

/** Collects the problems of a document, so that one report has all of them. */
export class Problems {
  readonly #found: Problem[] = [];

  get all(): readonly Problem[] {
    return this.#found;
  }

  /** Runs a function for a part of the document. If it throws, keeps the error as a problem of the part. */
  attempt<T>(path: readonly string[], part: string, run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      this.add({ path, part, message: messageOf(error) });
      return undefined;
    }
  }

  /** Adds a problem, unless the part is already known to have it. */
  add(problem: Problem): void {
    const isKnown = ({ path, message }: Problem) => message === problem.message && isSamePath(path, problem.path);
    if (!this.#found.some(isKnown)) this.#found.push(problem);
  }

  /** @throws Error that lists every problem. */
  assertNone(): void {
    if (this.#found.length > 0) throw new Error(listProblems(this.#found));
  }
}

export function printProblem({ part, message }: Problem): string {
  return `${part}: ${message}`;
}

/** Lists problems, one a line if there are several. */
export function listProblems(problems: readonly Problem[]): string {
  const lines = problems.map(printProblem);
  if (lines.length === 1) return lines.join("");
  return [`${lines.length} parts of the document cannot be generated:`, ...lines.map(indent)].join("\n");
}

/**
 * Runs a step that collects problems.
 *
 * @param given - Where to collect them. Without it, the step throws one error that lists all of them.
 */
export function collectProblems<T>(given: Problems | undefined, run: (problems: Problems) => T): T {
  const problems = given ?? new Problems();
  const result = run(problems);
  if (given === undefined) problems.assertNone();
  return result;
}

function indent(line: string): string {
  return `  ${line.replaceAll("\n", "\n  ")}`;
}

function isSamePath(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, index) => name === right[index]);
}
