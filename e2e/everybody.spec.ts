/** A reply of general interest (3.6): from the card to the site and an official page, and to everybody who reads it. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { goHome, openCase, watchTrouble, wide } from "./people.ts";
import { gather, letOut, move, pane, pull, withUnit, cardOf } from "./straight-way.ts";

test.afterEach(goHome);

const stamp = Date.now().toString(36);

test("3.6: a reply for everybody goes to the site and to a page; a failed post says why and is sent again; the site is read without scripts", async ({
  browser,
}) => {
  const people = await gather(browser);
  const { curator, unit } = people;
  const trouble = watchTrouble(curator);
  const words = `Когда откроют каток ${stamp}`;
  const answer = `Каток откроют 1 декабря, вход свободный, ${stamp}.`;

  const caseId = await withUnit(people, words);
  await move(unit, caseId, { do: "submitDraft", text: `Анна, ${answer}`, files: [], measures: "" });
  await letOut(people, caseId);
  await expect.poll(async () => (await cardOf(curator, caseId)).publications.at(-1)?.status).toBe("published");

  await test.step("3.6: the curator marks it; names of the author are pointed at before anything is public", async () => {
    await openCase(curator, "Ответы", words);
    await pane(curator).getByText("Другие действия").click();
    await pane(curator).getByRole("button", { name: "Отметить, что ответ интересен всем" }).click();
    await pane(curator).getByRole("button", { name: "Отметить, что ответ интересен всем" }).last().click();
    await expect(pane(curator).getByRole("heading", { name: "Ответ интересен многим" })).toBeVisible();
    await pane(curator).getByLabel("Ответ для всех").fill(`Анна, звоните 8 918 123-45-67. ${answer}`);
    await expect(pane(curator).getByText(/Похоже на личные данные/)).toContainText("8 918 123-45-67");
    await expect(pane(curator).getByRole("button", { name: "Опубликовать на сайте" })).toBeDisabled();
    await pane(curator).getByLabel("Ответ для всех").fill(answer);
    await pane(curator).getByLabel("Вопрос коротко").fill(`Когда откроют каток, ${stamp}?`);
  });

  await test.step("3.6: the page does not take the post; the reason is told, and it is sent again", async () => {
    await pull("fail", { kind: 214, times: 1, method: "wall.post" });
    await pane(curator)
      .getByRole("checkbox", { name: /Страница главы/ })
      .check();
    await pane(curator).getByRole("button", { name: "Опубликовать на сайте" }).click();
    const post = pane(curator).getByRole("region", { name: /Страница главы/ });
    await expect(post.getByText("Не размещено")).toBeVisible();
    await expect(post.getByRole("button", { name: "Опубликовано вручную" })).toBeVisible();
    await post.getByRole("button", { name: "Повторить" }).click();
    await expect(post.getByRole("link", { name: "Размещено" })).toBeVisible();
  });

  const address = (await pane(curator).getByRole("link", { name: "Открыть на сайте" }).getAttribute("href")) ?? "";

  await test.step("3.6: everybody finds and reads it with scripts switched off", async () => {
    const context = await browser.newContext({ viewport: wide, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(address.replace(/\/[^/]+$/, ""));
    await page.getByLabel("Найти ответ").fill(`каток ${stamp}`);
    await page.getByRole("button", { name: "Найти" }).click();
    await page.getByRole("link", { name: `Когда откроют каток, ${stamp}?` }).click();
    await expect(page.getByText(answer)).toBeVisible();
    await expect(page.getByText("Анна")).toHaveCount(0);
  });

  await test.step("3.6: both public pages pass axe", async () => {
    const page = await (await browser.newContext({ viewport: wide })).newPage();
    for (const place of [address, address.replace(/\/[^/]+$/, "")]) {
      await page.goto(place);
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
  });

  expect(trouble).toEqual([]);
});
