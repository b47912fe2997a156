import { expect } from "vitest";
import { isSince } from "../../live/versions.js";
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
