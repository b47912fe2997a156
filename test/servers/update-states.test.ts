import { beforeAll, describe, expect, it } from "vitest";
import { createAdminClient, type ServiceState, updateStates } from "../../src/index.js";
import { callHandler } from "../kit/send-invocations.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

describe.each(versions)("the states of many objects on %s", (version) => {
  const server = shareServer(version);
  const counter = `${server.prefix}Counter`;
  const keys = Array.from({ length: 60 }, (_, index) => `it's "${index}"`);
  const pathOf = (key: string) => `Counter/${encodeURIComponent(key)}/add`;
  const readAll = async () => {
    const states = await Promise.all(keys.map((key) => server.admin.readState(counter, key)));
    return states.map(({ values }) => values);
  };

  beforeAll(async () => {
    await server.deploy({ label: "a", broken: false });
    await Promise.all(keys.map((key) => callHandler(server, pathOf(key), 1)));
  });

  it("keep what handlers write meanwhile", async () => {
    const some = keys.slice(0, 20);
    const adding = Promise.all(some.flatMap((key) => [1, 2, 3].map(() => callHandler(server, pathOf(key), 1))));
    const update = updateStates(
      server.admin,
      counter,
      some,
      ({ bytes, values }) => (values.closed ? undefined : { ...bytes, closed: true }),
      { attempts: 20 },
    );
    const [{ succeeded, ...rest }] = await Promise.all([update, adding]);
    expect(succeeded).toHaveLength(some.length);
    expect(rest).toEqual({ unchanged: [], failed: [], unknown: [], notStarted: [] });
    const states = (await readAll()).slice(0, 20);
    expect(states).toEqual(Array(20).fill({ count: 4, closed: true }));
  });

  it("that got no clear response are unknown, and updated once each by another call", async () => {
    let requests = 0;
    const lossy = createAdminClient({
      baseUrl: server.adminUrl,
      async fetch(url, init) {
        const isLost = url.endsWith("/state") && requests++ % 3 < 2;
        if (!isLost) return fetch(url, init);
        if (requests % 3 === 1) await fetch(url, init);
        return new Response(null, { status: 503 });
      },
    });
    const stamp = ({ bytes, values }: ServiceState) =>
      values.stamp ? undefined : { ...bytes, stamp: crypto.randomUUID() };
    const { succeeded, unknown, ...rest } = await lossy.updateStates(counter, "all", stamp);
    expect([succeeded.length, unknown.length]).toEqual([20, 40]);
    expect(rest).toEqual({ unchanged: [], failed: [], notStarted: [] });
    const again = await server.admin.updateStates(counter, unknown, stamp);
    expect([again.succeeded.length, again.unchanged.length]).toEqual([20, 20]);
    const stamps = new Map([...succeeded, ...again.succeeded].map(({ id, data }) => [id, data.values.stamp]));
    for (const { id } of again.unchanged) stamps.set(id, expect.any(String));
    expect(await readAll()).toMatchObject(keys.map((key) => ({ stamp: stamps.get(key) })));
  });
});
