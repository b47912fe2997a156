import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { forEach } from "../../../src/bulk/for-each.js";

it("a lent place that is taken back is not given to the item that is read meanwhile", async () => {
  const items = [{ name: "lends" }, { name: "next" }];
  const events: string[] = [];
  const read = async () => {
    if (items.length === 1) await sleep(50);
    return items.shift();
  };
  const failure = await forEach(read, { count: 1, needed: () => 1 }, async ({ name }, { lend }) => {
    if (name === "lends") await lend(Promise.resolve());
    events.push(`${name} begins`);
    await sleep(100);
    events.push(`${name} ends`);
  });
  expect(failure).toBeUndefined();
  expect(events).toEqual(["lends begins", "lends ends", "next begins", "next ends"]);
});

it("a lent place is taken back only once there is room, even if the pause fails", async () => {
  const items = [{ name: "lends" }, { name: "next" }];
  const events: string[] = [];
  const failure = await forEach(
    async () => items.shift(),
    { count: 1, needed: () => 1 },
    async ({ name }, { lend }) => {
      if (name === "lends") await lend(sleep(20).then(() => Promise.reject(new Error("mine")))).catch(() => {});
      events.push(`${name} begins`);
      await sleep(100);
      events.push(`${name} ends`);
    },
  );
  expect(failure).toBeUndefined();
  expect(events).toEqual(["next begins", "next ends", "lends begins", "lends ends"]);
});
