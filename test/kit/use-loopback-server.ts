import { afterAll, beforeAll, beforeEach } from "vitest";
import { answerJson, type LoopbackServer, type SeenRequest, startLoopbackServer } from "./loopback-server.js";

export type UsedLoopbackServer = Pick<LoopbackServer, "url" | "requests" | "answer">;

/** Starts a server for the tests of one file. Before each test it has no requests, and it answers as to `listThings`. */
export function useLoopbackServer(): UsedLoopbackServer {
  let server: LoopbackServer | undefined;
  const answer: LoopbackServer["answer"] = (response) => answerJson(response, 200, { things: [] });
  const requests: SeenRequest[] = [];
  const used = { url: "", requests, answer };
  beforeAll(async () => {
    server = await startLoopbackServer();
    server.answer = (response, request) => used.answer(response, request);
    Object.assign(used, { url: server.url, requests: server.requests });
  });
  beforeEach(() => {
    used.requests.length = 0;
    used.answer = answer;
  });
  afterAll(() => server?.close());
  return used;
}
