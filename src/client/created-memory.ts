import type { RequestOptions } from "./client-options.js";
import type { OperationRequest } from "./operation-request.js";

/** Something that a client has created. */
export interface Created {
  readonly id: string;
  /** What it serves, each with its revision, which grows with every registration under that name. */
  readonly served: readonly Served[];
  /** When other nodes certainly know it, on the clock of `performance.now`. */
  readonly until: number;
}

interface Served {
  readonly name: unknown;
  readonly revision: number;
}

/** What a client has created so recently that other nodes may not know it. */
export interface CreatedMemory {
  list(): readonly Created[];
  /** Forgets what has been deleted. */
  forget(ids: readonly unknown[]): void;
  /**
   * Replaces the newest of something in a request by its id, if this client has just created it. A method, and not a
   * function that calls import, so that only a bundle with an operation that creates something has it.
   */
  pinLatest(request: OperationRequest, operation: LatestTaker, options: RequestOptions): Promise<OperationRequest>;
  /**
   * Finds the newest for many targets with one query.
   *
   * @returns The ids of what this client has just created, by the ids of the targets that they stand for.
   */
  findNewest(
    latest: LatestRule,
    targets: readonly string[],
    options: RequestOptions,
  ): Promise<ReadonlyMap<string, string>>;
}

/** An operation with an option that stands for the newest of something. */
export interface LatestTaker {
  readonly path: string;
  readonly latest: LatestRule;
}

/** An option that stands for the newest of something, by the name of what it serves. */
export interface LatestRule {
  /** The query parameter. */
  readonly option: string;
  /** Its value for the newest. */
  readonly value: string;
  /** Whether a call without the option means the newest, too. Default: false. */
  readonly isDefault?: boolean;
  /**
   * SQL that finds the `name` for each `id`, and the `revision` that the server knows, with the path parameter in braces,
   * within the quotes of a list.
   */
  readonly query: string;
}
