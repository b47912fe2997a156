import type { Client } from "./clients.js";
import { runProgram } from "./compile.js";
import { CALLS } from "./measures.js";
import type { Values } from "./results.js";

export async function sample({ file }: Client, isQuick: boolean): Promise<Values> {
  const { warmUp, calls } = isQuick ? CALLS.quick : CALLS.full;
  return (await runProgram("cpu-program", file, String(warmUp), String(calls))) as Values;
}
