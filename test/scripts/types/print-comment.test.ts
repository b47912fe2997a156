import { describe, expect, it } from "vitest";
import { tidyComment } from "../../../scripts/types/print-comment.js";

describe("tidyComment", () => {
  it.each<[string, { given: string; want: string }]>([
    [
      "a format after the description",
      {
        given: "*\n * Format: uri\n * @description Where it is.\n ",
        want: "/**\n * Where it is.\n *\n * Format: uri\n */\n",
      },
    ],
    [
      "tags at the end",
      {
        given:
          "*\n * Title\n * @deprecated\n * @description What it is.\n *\n *     - one\n *     - two\n * @example 1\n ",
        want: "/**\n * Title\n *\n * What it is.\n *\n * - one\n * - two\n *\n * @deprecated\n * @example 1\n */\n",
      },
    ],
    [
      "the mark of a version",
      {
        given: `*\n * Format: uri\n * @description What it is.\n *\n *     @since Restate 1.7.2\n `,
        want: `/**\n * What it is.\n *\n * Format: uri\n *\n * @since Restate 1.7.2\n */\n`,
      },
    ],
  ])("writes %s", (_, { given, want }) => expect(tidyComment(given)).toBe(want));
});
