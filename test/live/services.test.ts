import { beforeAll, describe, expect, it } from "vitest";
import { callHandler } from "../kit/send-invocations.js";
import { shareServer } from "../kit/use-server.js";
import { versions } from "../kit/versions.js";

describe.each(versions)("services on %s", (version) => {
  const server = shareServer(version);
  beforeAll(() => server.deploy({ label: "a", broken: false }));

  it("are made private, and public again", async () => {
    const [{ admin }, task] = [server, `${server.prefix}Task`];
    expect(await admin.modifyService(task, { public: false })).toMatchObject({ name: task, public: false });
    await expect(callHandler(server, "Task/run")).rejects.toThrow("the invoked service is not public");
    expect(await admin.modifyService(task, { public: true })).toMatchObject({ public: true });
    expect(await callHandler(server, "Task/run")).toBe("started on a, finished on a");
  });
});
