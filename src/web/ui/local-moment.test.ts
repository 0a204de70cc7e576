import { expect, test } from "vitest";
import { fromLocalMoment, toLocalMoment } from "./local-moment.ts";

test("1.1: the time of arrival keeps its seconds, in the zone of the office wherever the desk stands", () => {
  const at = Date.parse("2026-11-24T08:12:37+03:00");
  expect(toLocalMoment(at, "Europe/Moscow")).toBe("2026-11-24T08:12:37");
  expect(fromLocalMoment("2026-11-24T08:12:37", "Europe/Moscow")).toBe(at);
  expect(fromLocalMoment("2026-11-24T08:12", "Europe/Moscow")).toBe(at - 37_000);
  expect(fromLocalMoment("2026-11-24T13:12:37", "Asia/Vladivostok")).toBe(Date.parse("2026-11-24T13:12:37+10:00"));
});

test("1.1: an empty or unreadable time is no time", () => {
  for (const wrong of ["", "вчера", "2026-13-40T99:00:00"]) expect(fromLocalMoment(wrong, "Europe/Moscow")).toBeNull();
});
