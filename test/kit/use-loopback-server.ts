import { afterAll, beforeAll, beforeEach } from "vitest";
import { answerJson, type LoopbackServer, startLoopbackServer } from "./loopback-server.js";

export type UsedLoopbackServer = Pick<LoopbackServer, "url" | "requests" | "answer">;

/** Starts a server for the tests of one file. Before each test it has no requests, and it answers as to `listThings`. */
export function useLoopbackServer(): UsedLoopbackServer {
  let server: LoopbackServer | undefined;
  const started = (): LoopbackServer => {
    if (server === undefined) throw new Error("the loopback server is there in tests only");
    return server;
  };
  beforeAll(async () => {
    server = await startLoopbackServer();
  });
  beforeEach(() => {
    started().requests.length = 0;
    started().answer = (response) => answerJson(response, 200, { things: [] });
  });
  afterAll(() => server?.close());
  return {
    get url() {
      return started().url;
    },
    get requests() {
      return started().requests;
    },
    get answer() {
      return started().answer;
    },
    set answer(answer) {
      started().answer = answer;
    },
  };
}
