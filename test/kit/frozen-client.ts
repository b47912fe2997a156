import type { ClientOptions } from "../../src/index.js";
import { createClient } from "../../src/runtime.js";
import { bindOperations } from "../fixtures/frozen/client/admin-operations.js";
import type { AdminOperations, Client } from "../fixtures/frozen/client/operations.js";
import type { paths } from "../fixtures/frozen/client/schema.js";

export interface FrozenClient extends Client, AdminOperations {}

/** Creates a client of the frozen API, on top of the runtime in src/, with every operation as a method. */
export function createFrozenClient(options?: ClientOptions): FrozenClient {
  const client = createClient<paths>(options);
  return { ...client, ...bindOperations(client) };
}
