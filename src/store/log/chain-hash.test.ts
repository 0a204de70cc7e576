import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { canonicalJson, genesis, nextHash } from "./chain-hash.ts";

describe("the hash of the chain", () => {
  test("canonical JSON sorts keys at every depth and knows no spaces", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "я" }], a: true })).toBe('{"a":true,"b":[1,{"c":"я","d":null}]}');
  });

  test("is SHA-256 over the former hash and the canonical event, so that anybody can count it again", () => {
    const event = { case_id: "c", version: 1, type: "closed", data: {}, actor: { kind: "system" }, step: "end", at: 5 };
    const content =
      '{"actor":{"kind":"system"},"at":5,"case_id":"c","data":{},"seq":1,"step":"end","tenant_id":"t","type":"closed","version":1}';
    const expected = createHash("sha256").update(Buffer.alloc(32)).update(content).digest("hex");
    expect(nextHash(genesis, { tenantId: "t", seq: 1, event })).toBe(expected);
  });
});
