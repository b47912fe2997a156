/** The virtual object of a trial, and what the server itself says of its states, without the package. */

import { setTimeout as delay } from "node:timers/promises";
import { handlers, type ObjectContext, object } from "@restatedev/restate-sdk";
import { serveServices } from "../../../../src/testing/server/serve-services.js";
import { callHandler, sendInvocation } from "../../../kit/send-invocations.js";
import type { StateDraw } from "./draw.js";

export type Values = Readonly<Record<string, unknown>>;

/** What a handler saw and wrote: each state that the key had because of it. */
export interface Handled {
  readonly key: string;
  readonly token: string;
  readonly states: Values[];
  isDone: boolean;
}

export interface Place {
  readonly adminUrl: string;
  readonly ingressUrl: string;
}

interface Input extends Pick<StateDraw["handlers"][number], "does" | "holds"> {
  readonly token: string;
}

export class StateServer {
  readonly handled: Map<string, Handled> = new Map();
  readonly #place: Place;
  readonly #service: string;
  #close: () => Promise<unknown> = async () => {};

  constructor(place: Place, service: string) {
    this.#place = place;
    this.#service = service;
  }

  async deploy(): Promise<void> {
    const dump = async (ctx: ObjectContext): Promise<Values> => {
      const names = await ctx.stateKeys();
      return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await ctx.get(name)])));
    };
    const work = async (ctx: ObjectContext, { does, holds, token }: Input): Promise<void> => {
      const before = await dump(ctx);
      const handled: Handled = { key: ctx.key, token, states: [before], isDone: false };
      this.handled.set(token, handled);
      const set = (name: string, value: unknown): void => {
        ctx.set(name, value);
        handled.states.push({ ...handled.states.at(-1), [name]: value });
      };
      const hold = (): Promise<void> => ctx.run("hold", () => delay(holds));
      if (does === "changes and restores") {
        set("flip", token);
        await hold();
        ctx.clear("flip");
        handled.states.push(before);
      } else {
        await hold();
        const tokens = Array.isArray(before.handled) ? before.handled : [];
        set("handled", [...tokens, token]);
        if (does === "appends and sets shared") set("shared", "closed");
      }
      handled.isDone = true;
    };
    const exclusive = { work: handlers.object.exclusive(work), dump: handlers.object.exclusive(dump) };
    const services = await serveServices([object({ name: this.#service, handlers: exclusive })]);
    const { id } = Object(await this.send("/deployments", { uri: services.url }));
    this.#close = async () => {
      await fetch(`${this.#place.adminUrl}/deployments/${id}?force=true`, { method: "DELETE" });
      await services.close();
    };
  }

  /** Sends a request of the Admin API, which must be accepted. */
  async send(path: string, body: object): Promise<unknown> {
    const response = await fetch(this.#place.adminUrl + path, {
      ...{ method: "POST", body: JSON.stringify(body) },
      headers: { accept: "application/json", "content-type": "application/json" },
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  runHandler(key: string, input: Input): Promise<string> {
    return sendInvocation(this.#place, `${this.#service}/${key}/work`, undefined, input);
  }

  /** Reads the state at a key by a handler, which waits for each earlier change and handler there. */
  async dump(key: string): Promise<Values> {
    return Object(await callHandler(this.#place, `${this.#service}/${key}/dump`));
  }

  /** Reads the stored states by key, of one scope or of none. */
  async readStates(scope: string | undefined): Promise<ReadonlyMap<string, Values>> {
    const query = `SELECT * FROM state WHERE service_name = '${this.#service}'`;
    return readRows(await this.send("/query", { query }), scope);
  }

  close(): Promise<unknown> {
    return this.#close();
  }
}

/** Reads the states by key from the response to a query, whose rows may lack the key if they are `of` one. */
export function readRows(response: unknown, scope: string | undefined, of?: string): Map<string, Values> {
  const states = new Map<string, Values>();
  for (const row of Object(response).rows ?? []) {
    const { service_key = of, key, value } = Object(row);
    if ((row.scope ?? undefined) !== scope || value === undefined) continue;
    const json = Buffer.from(String(value), "hex").toString();
    states.set(service_key, { ...states.get(service_key), [key]: JSON.parse(json) });
  }
  return states;
}
