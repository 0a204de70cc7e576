/** Several units on one reply (2.6), an answer that no network brings (3.1.2), a repeat known by its number (3.4). */
import { expect, test } from "@playwright/test";
import { goHome, openCase, sitDown, watchTrouble, wide } from "./people.ts";
import { photograph } from "./photo.ts";
import { arrived, asked, cardOf, comment, gather, letOut, move, pane, withUnit } from "./straight-way.ts";

test.afterEach(goHome);

const stamp = Date.now().toString(36);

test("2.6: a helping unit gives its part with a photo; the answerable one returns it once, then takes it into the reply", async ({
  browser,
}) => {
  const words = `Двор и дорога сразу ${stamp}`;
  const part = `Дорогу посыпали, ${stamp}.`;
  const people = await gather(browser);
  const { curator, head, unit: helping } = people;
  const lead = await sitDown(browser, "zhkh", wide);
  const trouble = [helping, lead].map(watchTrouble);
  await comment(words);
  const caseId = await arrived(curator, words);
  await move(curator, caseId, { do: "placeInUrgentFolder" });
  await move(head, caseId, { do: "resolve", units: ["zhkh", "roads"], answerable: "zhkh", instruction: "" });
  await move(curator, caseId, { do: "dispatch" });

  await openCase(helping, "Мои задачи", words);
  await expect(pane(helping).getByRole("heading", { name: "Сводный ответ готовит другая структура" })).toBeVisible();
  await pane(helping).getByLabel("Ваши сведения для сводного ответа").fill("Посыпали.");
  await pane(helping).getByRole("button", { name: "Передать сведения" }).click();
  await openCase(lead, "Мои задачи", words);
  const parts = pane(lead).getByRole("region", { name: "Сведения помогающих структур" });
  await parts.getByRole("button", { name: "Вернуть с замечаниями" }).click();
  await parts.getByLabel("Что исправить").fill("Приложите фото.");
  await parts.getByRole("button", { name: "Вернуть с замечаниями" }).click();

  await expect(pane(helping).getByText("Приложите фото.")).toBeVisible();
  await pane(helping)
    .locator('input[type="file"]')
    .setInputFiles(await photograph("doroga.jpg"));
  await expect(pane(helping).getByRole("button", { name: "Убрать файл doroga.jpg" })).toBeVisible();
  await pane(helping).getByLabel("Ваши сведения для сводного ответа").fill(part);
  await pane(helping).getByRole("button", { name: "Передать сведения" }).click();
  await parts.getByRole("button", { name: "Вставить в ответ" }).click();
  await expect(pane(lead).getByLabel("Текст ответа")).toHaveValue(part);
  await expect(pane(lead).getByRole("button", { name: "Убрать файл doroga.jpg" })).toBeVisible();
  expect(trouble.flat()).toEqual([]);
});

test("3.1.2: on a card by hand the curator writes in what the author answered, and the clock goes on", async ({ browser }) => {
  const people = await gather(browser);
  const { curator, head, unit } = people;
  const words = `Звонок без адреса ${stamp}`;
  const card = await asked<{ readonly caseId: string }>(curator, "/api/cases", {
    source: "districtHead",
    kind: "direct",
    text: words,
    arrivedAt: Date.now() - 60_000,
    reason: "Звонок",
    replyTo: { kind: "way", words: "Позвонить" },
  });
  const { caseId } = card;
  await move(curator, caseId, { do: "placeInUrgentFolder" });
  await move(head, caseId, { do: "resolve", units: ["roads"], answerable: "roads", instruction: "" });
  await move(curator, caseId, { do: "dispatch" });
  await move(unit, caseId, { do: "askClarification", question: "Какая улица?" });
  await move(curator, caseId, { do: "agreeClarification" });
  await openCase(curator, "Очередь", words);
  await pane(curator).getByRole("button", { name: "Вопрос задан" }).click();
  await expect(pane(curator).getByRole("heading", { name: "Ждём ответа автора" })).toBeVisible();
  await pane(curator).getByRole("button", { name: "Записать ответ автора" }).click();
  await expect(pane(curator).getByText("Напишите, как пришёл ответ")).toBeVisible();
  await pane(curator).getByLabel("Ответ автора").fill(`Улица Мира, ${stamp}`);
  await pane(curator).getByLabel("Как пришёл ответ").fill("По телефону");
  await pane(curator).getByRole("button", { name: "Записать ответ автора" }).click();
  await expect(curator.getByRole("region", { name: "Переписка" }).getByText(`Улица Мира, ${stamp}`)).toBeVisible();
  await expect(curator.getByText("В работе у структуры").first()).toBeVisible();
});

test("3.4: a repeat is linked by the number of the former card; its reply without measures and photo is refused by the clause, then published with them", async ({
  browser,
}) => {
  const people = await gather(browser);
  const { curator, unit } = people;
  const former = await withUnit(people, `Урна у входа переполнена ${stamp}`);
  await move(unit, former, { do: "submitDraft", text: `Вывезли, ${stamp}.`, files: [], measures: "" });
  await letOut(people, former);
  const { number } = await asked<{ readonly number: number }>(curator, `/api/cases/${former}`);
  const words = `И снова то же самое ${stamp}`;
  await comment(words);
  const caseId = await arrived(curator, words);

  await openCase(curator, "Очередь", words);
  await pane(curator).getByText("Другие действия").click();
  await pane(curator).getByRole("button", { name: "Связать с прежним сообщением" }).click();
  await pane(curator).getByLabel("Номер прежней карточки").fill("987654");
  await pane(curator).getByRole("button", { name: "Это повтор" }).click();
  await expect(pane(curator).getByRole("alert")).toContainText("Карточки № 987654 нет");
  await pane(curator).getByLabel("Номер прежней карточки").fill(`№ ${number}`);
  await pane(curator).getByRole("button", { name: "Это повтор" }).click();
  await expect(curator.getByRole("region", { name: "Это повтор прежнего сообщения" }).getByText(`Вывезли, ${stamp}.`)).toBeVisible();

  await move(curator, caseId, { do: "placeInUrgentFolder" });
  await move(people.head, caseId, { do: "resolve", units: ["roads"], answerable: "roads", instruction: "" });
  await move(curator, caseId, { do: "dispatch" });
  await openCase(unit, "Мои задачи", words);
  await pane(unit).getByLabel("Текст ответа").fill(`Урну заменили на большую, ${stamp}.`);
  await pane(unit).getByRole("button", { name: "Передать куратору" }).click();
  await expect(pane(unit).getByRole("alert")).toContainText("п. 3.4");
  await pane(unit)
    .locator('input[type="file"]')
    .setInputFiles(await photograph("urna.jpg"));
  await expect(pane(unit).getByRole("button", { name: "Убрать файл urna.jpg" })).toBeVisible();
  await pane(unit).getByRole("button", { name: "Передать куратору" }).click();
  await expect(pane(unit).getByRole("alert")).toContainText("п. 3.4");
  await pane(unit).getByLabel("Что сделано или как идёт работа").fill("Урна заменена");
  await pane(unit).getByRole("button", { name: "Передать куратору" }).click();
  await expect(unit.getByText("Передано куратору на проверку").first()).toBeVisible();
  await letOut(people, caseId);
  await expect.poll(async () => (await cardOf(curator, caseId)).publications.at(-1)?.status).toBe("published");
});
