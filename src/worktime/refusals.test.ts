import { describe, expect, test } from "vitest";
import { compileOffice } from "./compile.ts";

/** The words of each refusal of an office and a calendar, Russian and English. */
const words = (office: object, calendars: readonly unknown[] = []): readonly (readonly [string, string])[] => {
  const outcome = compileOffice({ zone: "UTC", hours: { mon: "08:00-09:00" }, ...office }, calendars);
  return outcome.ok ? [] : outcome.problems.map(({ ru, en }) => [ru, en]);
};
const exception = (day: object): readonly (readonly [string, string])[] => words({ exceptions: [{ date: "2025-07-16", ...day }] });
const calendar = (data: object): readonly (readonly [string, string])[] => words({ calendar: "c" }, [{ id: "c", ...data }]);

describe("a refusal says in both languages what is needed and what stands there", () => {
  test("hours of a week", () => {
    expect(words({ hours: { mon: [5] } })).toEqual([
      ["Здесь нужны часы вида «08:00-12:00 12:48-17:00», а стоит [5].", 'Hours like "08:00-12:00 12:48-17:00" are needed here, not [5].'],
    ]);
    expect(words({ hours: { mon: [["08:00"]] } })[0]?.[1]).toBe('Hours like "08:00-12:00 12:48-17:00" are needed here, not [["08:00"]].');
    expect(words({ hours: { mon: "8-9 10:00-11:00" } })[0]?.[1]).toBe('Hours like "08:00-12:00 12:48-17:00" are needed here, not "8-9".');
    expect(words({ hours: { mon: "08:00-12:00 11:00-17:00" } })).toEqual([
      ["Часы пересекаются: 08:00-12:00 11:00-17:00.", "The hours overlap: 08:00-12:00 11:00-17:00."],
    ]);
    expect(words({ hours: { moonday: "08:00-12:00" } })).toEqual([
      [
        "Непонятный день недели «moonday». Пишите mon, mon-thu, mon,wed или daily.",
        '"moonday" names no day of the week. Write mon, mon-thu, mon,wed or daily.',
      ],
    ]);
    expect(words({ hours: { "mon-wed": "08:00-12:00", tue: "08:00-12:00" } })).toEqual([
      ["День «tue» указан дважды.", 'The day "tue" is given twice.'],
    ]);
    expect(words({ hours: {} })).toEqual([
      ["Учреждение не работает ни часа: срок никогда не истечёт.", "The office is never open: no term would ever end."],
    ]);
  });
  test("an office and its calendar", () => {
    expect(compileOffice("office.yaml", [])).toMatchObject({
      problems: [{ ru: "Здесь нужно расписание: { zone, hours, … }.", en: "An office is needed here: { zone, hours, … }." }],
    });
    expect(words({ zone: "Mars/Base" })).toEqual([["Неизвестный часовой пояс «Mars/Base».", 'Unknown zone "Mars/Base".']]);
    expect(words({ byOrder: "radonitsa", calendar: "c" }, [{ id: "c" }])).toEqual([
      ["В календаре нет дней «radonitsa».", 'The calendar has no days "radonitsa".'],
    ]);
    expect(words({ calendar: 5 })).toEqual([["Здесь нужно имя календаря, а стоит 5.", "A calendar's name is needed here, not 5."]]);
    expect(words({ calender: "ru" })).toEqual([
      [
        "Неизвестное поле «calender». Известны: id, name, title, note, version, zone, hours, calendar, calendars, byOrder, exceptions, holidays.",
        'Unknown field "calender". Known: id, name, title, note, version, zone, hours, calendar, calendars, byOrder, exceptions, holidays.',
      ],
    ]);
    expect(words({ version: [] })).toEqual([["Здесь нужен текст, а стоит [].", "A text is needed here, not []."]]);
    const circle = [
      { id: "a", extends: "b" },
      { id: "b", extends: "a" },
    ];
    expect(words({ calendar: "a" }, circle)[0]?.[0]).toBe("Календари ссылаются друг на друга по кругу: «a».");
  });
  test("a horizon", () => {
    const office = { zone: "UTC", hours: { mon: "08:00-09:00" }, calendar: "c" };
    const law = { id: "c", years: { 2025: { basis: "a" } } };
    expect(compileOffice(office, [law], { from: "2025-01-02", to: "2025-01-01" })).toMatchObject({
      problems: [{ ru: "Конец горизонта раньше начала.", en: "The horizon ends before it starts." }],
    });
    expect(compileOffice(office, [law], { from: "2025-01-01", to: "2026-01-01" })).toMatchObject({
      problems: [{ ru: "В календаре «c» нет 2026 года.", en: 'The calendar "c" has no year 2026.' }],
    });
    expect(compileOffice(office, [law], { from: "soon", to: "2026-01-01" })).toMatchObject({
      problems: [{ ru: 'Здесь нужна дата вида 2025-11-01, а стоит "soon".', en: 'A date like 2025-11-01 is needed here, not "soon".' }],
    });
  });
  test("a dated exception", () => {
    expect(exception({ kind: "closed" })).toEqual([
      [
        'Вид дня — off, holiday, hours, shorter или replaces, а стоит "closed".',
        'The kind of a day is off, holiday, hours, shorter or replaces, not "closed".',
      ],
    ]);
    expect(exception({ kind: "shorter", by: "soon" })).toEqual([
      [
        'Здесь нужно, на сколько минут день короче (60 или «1h»), а стоит "soon".',
        'By how many minutes the day is shorter is needed here (60 or "1h"), not "soon".',
      ],
    ]);
    expect(exception({ name: 5 })).toEqual([
      ["Здесь нужен текст или { ru, en }, а стоит 5.", "A text or { ru, en } is needed here, not 5."],
    ]);
    expect(words({ exceptions: [5] })).toEqual([["Здесь нужен день, а стоит 5.", "A day is needed here, not 5."]]);
    expect(words({ exceptions: ["2025-07-16", "2025-07-16"] })).toEqual([
      ["День 2025-07-16 указан дважды.", "The day 2025-07-16 is given twice."],
    ]);
    expect(words({ exceptions: [{ from: "2025-07-16", to: "2025-07-15" }] })).toEqual([
      [
        "Дни с 2025-07-16 по 2025-07-15: конец раньше начала или больше года.",
        "Days from 2025-07-16 to 2025-07-15: the end is before the start, or more than a year.",
      ],
    ]);
  });
  test("a calendar", () => {
    expect(words({}, ["ru"])).toEqual([["Здесь нужен календарь: { id, version, … }.", "A calendar is needed here: { id, version, … }."]]);
    expect(calendar({ weekend: "moonday" })).toEqual([["Непонятные дни недели.", "These name no days of the week."]]);
    expect(calendar({ holidays: ["02-30"] })).toEqual([
      ['Здесь нужен день года вида 05-09, а стоит "02-30".', 'A day of the year like 05-09 is needed here, not "02-30".'],
    ]);
    expect(calendar({ byOrder: [{}] })).toEqual([["Здесь нужны { id, name, days }.", "{ id, name, days } is needed here."]]);
    expect(calendar({ years: [] })).toEqual([["Здесь нужны годы: { 2025: { … } }.", "Years are needed here: { 2025: { … } }."]]);
    expect(calendar({ years: { soon: {} } })).toEqual([["«soon» — не год.", '"soon" is not a year.']]);
    expect(calendar({ years: { 2025: {} } })).toEqual([
      [
        "Для 2025 года не назван акт о переносах. Назовите его или пометьте год provisional: true.",
        "No decree is named for 2025. Name it, or mark the year provisional: true.",
      ],
    ]);
  });
  test("a transfer of a decree", () => {
    const transfer = (from: string, to: string): readonly (readonly [string, string])[] =>
      calendar({ holidays: [{ on: "05-01" }], years: { 2025: { basis: "a", transfers: [{ from, to }] } } });
    expect(transfer("2024-04-27", "2025-05-02")[0]).toEqual(["День 2024-04-27 не из 2025 года.", "The day 2024-04-27 is not of 2025."]);
    expect(transfer("2025-04-30", "2025-05-02")).toEqual([
      ["2025-04-30 — рабочий день, переносить с него нечего.", "2025-04-30 is a working day: there is no day off to move."],
    ]);
    expect(transfer("2025-04-26", "2025-05-01")).toEqual([["2025-05-01 — уже выходной или праздник.", "2025-05-01 is a day off already."]]);
  });
  test("a zone, a reversed interval, a circle of calendars, a calendar that is not there", () => {
    const outcome = compileOffice({ zone: 5, hours: { mon: "08:00-07:00" } }, []);
    expect(outcome).toMatchObject({
      problems: [
        { ru: "Здесь нужен часовой пояс вида Europe/Moscow, а стоит 5.", en: "A zone like Europe/Moscow is needed here, not 5." },
        {
          ru: "Конец раньше начала: 08:00-07:00. Ночную смену запишите двумя днями: до 24:00 и с 00:00.",
          en: "The end is not after the start: 08:00-07:00. Write a night shift as two days: until 24:00 and from 00:00.",
        },
      ],
    });
    expect(compileOffice({ zone: "UTC", hours: 5 }, [])).toMatchObject({
      problems: [{ en: 'Hours like "08:00-12:00 12:48-17:00" are needed here, not 5.' }],
    });
    expect(compileOffice({ hours: { mon: "08:00-09:00" } }, [])).toMatchObject({
      problems: [{ en: "A zone like Europe/Moscow is needed here, not —." }],
    });
    const circle = [
      { id: "a", extends: "b" },
      { id: "b", extends: "a" },
    ];
    expect(compileOffice({ zone: "UTC", hours: { mon: "08:00-09:00" }, calendar: "a" }, circle)).toMatchObject({
      problems: [{ en: 'Calendars extend each other in a circle: "a".' }],
    });
    expect(compileOffice({ zone: "UTC", hours: { mon: "08:00-09:00" }, calendar: "c" }, circle)).toMatchObject({
      problems: [{ ru: "Нет календаря «c».", en: 'There is no calendar "c".' }],
    });
  });
});
