import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openSecrets, sealSecrets } from "./secrets.ts";

const key = randomBytes(32);

describe("sealed tokens of networks", () => {
  test("open to what was sealed, and the sealed form shows nothing of it", () => {
    const secrets = { token: "vk1.a.длинный", confirmation: "abc" };
    const sealed = sealSecrets(key, secrets, "town/page");
    expect(JSON.stringify(sealed)).not.toContain("vk1");
    expect(openSecrets(key, sealed, "town/page")).toEqual(secrets);
  });

  test("cannot be moved to another page, nor opened with another key", () => {
    const sealed = sealSecrets(key, { token: "t" }, "town/page");
    expect(() => openSecrets(key, sealed, "town/other")).toThrow(/cannot be opened/);
    expect(() => openSecrets(randomBytes(32), sealed, "town/page")).toThrow(/cannot be opened/);
    expect(() => openSecrets(key, { secret: sealed["token"] ?? "" }, "town/page")).toThrow(/cannot be opened/);
  });
});
