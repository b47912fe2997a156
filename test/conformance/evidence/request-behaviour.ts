import { service } from "@restatedev/restate-sdk";
import { expect } from "vitest";
import { isSince } from "../../kit/versions.js";
import { serveTestServices } from "../exchanges/deployments.js";
import type { EvidenceContext } from "./evidence.js";

export async function doesNotForceByDefault({ world }: EvidenceContext): Promise<void> {
  const { admin } = world;
  const uri = await serveTestServices(world);
  const { id } = await admin.createDeployment({ uri, additional_headers: { a: "1" } });
  const other = { uri, additional_headers: { a: "2" } };
  expect((await admin.createDeployment(other).withResponse()).status).toBe(200);
  expect(await admin.getDeployment(id)).toMatchObject({ additional_headers: { a: "1" } });

  const response = await fetch(`${world.adminUrl}/v2/deployments`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(other),
  });
  expect(response.status).toBe(201);
  expect(await admin.getDeployment(id)).toMatchObject({ additional_headers: { a: "2" } });
}

export async function readsDurations({ world }: EvidenceContext): Promise<void> {
  const { admin } = world;
  const taken = { "5 hours": "5h", "1h30m": "1h 30m", P1W: "7d", "0": "0s" };
  for (const [given, shown] of Object.entries(taken)) {
    await admin.modifyService("Signup", { inactivity_timeout: given });
    expect((await admin.getService("Signup")).inactivity_timeout).toBe(shown);
    expect((await admin.modifyService("Signup", { inactivity_timeout: null })).inactivity_timeout).toBe(shown);
  }
  for (const refused of ["P1M", "5", "-1h"]) {
    const call = admin.modifyService("Signup", { inactivity_timeout: refused });
    await expect(call, refused).rejects.toMatchObject({ status: 422 });
  }
}

export async function setsForEveryone({ world, version }: EvidenceContext): Promise<void> {
  const { admin } = world;
  const setting = "datafusion.execution.batch_size";
  const show = async () => (await admin.query({ query: `SHOW ${setting}` })).rows[0]?.value;
  const set = (value: unknown) => admin.query({ query: `SET ${setting} = ${value}` });
  const before = await show();
  if (isSince(version, "1.8.0")) await expect(set(7)).rejects.toThrow("Statement not supported");
  else {
    await set(7);
    try {
      expect(await show()).toBe("7");
    } finally {
      await set(before);
    }
  }
  const write = admin.query({ query: "UPDATE state SET value_utf8 = 'a'" });
  await expect(write).rejects.toMatchObject({ body: { message: expect.stringContaining("DML not supported") } });
}

/** Only the authority and the path tell deployments apart. */
export async function ignoresSchemeAndQuery({ world }: EvidenceContext): Promise<void> {
  const { admin } = world;
  const { origin, host } = new URL(await serveTestServices(world));
  const register = async (uri: string, options: { readonly force?: boolean } = {}) => {
    const { data, status } = await admin.createDeployment({ uri, ...options }).withResponse();
    return { id: data.id, status };
  };
  const { id } = await register(`${origin}/?token=1`);
  const read = () => admin.getDeployment(id);

  for (const same of [`${origin}/?token=2`, origin, `https://${host}/`, `ftp://${host}/`]) {
    expect(await register(same), same).toEqual({ id, status: 200 });
    expect(await read(), same).toMatchObject({ uri: `${origin}/?token=1` });
  }
  expect(await register(`${origin}/?token=2`, { force: true })).toEqual({ id, status: 200 });
  expect(await read()).toMatchObject({ uri: `${origin}/?token=2` });
  for (const other of [`${origin}/path`, `http://user:password@${host}/`]) {
    expect(await register(other), other).toEqual({ id: expect.not.stringMatching(id), status: 201 });
  }
}

const run = async (): Promise<void> => {};

/** The endpoint has one handler more than when it was registered; which request makes Restate see it? */
export async function overwritesOnlyWithAddress({ world }: EvidenceContext): Promise<void> {
  const { admin } = world;
  const uri = await world.serve([service({ name: "Growing", handlers: { run } })]);
  const { id } = await admin.createDeployment({ uri, breaking: true });
  const grown = await world.serve([service({ name: "Growing", handlers: { run, more: run } })]);
  const countHandlers = async () => (await admin.getDeployment(id)).services[0]?.handlers.length;

  await admin.updateDeployment(id, { uri: grown });
  expect(await countHandlers()).toBe(1);
  await admin.updateDeployment(id, { overwrite: true });
  expect(await countHandlers()).toBe(1);
  await admin.updateDeployment(id, { overwrite: true, additional_headers: {} });
  expect(await countHandlers()).toBe(2);
  await admin.deleteDeployment(id, { force: true });
}

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
