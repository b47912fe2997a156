import type { ServiceMetadata } from "../../generated/index.js";
import { wait } from "../call/index.js";
import type { RequestOptions } from "../client/index.js";
import type { Client } from "../operations.js";
import { MOMENT, SPREAD } from "./poll.js";

/** Waits until each node of a cluster knows services that have just been registered. Until then, `latest` is older for some. */
export async function waitUntilListed(
  _client: Client,
  _services: readonly ServiceMetadata[],
  { signal }: RequestOptions,
  longest: number = MOMENT,
): Promise<void> {
  if (longest > 0) await wait(Math.min(SPREAD, longest), signal);
}
