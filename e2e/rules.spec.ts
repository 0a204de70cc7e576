/** The calendar and the act, as those who keep them change them: what would move is told before anything is written. */
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { compileOffice } from "#worktime";
import { goHome, sitDown, watchTrouble, wide } from "./people.ts";
import { asked } from "./straight-way.ts";

test.afterEach(goHome);

const dayMs = 86_400_000;
const stamp = Date.now().toString(36);

/** A transfer of the nearest working day to the nearest day off after it: a decree of the last minute. */
const nearTransfer = async (page: Page): Promise<{ readonly year: string; readonly from: string; readonly to: string }> => {
  const { worktime } = await asked<{ readonly worktime: { readonly office: unknown; readonly calendars: readonly unknown[] } }>(
    page,
    "/api/me",
  );
  const compiled = compileOffice(worktime.office, worktime.calendars);
  if (!compiled.ok) throw new Error("the town's calendar cannot be read");
  const { days } = compiled.calendar;
  const dateOf = (index: number): Date => new Date(days.date(index) * dayMs);
  const tomorrow = Array.from({ length: days.count }, (_, index) => index).find((index) => days.start(index) > Date.now()) ?? 0;
  const next = (from: number, wanted: (index: number) => boolean): number => {
    let index = from;
    while (!wanted(index)) index += 1;
    return index;
  };
  const isWeekend = (index: number): boolean => [0, 6].includes(dateOf(index).getUTCDay());
  const off = next(tomorrow, (index) => days.isWorking(index) && !isWeekend(index));
  const worked = next(off, (index) => !days.isWorking(index) && isWeekend(index));
  const written = (index: number): string => dateOf(index).toISOString().slice(0, 10);
  return { year: written(off).slice(0, 4), from: written(worked), to: written(off) };
};

const settings = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("navigation").getByRole("link", { name }).click();
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
};

test("3.1.6: a year's file is checked, shows which deadlines would move, and the recomputation is recorded with its basis", async ({
  browser,
}) => {
  const admin = await sitDown(browser, "admin", wide);
  const trouble = watchTrouble(admin);
  const { year, from, to } = await nearTransfer(admin);
  await settings(admin, "Календарь");
  const text = admin.getByLabel("Текст файла");

  await test.step("3.1.6: a file that is wrong says the line, the column and what to do; nothing is changed", async () => {
    await text.fill(`years:\n  ${year}:\n    basis: Проба\n    transfers:\n      - { from: ${year}-02-31, to: ${to} }\n`);
    await admin.getByRole("button", { name: "Проверить и показать, что сдвинется" }).click();
    await expect(admin.getByRole("alert")).toContainText(/строка 5, столбец \d+/);
  });

  await test.step("3.1.6: what would move stands before the confirmation, the old beside the new", async () => {
    await text.fill(`years:\n  ${year}:\n    basis: Постановление № 1\n    transfers:\n      - { from: ${from}, to: ${to} }\n`);
    await admin.getByRole("button", { name: "Проверить и показать, что сдвинется" }).click();
    await expect(admin.getByText(`Изменятся годы: ${year}`)).toBeVisible();
    await expect(admin.getByText(/Сдвин(ется|утся) \d+ срок/)).toBeVisible();
    await expect(admin.getByRole("columnheader", { name: "Стало" })).toBeVisible();
    await expect(admin.getByRole("cell", { name: /Общий срок/ }).first()).toContainText("п. 3.");
  });

  await test.step("3.1.6: brought into force by its basis, it stays in the history with the deadlines that it moved", async () => {
    await admin.getByLabel("Основание").fill(`Постановление ${stamp}`);
    await admin.getByRole("button", { name: "Ввести в действие" }).click();
    await expect(admin.getByText(/Календарь введён в действие. Сдвинулось сроков: [1-9]/)).toBeVisible();
    const line = admin.getByRole("listitem").filter({ hasText: `Постановление ${stamp}` });
    await expect(line).toContainText("Титов");
    await line.getByRole("button", { name: "Показать сроки" }).click();
    await expect(line.getByRole("cell", { name: /Общий срок/ }).first()).toBeVisible();
  });

  expect(trouble).toEqual([]);
});

test("3.1.2: an act is checked with line, column and remedy, compared with the edition in force, and adopted from a day", async ({
  browser,
}) => {
  const file = readFileSync(new URL("../procedures/gulkevichi.yaml", import.meta.url), "utf8");
  const edition = file.replace('edition: "1"', `edition: "e2e ${stamp}"`);
  const admin = await sitDown(browser, "admin", wide);
  const trouble = watchTrouble(admin);
  await settings(admin, "Порядок");
  await admin.getByRole("tab", { name: "Проверить файл" }).click();
  const text = admin.getByLabel("Текст файла");
  const check = admin.getByRole("button", { name: "Проверить", exact: true });

  await test.step("an error shows where it stands and what to do", async () => {
    await text.fill(edition.replace("term: 8wh", "term: восемь часов"));
    await check.click();
    await expect(admin.getByRole("alert")).toContainText(/строка \d+, столбец \d+/);
    await expect(admin.getByRole("alert")).toContainText("Что сделать");
  });

  await test.step("3.1.2: a changed term stands first, old beside new, with the cases in which it runs", async () => {
    const draft = edition.indexOf("      draft:\n");
    await text.fill(edition.slice(0, draft) + edition.slice(draft).replace("term: 8wh", "term: 6wh"));
    await check.click();
    const change = admin.getByRole("listitem").filter({ hasText: "п. 3.1.2" }).first();
    // Every way of a case is walked before the answer: a loaded machine needs its time.
    await expect(change).toContainText("8 раб. ч", { timeout: 60_000 });
    await expect(change).toContainText("6 раб. ч");
    await expect(change).toContainText(/сейчас (нигде не идёт|идёт в)/);
    await expect(admin.getByText(/По прежней редакции доработают/)).toBeVisible();
  });

  await test.step("adopted from a day to come, it waits among the editions", async () => {
    const day = new Date(Date.now() + 40 * dayMs).toISOString().slice(0, 10);
    await admin.getByLabel("Действует с").fill(day);
    await admin.getByLabel("Основание").fill(`Постановление о порядке ${stamp}`);
    await admin.getByRole("button", { name: "Ввести в действие" }).click();
    await expect(admin.getByText("Редакция записана")).toBeVisible();
    await admin.getByRole("tab", { name: "Редакции" }).click();
    const line = admin.getByRole("listitem").filter({ hasText: `Постановление о порядке ${stamp}` });
    await expect(line).toContainText("Титов");
    await expect(line.getByText("действует", { exact: true })).toHaveCount(0);
  });

  expect(trouble).toEqual([]);
});
