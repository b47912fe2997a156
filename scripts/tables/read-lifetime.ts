import type { Lifetime } from "./table.js";

/** @param versions - Oldest first, each with whether it has the table or column. At least one does. */
export function readLifetime(versions: readonly (readonly [version: string, has: boolean])[]): Lifetime {
  const having = versions.map(([, has]) => has);
  const last = having.lastIndexOf(true);
  const before = having.lastIndexOf(false, last);
  return { since: before === -1 ? undefined : versions[before + 1]?.[0], goneIn: versions[last + 1]?.[0] };
}

/** Whether every version has it. */
export function isAlways({ since, goneIn }: Lifetime): boolean {
  return since === undefined && goneIn === undefined;
}
