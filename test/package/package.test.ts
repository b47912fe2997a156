import { describe } from "vitest";
import { useServer } from "../kit/use-server.js";
import { newest } from "../kit/versions.js";
import { describeContents } from "./describe-contents.js";
import { describeHovers } from "./describe-hovers.js";
import { describeKysely } from "./describe-kysely.js";
import { describeManifest } from "./describe-manifest.js";
import { describePrograms } from "./describe-programs.js";
import { describeSurface } from "./describe-surface.js";
import { describeTypes } from "./describe-types.js";
import { describeUserTests } from "./describe-user-tests.js";
import { describeGuides } from "./guides/describe-guides.js";
import { describeRecipes } from "./guides/recipes/describe-recipes.js";
import { useConsumer } from "./use-consumer.js";

// All tests are in one file, since the package is packed once for all of them.
describe("the packed package", () => {
  const consumer = useConsumer();
  const server = useServer(newest);

  describeContents(consumer);
  describeManifest(consumer);
  describeSurface(consumer);
  describeHovers(consumer);
  describeTypes(consumer);
  describePrograms(consumer, server, newest);
  describeKysely(consumer, server);
  describeUserTests(consumer);
  describeGuides(consumer);
  describeRecipes(consumer, server);
});
