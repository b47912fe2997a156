import { service } from "@restatedev/restate-sdk";
import { expect } from "vitest";
import type { EvidenceContext } from "./evidence.js";

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
