import { describe } from "vitest";
import { useServer } from "../live/use-server.js";
import { versions } from "../live/versions.js";
import { describeContents } from "./describe-contents.js";
import { describeKysely } from "./describe-kysely.js";
import { describeManifest } from "./describe-manifest.js";
import { describePrograms } from "./describe-programs.js";
import { describeTypes } from "./describe-types.js";
import { describeUserTests } from "./describe-user-tests.js";
import { useConsumer } from "./use-consumer.js";

const version = versions.at(-1) ?? "";

// In one file, since it is packed once for all of them.
describe("the packed package", () => {
  const consumer = useConsumer();
  const server = useServer(version);

  describeContents(consumer, version);
  describeManifest(consumer);
  describeTypes(consumer);
  describePrograms(consumer, server, version);
  describeKysely(consumer, server);
  describeUserTests(consumer);
});
