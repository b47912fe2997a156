import type { ServerResponse } from "node:http";
import { beforeEach } from "vitest";
import { answerJson, type SeenRequest } from "../../loopback-server.js";
import { batches, useBulkServer } from "./bulk-server.js";

/** Where the server takes many ids at once. */
export const PATH = "/internal/invocations_batch_operations";

export const refusal = (id: string): string => `Invocation '${id}' was already completed`;

export const readIds = ({ body }: SeenRequest): string[] => JSON.parse(body).invocation_ids;
export const sizes = (): number[] => batches.requests.map((request) => readIds(request).length);

/** Answers as the server does: it did what was asked for every id, except for those with a message. */
export function answerBatches(words: Readonly<Record<string, string>> = {}): void {
  batches.answer = (response, request) => {
    const all = readIds(request);
    const failed = all.filter((id) => words[id] !== undefined);
    answerJson(response, 200, {
      succeeded: all.filter((id) => !failed.includes(id)),
      failed: failed.map((id) => ({ invocation_id: id, error: words[id] })),
    });
  };
}

/** Answers the first batch this way, and the others as the server does. */
export function answerFirst(answer: (response: ServerResponse) => unknown): void {
  answerBatches();
  const { answer: others } = batches;
  batches.answer = (response, request) => (batches.requests.length > 1 ? others(response, request) : answer(response));
}

/** Starts the server before each test of a file: one that takes many ids at once. */
export function useBatchServer(): void {
  useBulkServer();
  beforeEach(() => answerBatches());
}
