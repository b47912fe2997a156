// Generated from Admin API by `npm run generate`. Do not edit.

import type { Client as RuntimeClient } from "../src/runtime.js";
import type { paths } from "./schema.js";

/** The client that these functions take, from `createClient`, typed by this schema. */
export type Client = RuntimeClient<paths>;
