import { at, type Draft, json, text } from "./draft.js";

export interface Shape {
  readonly change: (draft: Draft) => void;
  /** Code that the printed program must have. */
  readonly prints: readonly string[];
}

const item = { type: "object", properties: { name: text }, required: ["name"] };

/** Shapes that no version of the API has had so far, and that the generator supports. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  "a parameter with the name of a request option": {
    change: (draft) => addParameter(draft, { name: "timeout", schema: { type: "integer" } }),
    prints: ["restate.version(client, { timeout_: 1, request: { timeout: 1000, maxRetries: 0 } })"],
  },
  "a JSON parameter": {
    change: (draft) => addParameter(draft, { name: "filter", content: { "application/json": { schema: item } } }),
    prints: ['{ filter: { name: "text" }, timeout: 1000'],
  },
  "a parameter of another media type": {
    change: (draft) =>
      addParameter(draft, { name: "words", content: { "text/plain": { schema: { type: "integer" } } } }),
    prints: ['{ words: "text", timeout: 1000'],
  },
  "server-sent events": {
    change: (draft) => setAnswers(draft, { "200": { "text/event-stream": { schema: text } } }),
    prints: ["for await (const event of data) {", "use<string>(event.data);"],
  },
  "JSON or, with another status, server-sent events": {
    change: (draft) =>
      setAnswers(draft, {
        "200": { "application/json": { schema: item } },
        "202": { "text/event-stream": { schema: text } },
      }),
    prints: ["if (Symbol.asyncIterator in data) {", "use<string>(event.data);", "use<string>(data.name);"],
  },
  "JSON or, with another status, bytes": {
    change: (draft) =>
      setAnswers(draft, { "200": { "application/json": { schema: item } }, "202": { "application/octet-stream": {} } }),
    prints: ["if (data instanceof Blob) {", "use<string>(data.name);"],
  },
  "text or bytes": {
    change: (draft) => setAnswers(draft, { "200": { "text/plain": { schema: text }, "image/png": {} } }),
    prints: ["use<Blob | string>(data);"],
  },
  "server-sent events or nothing": {
    change: (draft) => setAnswers(draft, { "200": { "text/event-stream": { schema: text } }, "204": {} }),
    prints: ["if (data) {", "use<string>(event.data);"],
  },
  "a redirect": {
    change: (draft) => setAnswers(draft, { "307": {} }),
    prints: ["use<string>(data);"],
  },
  "a body in any of several media types": {
    change: (draft) => {
      const content = { "application/json": { schema: item }, "text/plain": { schema: text } };
      at(draft, "paths", "/vqueues/{vqueue_id}/pause", "post").requestBody = json({ required: true, content });
    },
    prints: ['restate.pauseVqueue(client, "text", { name: "text" }'],
  },
};

function addParameter(draft: Draft, parameter: object): void {
  at(draft, "paths", "/version", "get").parameters = json([{ in: "query", description: "It", ...parameter }]);
}

function setAnswers(draft: Draft, answers: Readonly<Record<string, object>>): void {
  const responses = Object.entries(answers).map(([status, content]) => [status, { description: "Good", content }]);
  at(draft, "paths", "/health", "get").responses = json(Object.fromEntries(responses));
}
