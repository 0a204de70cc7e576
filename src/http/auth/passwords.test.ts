import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./passwords.ts";

test("a password fits its own hash and no other", async () => {
  const hash = await hashPassword("пруд и берёзы 7");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(hash, "пруд и берёзы 7")).toBe(true);
  expect(await verifyPassword(hash, "пруд и берёзы 8")).toBe(false);
  expect(await hashPassword("пруд и берёзы 7")).not.toBe(hash);
});

test("a string that is no hash of ours never fits, and never throws", async () => {
  expect(await verifyPassword("", "x")).toBe(false);
  expect(await verifyPassword("$2b$10$abcdefghijklmnopqrstuv", "x")).toBe(false);
});

test("more passwords at once than the machine may hash wait in a queue and all come out", async () => {
  const hashes = await Promise.all(Array.from({ length: 9 }, (_, index) => hashPassword(`тихая улица ${index}`)));
  expect(await Promise.all(hashes.map((hash, index) => verifyPassword(hash, `тихая улица ${index}`)))).toEqual(
    Array.from({ length: 9 }, () => true),
  );
});
