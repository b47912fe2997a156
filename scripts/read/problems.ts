import { messageOf } from "../io/index.js";

/** Collects the problems of a document, so that one report has all of them. */
export class Problems {
  readonly #found = new Set<string>();

  /** Runs a function for a part of the document, such as `GET /things (list_things)`. If it throws, keeps the error. */
  attempt<T>(part: string, run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      this.#found.add(`${part}: ${messageOf(error)}`);
      return undefined;
    }
  }

  /** @throws Error that lists every problem, one a line if there are several. */
  assertNone(): void {
    const lines = [...this.#found];
    if (lines.length === 0) return;
    if (lines.length === 1) throw new Error(lines[0]);
    const all = lines.map((line) => `  ${line.replaceAll("\n", "\n  ")}`);
    throw new Error([`${lines.length} parts of the document cannot be generated:`, ...all].join("\n"));
  }
}

/** Runs a step that collects problems, and throws one error that lists all of them. */
export function collectProblems<T>(run: (problems: Problems) => T): T {
  const problems = new Problems();
  const result = run(problems);
  problems.assertNone();
  return result;
}
