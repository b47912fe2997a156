/** What is built on top of the operations, as methods of a client: SQL, invocations, bulk operations, waiting, state. */

import * as bulk from "../generated/bulk/index.js";
import type { Client } from "../generated/index.js";
import { type Bound, bindFunctions } from "./client/index.js";
import {
  countInvocations,
  getInvocation,
  getJournal,
  getJournalEvents,
  getLastFailure,
  listInvocations,
} from "./invocations/index.js";
import { queryRows, type RowsOptions, type Sql, type SqlRow, streamRows } from "./sql/index.js";
import { readState, replaceState, waitForState } from "./state/index.js";
import { waitForInvocation, waitUntilDrained, waitUntilHealthy } from "./waiting/index.js";

type BoundFeatures = Bound<
  typeof bulk & {
    countInvocations: typeof countInvocations;
    getInvocation: typeof getInvocation;
    getJournal: typeof getJournal;
    getJournalEvents: typeof getJournalEvents;
    getLastFailure: typeof getLastFailure;
    listInvocations: typeof listInvocations;
    readState: typeof readState;
    replaceState: typeof replaceState;
    waitForInvocation: typeof waitForInvocation;
    waitForState: typeof waitForState;
    waitUntilDrained: typeof waitUntilDrained;
    waitUntilHealthy: typeof waitUntilHealthy;
  }
>;

/** The features of an `AdminClient`: each is also a function that takes a client first, where its documentation is. */
export interface AdminFeatures extends BoundFeatures {
  /** Sends a query and gives all of its rows: {@link queryRows} of this client. */
  queryRows<Row extends object = SqlRow>(query: Sql | string, options?: RowsOptions): Promise<Row[]>;
  /** Sends a query and gives its rows as they arrive: {@link streamRows} of this client. */
  streamRows<Row extends object = SqlRow>(
    query: Sql | string,
    options?: RowsOptions,
  ): AsyncGenerator<Row, void, undefined>;
}

export function bindFeatures(client: Client): AdminFeatures {
  return {
    ...bindFunctions(client, {
      ...bulk,
      countInvocations,
      getInvocation,
      getJournal,
      getJournalEvents,
      getLastFailure,
      listInvocations,
      readState,
      replaceState,
      waitForInvocation,
      waitForState,
      waitUntilDrained,
      waitUntilHealthy,
    }),
    queryRows: (query, options) => queryRows(client, query, options),
    streamRows: (query, options) => streamRows(client, query, options),
  };
}
