// Guards that going back by id restores that deployment or none, however many deployments share its address.
import { service } from "@restatedev/restate-sdk";
import { describe, expect, it } from "vitest";
import { catchError } from "../kit/catch-error.js";
import { sendInvocation } from "../kit/send-invocations.js";
import { useEmptyServer } from "../kit/use-empty-server.js";
import { useServer } from "../kit/use-server.js";
import { isSince, versions } from "../kit/versions.js";

const greeter = (...names: readonly string[]) =>
  service({ name: "Greeter", handlers: Object.fromEntries(names.map((name) => [name, async () => name])) });

describe.each(versions)("going back by id on %s", (version) => {
  const { server, register, listIds } = useEmptyServer(version);
  const findLatest = async () => (await server.admin.getService("Greeter")).deployment_id;
  const explain = async (id: string) => String(await catchError(server.admin.restoreDeployment(id)));

  it("refuses an address that a newer deployment has, and says how to give it one of its own", async () => {
    const [one, two] = [await register([greeter("greet")]), await register([greeter("greet")])];
    const [{ uri: own }, { uri }] = [await server.admin.getDeployment(one), await server.admin.getDeployment(two)].map(
      (each) => Object(each),
    );
    await server.admin.updateDeployment(one, { uri });
    // Under load, 1.6.2 shows the new address a moment later.
    await expect.poll(() => server.admin.getDeployment(one)).toMatchObject({ uri });
    const before = await server.admin.listDeployments();
    expect(await explain(one)).toBe(
      `RestateAdminError: restoreDeployment: ${one} cannot be restored, since ${two} is the newer one at its address: give it an address of its own with updateDeployment, or register its code at another one`,
    );
    expect([await findLatest(), await server.admin.listDeployments()]).toEqual([two, before]);
    await server.admin.updateDeployment(one, { uri: own });
    const dry = await server.admin.restoreDeployment(one, { dryRun: true });
    expect([dry.isMadeLatest, await findLatest()]).toEqual([true, two]);
    expect(await server.admin.restoreDeployment(one)).toMatchObject({ id: one, isMadeLatest: true });
    expect(await findLatest()).toBe(one);
    expect(await server.admin.restoreDeployment(one)).toMatchObject({ isMadeLatest: false, moved: 0 });
    expect(await listIds()).toEqual([one, two].sort());
  });

  it("refuses to lose a handler, unless the caller allows it", async () => {
    const [one, two] = [await register([greeter("greet")]), await register([greeter("greet", "wave", "bow")])];
    expect(await explain(one)).toMatch(
      /restoreDeployment: dp_\w+ lacks Greeter\/(bow, Greeter\/wave|wave, Greeter\/bow): pass breaking: true if nothing calls/,
    );
    expect(await findLatest()).toBe(two);
    await server.admin.restoreDeployment(one, { breaking: true });
    expect(await findLatest()).toBe(one);
  });
});

describe.each(versions.filter((each) => isSince(each, "1.7.6")))(
  "deployments that differ in a header on %s",
  (version) => {
    const server = useServer(version, { RESTATE_ADMIN__DEPLOYMENT_ROUTING_HEADERS: '["x-route"]' });

    it("are released, restored and pruned as others are, though they share an address", async () => {
      const { admin } = server;
      const uri = await server.serve([greeter("greet")]);
      const rollOut = (route: string) =>
        admin.rollOutDeployment({ uri, additional_headers: { "x-route": route, other: "1" } });
      const [a, b, c] = [await rollOut("a"), await rollOut("b"), await rollOut("c")];
      expect(new Set([a, b, c].map(({ id, isNew }) => `${id} ${isNew}`)).size).toBe(3);
      await sendInvocation(server, "Greeter/greet");
      await admin.restoreDeployment(a.id);
      expect((await admin.getService("Greeter")).deployment_id).toBe(a.id);
      expect(await admin.getDeployment(a.id)).toMatchObject({ additional_headers: { "x-route": "a", other: "1" } });
      const other = { additionalHeaders: { "x-route": "d" } };
      expect(String(await catchError(admin.restoreDeployment(b.id, other)))).toMatch(/its headers make it a new one/);
      const taken = { additionalHeaders: { "x-route": "c" } };
      expect(String(await catchError(admin.restoreDeployment(b.id, taken)))).toContain(
        `${c.id} is the newer one at its address`,
      );
      expect((await admin.getService("Greeter")).deployment_id).toBe(a.id);
      const { succeeded } = await admin.pruneDeployments({ keep: 0 });
      expect(succeeded.map(({ id }) => id).sort()).toEqual([b.id, c.id].sort());
    });
  },
);
