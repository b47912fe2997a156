import { createServer } from "node:net";

/**
 * Chooses a port of the loopback address on which nothing listens. It is below the ports of outgoing connections (from 32768
 * on Linux), since one of those may be taken before it is used.
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
