import { channelContract } from "../contract-suite.ts";
import type { FakeDriver } from "../contract-driver.ts";
import { runningMeta } from "../meta/contract-fake.ts";
import { startFakeInstagram } from "../meta/fake/index.ts";
import { createInstagram } from "./index.ts";

const driver: FakeDriver = {
  network: "instagram",
  start: async () => {
    const fake = await startFakeInstagram();
    return { ...runningMeta(fake, createInstagram({ now: Date.now })), deletesSilently: true, commentsWithoutFiles: true };
  },
};

channelContract(driver);
