/** The forms of a unit and of a curator in a browser: what goes another way than straight, and what goes wrong. */
import { expect, test, type Browser, type Page } from "@playwright/test";
import { goHome, openCase, setting, sitDown, watchTrouble, wide } from "./people.ts";
import { photograph } from "./photo.ts";
import { arrived, cardOf, comment, gather, letOut, move, pane, pull, withUnit, type People } from "./straight-way.ts";

test.afterEach(goHome);

const stamp = Date.now().toString(36);

const answered = async (people: People, caseId: string, text: string): Promise<void> => {
  await move(people.unit, caseId, { do: "submitDraft", text, files: [], measures: "" });
  await letOut(people, caseId);
};

const statusOf = async (page: Page, caseId: string): Promise<string> => (await cardOf(page, caseId)).publications.at(-1)?.status ?? "";

const repliesWith = async (browser: Browser, text: string): Promise<number> => {
  const wall = await (await browser.newContext({ viewport: wide })).newPage();
  await wall.goto(setting("OTKLIK_E2E_WALL"));
  const reply = wall.locator("li.comment.official").filter({ hasText: text });
  await expect(reply.first()).toBeVisible();
  const count = await reply.count();
  await wall.context().close();
  return count;
};

const daysAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("3.3: an interim reply names a date, goes out like any reply, and the clock of seven working days runs after it", async ({
  browser,
}) => {
  const people = await gather(browser);
  const { unit } = people;
  const trouble = watchTrouble(unit);
  const words = `Плитка у школы провалилась ${stamp}`;
  const caseId = await withUnit(people, words);
  await openCase(unit, "Мои задачи", words);
  await pane(unit).getByText("Промежуточный ответ", { exact: true }).click();
  await expect(pane(unit).getByText("7 рабочих дней (п. 3.3)")).toBeVisible();
  await pane(unit).getByLabel("Текст ответа").fill(`Плитку заказали, ${stamp}.`);
  await pane(unit).getByLabel("Когда дадим окончательный ответ").fill(daysAhead(6));
  await pane(unit).getByRole("button", { name: "Передать куратору" }).click();
  await expect(unit.getByText("Передано куратору на проверку").first()).toBeVisible();
  await letOut(people, caseId);
  await expect.poll(() => statusOf(unit, caseId)).toBe("published");
  await expect(unit.getByText("Окончательный ответ после промежуточного").first()).toBeVisible();
  await expect(unit.getByText("п. 3.3").first()).toBeVisible();
  expect(await repliesWith(browser, `Плитку заказали, ${stamp}.`)).toBe(1);
  expect(trouble).toEqual([]);
});

test("3.1.2: the pause of a question is not closed before five working days; the refusal names the clause", async ({ browser }) => {
  const people = await gather(browser);
  const { curator, unit } = people;
  const words = `Где вы были вчера ${stamp}`;
  const caseId = await withUnit(people, words);
  await move(unit, caseId, { do: "askClarification", question: `О каком доме речь, ${stamp}?` });
  await move(curator, caseId, { do: "agreeClarification" });
  await openCase(curator, "Ждём автора", words);
  await expect(pane(curator).getByRole("heading", { name: "Ждём ответа автора" })).toBeVisible();
  await pane(curator).getByText("Другие действия").click();
  const refused = pane(curator).getByRole("listitem").filter({ hasText: "Больше не ждать" });
  await expect(refused).toContainText("Сейчас нельзя");
  await expect(refused).toContainText("п. 3.1.2");
});

test("3.5: a reply that the network refused says why and what to do, is sent again, and stands there once", async ({ browser }) => {
  const people = await gather(browser);
  const { curator } = people;
  const words = `Люк без крышки ${stamp}`;
  const text = `Крышку поставили, ${stamp}.`;
  const caseId = await withUnit(people, words);
  await pull("fail", { kind: 213, times: 1, method: "wall.createComment" });
  await answered(people, caseId, text);
  await expect.poll(() => statusOf(curator, caseId)).toBe("failed");
  await openCase(curator, "Очередь", words);
  await expect(pane(curator).getByText("Не отправлено")).toBeVisible();
  await expect(
    pane(curator)
      .getByText(/омментарии.*закрыт/)
      .first(),
  ).toBeVisible();
  await pane(curator).getByRole("button", { name: "Повторить" }).click();
  await expect.poll(() => statusOf(curator, caseId)).toBe("published");
  expect(await repliesWith(browser, text)).toBe(1);
});

test("3.5: what the network does not take is published by hand, and the card keeps the link", async ({ browser }) => {
  const people = await gather(browser);
  const { curator } = people;
  const words = `Сломана лавка ${stamp}`;
  const caseId = await withUnit(people, words);
  await pull("fail", { kind: 213, times: 1, method: "wall.createComment" });
  await answered(people, caseId, `Лавку починили, ${stamp}.`);
  await expect.poll(() => statusOf(curator, caseId)).toBe("failed");
  await openCase(curator, "Очередь", words);
  await pane(curator).getByRole("button", { name: "Опубликовать вручную" }).click();
  await pane(curator).getByLabel("Ссылка на ответ").fill("https://vk.com/wall-1_2?reply=3");
  await pane(curator).getByRole("button", { name: "Ответ размещён, записать" }).click();
  await expect.poll(() => statusOf(curator, caseId)).toBe("published");
  await expect(pane(curator).getByRole("link", { name: "Открыть ответ в сети" })).toHaveAttribute(
    "href",
    "https://vk.com/wall-1_2?reply=3",
  );
});

test("3.1.2: «Не наш вопрос» brings the message back to the curator with the unit's reason", async ({ browser }) => {
  const people = await gather(browser);
  const { curator, unit } = people;
  const words = `Не ходит электричка ${stamp}`;
  await withUnit(people, words);
  await openCase(unit, "Мои задачи", words);
  await pane(unit).getByRole("button", { name: "Не наш вопрос" }).click();
  await pane(unit).getByLabel("Причина").fill(`Отвечает железная дорога, ${stamp}`);
  await pane(unit).getByRole("button", { name: "Вернуть куратору" }).click();
  await expect(unit.getByText("Возвращено куратору").first()).toBeVisible();
  await openCase(curator, "Очередь", words);
  await curator.locator("summary").filter({ hasText: "История" }).click();
  await expect(curator.getByText(`Отвечает железная дорога, ${stamp}`).first()).toBeVisible();
});

test("3.1.2: what a unit wrote and the photo it took outlive a reload", async ({ browser }) => {
  const people = await gather(browser);
  const { unit } = people;
  const words = `Течёт колонка ${stamp}`;
  await withUnit(people, words);
  await openCase(unit, "Мои задачи", words);
  await pane(unit).getByLabel("Текст ответа").fill(`Колонку чиним, ${stamp}`);
  await pane(unit)
    .locator('input[type="file"]')
    .setInputFiles(await photograph("kolonka.jpg"));
  await expect(pane(unit).getByRole("button", { name: "Убрать файл kolonka.jpg" })).toBeVisible();
  await unit.reload();
  await expect(pane(unit).getByLabel("Текст ответа")).toHaveValue(`Колонку чиним, ${stamp}`);
  await expect(pane(unit).getByAltText("kolonka.jpg")).toBeVisible();
});

test("3.1.1: of two people acting on one step one wins, and the other is told who was first", async ({ browser }) => {
  const words = `Один шаг на двоих ${stamp}`;
  const [first, second] = await Promise.all([sitDown(browser, "head", wide), sitDown(browser, "curator", wide)]);
  await comment(words);
  const caseId = await arrived(second, words);
  await openCase(second, "Очередь", words);
  await expect(pane(second).getByRole("button", { name: "Положить в папку «Срочно»" })).toBeVisible();
  // The second screen hears nothing for a moment: the step is taken over from under it.
  await second.context().setOffline(true);
  await move(first, caseId, { do: "resolve", units: ["zhkh"], instruction: "Разобраться" });
  await second.route("**/api/cases/*", (route) => (route.request().method() === "GET" ? route.abort() : route.continue()));
  await second.route("**/api/stream", (route) => route.abort());
  await second.context().setOffline(false);
  await pane(second).getByRole("button", { name: "Положить в папку «Срочно»" }).click();
  await expect(pane(second).getByText("Карточка изменилась, пока вы работали")).toBeVisible();
  await expect(
    pane(second)
      .getByText(/Громов/)
      .first(),
  ).toBeVisible();
});

test("2.8: a message of 5,746 characters is kept whole, and signs of all kinds are shown as text", async ({ browser }) => {
  const curator = await sitDown(browser, "curator", wide);
  const trouble = watchTrouble(curator);
  const begin = `Длинное письмо ${stamp} `;
  const end = ` конец письма ${stamp}`;
  const long = begin + "ж".repeat(5_746 - begin.length - end.length) + end;
  const odd = `👩‍👩‍👧‍👦 שלום <img src=x onerror=alert(1)><b>жирно</b> ${stamp}`;
  await comment(long);
  await comment(odd);
  await openCase(curator, "Очередь", begin.trim());
  const thread = curator.getByRole("region", { name: "Переписка" });
  const whole = thread.getByRole("button", { name: "Показать целиком" });
  if (await whole.first().isVisible()) await whole.first().click();
  await expect(thread.getByText(end.trim())).toBeVisible();
  await openCase(curator, "Очередь", odd);
  await expect(thread.getByText(odd).first()).toBeVisible();
  await expect(thread.locator("img[src='x']")).toHaveCount(0);
  expect(await curator.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
  expect(trouble).toEqual([]);
});
