import type { RestateServer } from "../../restate/restate-server.js";

/** How a node gets lost: it crashes, hangs, or shuts down in an orderly way. */
export const losses = ["SIGKILL", "SIGSTOP", "SIGTERM"] as const;
export type Loss = (typeof losses)[number];

export async function loseNode(node: RestateServer, loss: Loss): Promise<void> {
  if (loss === "SIGSTOP") node.freeze();
  else if (loss === "SIGTERM") await node.terminate();
  else await node.kill();
}

/** Resolves when the node answers queries again, unless it only hung: that one is back at once. */
export async function bringBack(node: RestateServer, loss: Loss): Promise<void> {
  if (loss === "SIGSTOP") node.thaw();
  else await node.restart();
}
