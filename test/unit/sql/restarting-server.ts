import type { ServerResponse } from "node:http";
import { type AdminClient, type ClientOptions, createAdminClient } from "../../../src/index.js";
import { PROBE_QUERY } from "../../../src/sql/trusted-rows.js";
import { catchError } from "../../kit/catch-error.js";
import { answerJson, answerText } from "../../kit/loopback-server.js";
import { type UsedLoopbackServer, useLoopbackServer } from "../../kit/use-loopback-server.js";

export type State = "up" | "dropping" | "starting" | "empty" | "page";
export const ROWS: readonly object[] = [{ id: "inv_1" }];

/** Whether a request asks if the server is back. */
export const isProbe = ({ body }: { readonly body: string }): boolean => body.includes(PROBE_QUERY);

/** The server's own words that it is changing. */
export function answerChanging(response: ServerResponse): void {
  answerText(response, 500, "Datafusion error: External error: node lookup for partition 1 failed");
}

interface RestartingServer {
  readonly server: UsedLoopbackServer;
  connect(options?: ClientOptions): AdminClient;
  /** Answers in a state from now on. Resolves once a request has met it. */
  become(state: State): Promise<void>;
  /** Connects, and sees the server go away. */
  loseServer(): Promise<AdminClient>;
}

/** Starts a server for the tests of one file that restarts at a pace that no real server keeps. */
export function useRestartingServer(): RestartingServer {
  const server = useLoopbackServer();
  const connect = (options: ClientOptions = {}) => createAdminClient({ baseUrl: server.url, ...options });
  const become = (state: State) =>
    new Promise<void>((meet) => {
      server.answer = (response) => {
        meet();
        if (state === "dropping") response.socket?.destroy();
        else if (state === "page") answerText(response, 200, "<html>", "text/html");
        else if (state === "starting") answerChanging(response);
        else answerJson(response, 200, { rows: state === "empty" ? [] : ROWS });
      };
    });
  const loseServer = async () => {
    const admin = connect();
    become("starting");
    await catchError(admin.queryRows("SELECT 1", { maxRetries: 0 }));
    server.requests.length = 0;
    return admin;
  };
  return { server, connect, become, loseServer };
}
