import { expect } from "vitest";
import { serveTestServices } from "../exchanges/deployments.js";
import type { EvidenceContext } from "./evidence.js";

export async function onlyReads({ world }: EvidenceContext): Promise<void> {
  const writes = {
    "INSERT INTO state (key) VALUES ('a')": "DML not supported",
    "UPDATE state SET key = 'a'": "DML not supported",
    "DELETE FROM state": "DML not supported",
    "CREATE TABLE t (a INT)": "DDL not supported",
    "DROP TABLE state": "DDL not supported",
  };
  for (const [query, words] of Object.entries(writes)) {
    const body = { message: expect.stringContaining(words) };
    await expect(world.admin.query({ query }), query).rejects.toMatchObject({ body });
  }
}

export async function registersOnce({ world }: EvidenceContext): Promise<void> {
  const uri = await serveTestServices(world);
  const register = async (options = {}) => world.admin.createDeployment({ uri, ...options }).withResponse();
  const revisionOf = async (id: string) =>
    (await world.admin.getDeployment(id)).services.find(({ name }) => name === "Task")?.revision;

  const first = await register();
  const revision = await revisionOf(first.data.id);
  const second = await register();
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.data.id).toBe(first.data.id);
  expect(await revisionOf(first.data.id)).toBe(revision);

  await register({ force: true });
  expect(await revisionOf(first.data.id)).toBe(Number(revision) + 1);
}

export async function writesRulesOnce({ world }: EvidenceContext): Promise<void> {
  const rule = { pattern: "twice", limits: { concurrency: 5 } };
  const write = () => world.admin.upsertRules([rule]);
  expect(await write()).toEqual(await write());
  const guarded = [{ pattern: "guarded", precondition: { type: "does_not_exist" } }] as const;
  await world.admin.upsertRules([...guarded]);
  await expect(world.admin.upsertRules([...guarded])).rejects.toMatchObject({ status: 409 });
}
