import { describe, expect, it, vi } from "vitest";
import { catchError } from "../catch-error.js";
import { useAnswers } from "./use-answers.js";

const { answers, create } = useAnswers();

describe("middleware", () => {
  it("sees each attempt, with its own request", async () => {
    answers.push(
      () => new Response(null, { status: 503 }),
      () => Response.json({ things: [] }),
    );
    const admin = create({});
    const seen: Request[] = [];
    const statuses: number[] = [];
    admin.http.use({
      onRequest: ({ request }) => void seen.push(request),
      onResponse: ({ response }) => void statuses.push(response.status),
    });
    await admin.createThing({ name: "x" }).catch(() => {});
    expect(new Set(seen).size).toBe(2);
    expect(statuses).toEqual([503, 200]);
  });

  it("can make calls of its own, whose failures are kept apart", async () => {
    const inner = create({
      fetch: () => Promise.reject(Object.assign(new Error(), { code: "ECONNREFUSED" })),
      maxRetries: 0,
    });
    const spy = vi.fn(async () => Response.json({ new_id: "t2" }));
    const admin = create({ fetch: spy });
    admin.http.use({ onResponse: async () => void (await inner.health()) });
    expect(await catchError(admin.copyThing("t1"))).toMatchObject({
      operation: "health",
      applied: "no",
    });
    expect(spy).toHaveBeenCalledTimes(1);
    const outer = create({ fetch: async () => (await inner.health().withResponse()).response });
    expect(await catchError(outer.copyThing("t1"))).toMatchObject({ applied: "unknown", attempts: 1 });
  });

  it("can read the body of a clone", async () => {
    const admin = create({ fetch: async () => Response.json({ things: [] }) });
    admin.http.use({ onResponse: async ({ response }) => void (await response.clone().text()) });
    expect(await admin.listThings()).toEqual({ things: [] });
    const greedy = create({ fetch: async () => Response.json({ things: [] }) });
    greedy.http.use({ onResponse: async ({ response }) => void (await response.text()) });
    const error = await catchError(greedy.listThings());
    expect(error).toMatchObject({ name: "AdminDecodeError", attempts: 1 });
    expect(String(error)).toContain("middleware read the body without cloning the response");
  });

  it("can respond itself, and can turn a failure into a response", async () => {
    const admin = create({});
    admin.http.use({ onError: () => Response.json({ things: [] }) });
    expect(await admin.listThings()).toEqual({ things: [] });
    admin.http.use({ onRequest: () => Response.json({ services: [] }) });
    expect(await admin.getThing("t1")).toEqual({ services: [] });
  });
});
