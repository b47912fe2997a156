import { expect, it } from "vitest";
import { tidyComment } from "../../../scripts/types/print-comment.js";

// The comments in generated/ have a format, and the mark of a version.
it("the tags of a comment stand at its end, after the description and its list", () => {
  const given =
    "*\n * Title\n * @deprecated\n * @description What it is.\n *\n *     - one\n *     - two\n * @example 1\n ";
  const want = "/**\n * Title\n *\n * What it is.\n *\n * - one\n * - two\n *\n * @deprecated\n * @example 1\n */\n";
  expect(tidyComment(given)).toBe(want);
});
