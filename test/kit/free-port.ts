import { createServer } from "node:net";

/**
 * Chooses a port of the loopback address on which nothing listens, below those of outgoing connections, which begin at 32768
 * on Linux: one of those may be taken before it is used.
 */
export async function chooseFreePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
