import { createClient, queryRows } from "restate-admin-client";
import type { Decode } from "../decoders.js";
import { loopbackUrl } from "../places.js";

export const decode: Decode = async (response, see) => {
  const client = createClient({ baseUrl: loopbackUrl, timeout: 0, fetch: () => Promise.resolve(response) });
  const rows = await queryRows(client, "SELECT");
  for (const row of rows) see(row);
  return rows;
};
