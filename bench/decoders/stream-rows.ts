import { createClient, streamRows } from "restate-admin-client";
import type { Decode } from "../decoders.js";
import { loopbackUrl } from "../places.js";

export const decode: Decode = async (response, see) => {
  const client = createClient({ baseUrl: loopbackUrl, timeout: 0, fetch: () => Promise.resolve(response) });
  for await (const row of streamRows(client, "SELECT")) see(row);
};
