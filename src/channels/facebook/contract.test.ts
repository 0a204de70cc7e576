import { channelContract } from "../contract-suite.ts";
import type { FakeDriver } from "../contract-driver.ts";
import { runningMeta } from "../meta/contract-fake.ts";
import { startFakeFacebook } from "../meta/fake/index.ts";
import { createFacebook } from "./index.ts";

const driver: FakeDriver = {
  network: "facebook",
  start: async () => {
    const fake = await startFakeFacebook();
    return {
      ...runningMeta(fake, createFacebook({ now: Date.now })),
      editComment: ({ externalId }, text) => Promise.resolve(fake.control.edit(externalId, text)),
    };
  },
};

channelContract(driver);
