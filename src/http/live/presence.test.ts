import { expect, test } from "vitest";
import type { CaseId, PersonId, TenantId } from "#case";
import { createPresence } from "./presence.ts";

const place = { tenantId: "town" as TenantId, caseId: "case-1" as CaseId };
const vera = { personId: "vera" as PersonId, name: "Вера" };
const ilya = { personId: "ilya" as PersonId, name: "Илья" };

test("others see who looks and who writes, and oneself is not among them", () => {
  const book = createPresence();
  expect(book.say(place, vera, { state: "looking", now: 0 })).toBe(true);
  expect(book.say(place, ilya, { state: "writing", now: 1_000 })).toBe(true);
  expect(book.others(place, vera.personId, 2_000)).toEqual([{ ...ilya, writing: true }]);
  expect(book.others(place, ilya.personId, 2_000)).toEqual([{ ...vera, writing: false }]);
  expect(book.others({ ...place, tenantId: "neighbour" as TenantId }, vera.personId, 2_000)).toEqual([]);
});

test("a beat that changes nothing is told to nobody; a change of what one does is", () => {
  const book = createPresence();
  book.say(place, vera, { state: "looking", now: 0 });
  expect(book.say(place, vera, { state: "looking", now: 10_000 })).toBe(false);
  expect(book.say(place, vera, { state: "writing", now: 12_000 })).toBe(true);
  expect(book.say(place, vera, { state: "left", now: 13_000 })).toBe(true);
  expect(book.say(place, vera, { state: "left", now: 13_000 })).toBe(false);
});

test("who says nothing for thirty seconds is forgotten, once", () => {
  const book = createPresence();
  book.say(place, vera, { state: "looking", now: 0 });
  expect(book.sweep(29_999)).toEqual([]);
  expect(book.others(place, ilya.personId, 30_000)).toEqual([]);
  expect(book.sweep(30_000)).toEqual([place]);
  expect(book.sweep(60_000)).toEqual([]);
});

test("a clock that was set back keeps nobody at the card", () => {
  const book = createPresence();
  book.say(place, vera, { state: "looking", now: 3_600_000 });
  expect(book.others(place, ilya.personId, 0)).toEqual([]);
  expect(book.sweep(0)).toEqual([place]);
});
