/** What a runtime reports about the scenarios. */
export interface Report {
  /** By scenario: null if it passed. */
  readonly problems: Readonly<Record<string, string | null>>;
  /** When the last scenario ended, in milliseconds since 1970. */
  readonly ended: number;
  /** What the runtime left behind, and what it complained about. */
  readonly left: readonly string[];
}

/** What the scenarios are run against; consumer/scenarios.mjs describes each. */
export interface Target {
  readonly version: string;
  readonly baseUrl: string;
  readonly relayUrl: string;
  readonly refusedUrl: string;
  readonly environmentUrl: string;
  readonly serviceUrl: string;
}
