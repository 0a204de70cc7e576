import { expect, test } from "vitest";
import { createSignInGuard } from "./sign-in-guard.ts";

const now = 1_000_000;
const fail = (guard: ReturnType<typeof createSignInGuard>, address: string, login: string, times: number): void => {
  for (let time = 0; time < times; time += 1) guard.failed(address, login, now);
};

test("five failures from one address on one login make that pair wait, and nobody else", () => {
  const guard = createSignInGuard();
  fail(guard, "10.0.0.1", "curator", 5);
  expect(guard.retryAfter("10.0.0.1", "curator", now)).toBe(60);
  expect(guard.retryAfter("10.0.0.1", "head", now)).toBe(0);
});

test("a victim is not shut out by failures from elsewhere, only answered later", () => {
  const guard = createSignInGuard();
  for (let host = 0; host < 40; host += 1) fail(guard, `10.0.1.${host}`, "curator", 4);
  expect(guard.retryAfter("10.0.0.9", "curator", now)).toBe(0);
  expect(guard.delay("curator", now)).toBe(1_500);
  expect(guard.delay("head", now)).toBe(0);
});

test("an address that fails on many logins waits too", () => {
  const guard = createSignInGuard();
  for (let index = 0; index < 60; index += 1) guard.failed("10.0.0.2", `person${index}`, now);
  expect(guard.retryAfter("10.0.0.2", "fresh", now)).toBeGreaterThan(0);
});

test("after a minute, and after a success, the count begins anew", () => {
  const guard = createSignInGuard();
  fail(guard, "10.0.0.1", "curator", 5);
  expect(guard.retryAfter("10.0.0.1", "curator", now + 60_001)).toBe(0);
  guard.succeeded("10.0.0.1", "curator");
  expect(guard.retryAfter("10.0.0.1", "curator", now)).toBe(0);
});
