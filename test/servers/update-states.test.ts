import { beforeAll, describe, expect, it } from "vitest";
import { updateStates } from "../../src/index.js";
import { callHandler } from "../kit/send-invocations.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

describe.each(versions)("the states of many objects on %s", (version) => {
  const server = shareServer(version);
  const counter = `${server.prefix}Counter`;
  const keys = Array.from({ length: 20 }, (_, index) => `it's "${index}"`);
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
    const adding = Promise.all(keys.flatMap((key) => [1, 2, 3].map(() => callHandler(server, pathOf(key), 1))));
    const update = updateStates(
      server.admin,
      counter,
      keys,
      ({ bytes, values }) => (values.closed ? undefined : { ...bytes, closed: true }),
      { attempts: 20 },
    );
    const [{ succeeded, ...rest }] = await Promise.all([update, adding]);
    expect(succeeded).toHaveLength(keys.length);
    expect(rest).toEqual({ unchanged: [], failed: [], unknown: [], notStarted: [] });
    expect(await readAll()).toEqual(Array(20).fill({ count: 4, closed: true }));
  });
});
