import { expect, test } from "vitest";
import { ru } from "../../texts/ru.ts";
import { emptyForm, requestOf, troubleOf } from "./form.ts";

const zone = "Europe/Moscow";
const now = Date.parse("2026-11-24T09:00:05+03:00");
const words = ru.otherWays.newCard;

test("1.1: an empty form names each missing thing at its field, and a time to come is refused", () => {
  const empty = emptyForm(now, zone);
  expect(Object.keys(troubleOf(empty, { now, zone, words }))).toEqual(["text", "reason", "replyTo"]);
  expect(troubleOf({ ...empty, arrivedAt: "2026-11-24T09:00:06" }, { now, zone, words }).arrivedAt).toBe(words.arrivalFuture);
  expect(troubleOf({ ...empty, arrivedAt: "" }, { now, zone, words }).arrivedAt).toBe(words.arrivalRequired);
});

test("3.2.6: a message of «Инцидент» names no way for its reply: the reply is handed over", () => {
  const form = { ...emptyForm(now, zone), source: "incident" as const, text: "Нет воды", reason: "письмо", way: "позвонить" };
  expect(troubleOf(form, { now, zone, words })).toEqual({});
  expect(requestOf(form, zone)).toMatchObject({ kind: "post", replyTo: null, arrivedAt: Math.floor(now / 1000) * 1000 });
});

test("3.5: how the author wrote decides who sees the reply", () => {
  const form = { ...emptyForm(now, zone), text: "Нет воды", reason: "звонок", pageId: "p" };
  expect(requestOf({ ...form, replyTo: "page", kind: "comment" }, zone)).toMatchObject({ kind: "comment", replyTo: { pageId: "p" } });
  expect(requestOf({ ...form, replyTo: "way", kind: "comment", way: "лично" }, zone).kind).toBe("direct");
});
