import { expect, test } from "vitest";
import { oauthHeader, oauthParams, oauthSignature } from "./oauth.ts";

/** The worked example of OAuth Core 1.0, appendix A. */
const keys = {
  consumerKey: "dpf43f3p2l4k3l03",
  consumerSecret: "kd94hf93k423kf44",
  accessToken: "nnch734d00sl2jdk",
  accessSecret: "pfkkdhi9sl3r4s00",
};

test("the signature of the standard's example comes out", () => {
  const url = "http://photos.example.net/photos?file=vacation.jpg&size=original";
  const call = { method: "GET", url, nonce: "kllo9940pd9333jh", timestamp: 1_191_242_096 };
  expect(oauthSignature(call, keys, oauthParams(call, keys))).toBe("tR3+Ty81lMeYAr/Fid0kMTYa/WM=");
});

test("a header names no secret, and two calls differ", () => {
  const call = { method: "GET", url: "https://api.x.com/2/users?ids=1,2&user.fields=a b" };
  const [first, second] = [oauthHeader(call, { keys, now: 1000 }), oauthHeader(call, { keys, now: 1000 })];
  expect(first).not.toBe(second);
  for (const secret of [keys.consumerSecret, keys.accessSecret]) expect(first).not.toContain(secret);
  expect(first).toMatch(/^OAuth oauth_consumer_key="[^"]+", .*oauth_signature="[^"]+"$/u);
});
