import { beforeEach, describe, expect, it } from "vitest";
import { type ServiceState, updateStates } from "../../../src/index.js";
import { answerJson, answerText, type LoopbackServer } from "../../loopback-server.js";
import { useFastClock } from "../fast-clock.js";
import { client, close, isChange, none, server, sort, states, useStateServer } from "./state-server.js";

useFastClock();

useStateServer();

describe.each<[string, (response: Parameters<LoopbackServer["answer"]>[0]) => unknown]>([
  ["a lost connection", (response) => response.destroy()],
  ["a 503", (response) => response.writeHead(503).end()],
  ["a 500", (response) => answerJson(response, 500, { message: "oops" })],
  ["the page of a proxy", (response) => answerText(response, 504, "<html>", "text/html")],
])("states whose update gets %s are looked at again", (_, answer) => {
  /** Answers so many changes this way. `make` makes the change all the same. */
  function answerChanges(count: number, make: (key: string) => unknown): void {
    const { answer: asBefore } = server;
    let left = count;
    server.answer = (response, request) => {
      if (!isChange(request) || left-- <= 0) return asBefore(response, request);
      make(JSON.parse(request.body).object_key);
      answer(response);
    };
  }
  const sent = () => server.requests.filter(isChange).map(({ body }) => JSON.parse(body));
  /** Tells this change from any other. */
  const mark = ({ bytes, values }: ServiceState) =>
    values.status === "open" ? { ...bytes, status: "closed", by: crypto.randomUUID() } : undefined;
  beforeEach(() => states.set("a", { status: "open" }));

  it("and have succeeded if they are the new ones", async () => {
    answerChanges(1, () => states.set("a", { status: "closed" }));
    const result = await updateStates(client, "Cart", ["a"], close, { attempts: 1 });
    expect(sort(result)).toEqual({ ...none, succeeded: ["a"] });
    expect(result.succeeded[0]?.data.values).toEqual({ status: "closed" });
    expect(sent()).toHaveLength(1);
  });

  it("and get the same change again if they are as before", async () => {
    answerChanges(1, () => {});
    let calls = 0;
    const change = (state: ServiceState) => {
      calls++;
      return mark(state);
    };
    const result = await updateStates(client, "Cart", ["a"], change, { attempts: 1 });
    expect(sort(result)).toEqual({ ...none, succeeded: ["a"] });
    expect(calls).toBe(1);
    expect(sent()).toHaveLength(2);
    expect(sent()[1]).toEqual(sent()[0]);
  });

  it("and are changed on top of what others wrote", async () => {
    answerChanges(1, () => states.set("a", { status: "open", other: 1 }));
    const result = await updateStates(client, "Cart", ["a"], close, { attempts: 1 });
    expect(sort(result)).toEqual({ ...none, succeeded: ["a"] });
    expect(states.get("a")).toEqual({ status: "closed", other: 1 });
  });

  it("and are unknown after `maxRetries` looks, or if a later change is refused", async () => {
    answerChanges(2, () => {});
    const twice = await updateStates(client, "Cart", ["a"], close, { maxRetries: 1 });
    expect(sort(twice)).toEqual({ ...none, unknown: ["a"] });
    expect(sent()).toHaveLength(2);
    server.requests.length = 0;
    answerChanges(1, () => {});
    const once = await updateStates(client, "Cart", ["a"], close, { maxRetries: 0 });
    expect([sort(once), sent().length]).toEqual([{ ...none, unknown: ["a"] }, 1]);
    let changed = 0;
    answerChanges(1, () => {});
    const { answer: asBefore } = server;
    server.answer = (response, request) => {
      if (isChange(request) && ++changed > 1) answerJson(response, 404, { message: "no such service" });
      else asBefore(response, request);
    };
    expect(sort(await updateStates(client, "Cart", ["a"], close))).toEqual({ ...none, unknown: ["a"] });
  });
});
