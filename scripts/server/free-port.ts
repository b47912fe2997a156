import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** Chooses a port of the loopback address on which nothing listens. */
export async function chooseFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
