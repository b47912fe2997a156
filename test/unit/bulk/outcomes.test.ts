import { beforeEach, expect, it } from "vitest";
import {
  type BulkOptions,
  type BulkResult,
  type BulkTargets,
  type Client,
  createClient,
  pauseInvocations,
  restartInvocationsAsNew,
  resumeInvocations,
} from "../../../src/index.js";
import { useFastClock } from "../../kit/fast-clock.js";
import { answerJson, answerText, startLoopbackServer } from "../../kit/loopback-server.js";
import {
  type Answer,
  answerEach,
  answerFirst,
  answerQuery,
  client,
  idOf,
  type Lists,
  listIds,
  names,
  server,
  sizes,
  useBulkServer,
} from "./bulk-server.js";

type Act = (client: Client, targets: BulkTargets, options?: BulkOptions) => Promise<BulkResult>;
type Responder = Exclude<Answer, string | number>;

const cut: Responder = (response) => response.destroy();
const gateway: Responder = (response) => answerText(response, 504, "Gateway Timeout");
const returnNew: Responder = (response) => answerJson(response, 200, { new_invocation_id: "inv_new" });
const once = { maxRetries: 0 };

useFastClock();
useBulkServer();
beforeEach(() => answerQuery([]));

/** Lists the ids that were called one by one. */
const called = () =>
  server.requests
    .map(idOf)
    .filter((id) => id !== "")
    .sort();

it.each<[string, Act, Readonly<Record<string, Answer>>, Lists]>([
  [
    "a pause had nothing to do by the status of the success, or the words of a 409",
    pauseInvocations,
    { inv_1: 202, inv_2: 200, inv_3: "Invocation 'inv_3' is not running, cannot be paused", inv_4: 409 },
    {
      succeeded: ["inv_1"],
      unchanged: ["inv_2 200 not running", "inv_3 409 not started or completed"],
      failed: ["inv_4"],
    },
  ],
  [
    "a resume had nothing to do by the words of a 409",
    resumeInvocations,
    { inv_1: "The invocation 'inv_1' is completed", inv_2: "The invocation 'inv_2' is still running" },
    { unchanged: ["inv_1 409 completed"], failed: ["inv_2"] },
  ],
])("%s", async (_, act, answers, lists) => {
  answerEach(answers);
  expect(listIds(await act(client, Object.keys(answers)))).toEqual(lists);
});

const [first, last] = [names(6).slice(0, 3), names(6).slice(3)];
const afterLoss = { succeeded: last, unknown: first };

it.each<[string, Responder, number[], Lists?]>([
  ["404, as from an older server", (response) => response.writeHead(404).end(), [3]],
  ["422, for an id", (response) => answerText(response, 422, "invocation_ids[1]: bad format"), [3, 3]],
  ["400, for the deployment", (response) => answerJson(response, 400, { message: "no" }), [3, 3]],
  ["429", (response) => response.writeHead(429).end(), [3, 3]],
  ["no answer", cut, [3, 3], afterLoss],
  ["504", gateway, [3, 3], afterLoss],
  ["silence", () => {}, [3], afterLoss],
])(
  "after an answer to a batch that is %s, a run calls what it left undone, and loses nothing",
  async (_, answer, batches, lists) => {
    answerFirst(answer);
    const options = { concurrency: 3, timeout: 5_000 };
    const result = await resumeInvocations(client, names(6), options);
    expect(listIds(result)).toEqual(lists ?? { succeeded: names(6) });
    expect(sizes()).toEqual(batches);
    expect(called()).toEqual([...(lists ? [] : first), ...(batches.length === 1 ? last : [])]);
  },
);

it("an entry has the data, or the error of its call", async () => {
  answerEach({ inv_1: returnNew, inv_2: 404 });
  const { succeeded, failed } = await restartInvocationsAsNew(client, ["inv_1", "inv_2", ""]);
  expect(succeeded).toEqual([{ id: "inv_1", data: { new_invocation_id: "inv_new" } }]);
  expect(Object.fromEntries(failed.map(({ id, error }) => [id, error]))).toMatchObject({
    inv_2: { name: "AdminResponseError", status: 404, operation: "restartAsNewInvocation" },
    "": { name: "TypeError" },
  });
});

it("an outcome is known where nothing was sent", async () => {
  const gone = await startLoopbackServer();
  await gone.close();
  const refused = createClient({ baseUrl: gone.url });
  const tokenless = createClient({ baseUrl: server.url, token: () => Promise.reject(new Error("no")) });
  for (const one of [refused, tokenless]) {
    expect(listIds(await restartInvocationsAsNew(one, ["inv_1"], once))).toEqual({ failed: ["inv_1"] });
  }
});
