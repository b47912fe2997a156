import { bindFunctions } from "../../src/client/index.js";
import type { ClientOptions } from "../../src/index.js";
import { createClient } from "../../src/runtime.js";
import * as operations from "../fixtures/frozen/client/operations.js";
import type { paths } from "../fixtures/frozen/client/schema.js";

/** The methods that functions become: each function takes a client before its other arguments. */
type Methods<Functions> = {
  [Name in keyof Functions]: Functions[Name] extends (client: never, ...args: infer Args) => infer Result
    ? (...args: Args) => Result
    : never;
};

export interface FrozenClient extends operations.Client, Methods<typeof operations> {}

export function createFrozenClient(options?: ClientOptions): FrozenClient {
  const client = createClient<paths>(options);
  return { ...client, ...bindFunctions<Methods<typeof operations>>(client, operations) };
}
