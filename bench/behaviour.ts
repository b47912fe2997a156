import type { Client } from "./clients.js";
import { runProgram } from "./compile.js";
import { CONFIGURABLE } from "./measures.js";
import type { Values } from "./results.js";

/** Tests what a client does beyond sending a request, which accounts for much of its cost. */
export async function sample({ file, settings = {} }: Client): Promise<Values> {
  const values = (await runProgram("behaviour-program", file)) as Record<string, number>;
  for (const key of Object.keys(settings)) values[key] ||= CONFIGURABLE;
  return values;
}
