/** What is not answered, what is explained, what becomes an appeal (3.7–3.9): from the wall to the papers. */
import { expect, test, type Browser, type Page } from "@playwright/test";
import { findInDeck, goHome, openCase, phone, sitDown, standAtWall, watchTrouble, wide } from "./people.ts";
import { photograph } from "./photo.ts";

test.afterEach(goHome);

const stamp = Date.now().toString(36);

const pane = (page: Page) => page.getByRole("region", { name: "Что сделать сейчас" });

const writeOnWall = async (browser: Browser, name: string, words: string): Promise<Page> => {
  const citizen = await standAtWall(browser, name);
  const post = citizen.locator("article.post").first();
  await post.getByPlaceholder("Написать комментарий").fill(words);
  await post.getByRole("button", { name: "Отправить" }).click();
  return citizen;
};

const openOther = async (page: Page, action: string): Promise<void> => {
  await page.getByText("Другие действия").click();
  await page.getByRole("button", { name: action }).click();
};

test("3.7: a threat is left without an answer, and alarms the Head and the controller until they acknowledge it", async ({ browser }) => {
  const words = `Сожгу вашу машину ${stamp}`;
  await writeOnWall(browser, `Злой Житель ${stamp}`, words);
  const [curator, head, control] = await Promise.all([
    sitDown(browser, "curator", wide),
    sitDown(browser, "head", wide),
    sitDown(browser, "control", wide),
  ]);
  const trouble = [curator, head, control].map(watchTrouble);

  await test.step("3.7: the ground from the act, the kept words, a picture", async () => {
    await openCase(curator, "Очередь", words);
    await openOther(curator, "Оставить без ответа");
    await curator.getByRole("radio", { name: /Угроза жизни/ }).check();
    await expect(curator.getByText("Сигнал сразу получат: глава, контроль")).toBeVisible();
    await expect(curator.getByLabel("Что подтверждает основание")).toHaveValue(words);
    await pane(curator)
      .locator('input[type="file"]')
      .setInputFiles(await photograph("screen.jpg"));
    await expect(pane(curator).getByAltText("screen.jpg")).toBeVisible();
    await pane(curator).getByRole("button", { name: "Оставить без ответа" }).last().click();
    await expect(curator.getByText("Не подлежит ответу").first()).toBeVisible();
    await curator.locator("summary").filter({ hasText: "История" }).click();
    await expect(curator.getByAltText("screen.jpg")).toBeVisible();
  });

  await test.step("3.7: the alarm stands above the Head's list and on the card, until acknowledged", async () => {
    const alarms = head.getByRole("region", { name: "Сигналы об угрозах" });
    const mine = alarms.locator("div").filter({ hasText: words }).first();
    await expect(mine).toBeVisible();
    await mine.getByRole("button", { name: "Открыть карточку" }).click();
    const onCard = head.getByRole("article").getByRole("region", { name: "Сигналы об угрозах" });
    await expect(onCard.getByText("Ещё не принято к сведению: глава, контроль")).toBeVisible();
    await onCard.getByRole("button", { name: "Принято к сведению" }).click();
    await expect(onCard.getByText(/Принято к сведению: глава \(/)).toBeVisible();
    await expect(onCard.getByText("Ещё не принято к сведению: контроль")).toBeVisible();
    await expect(alarms.first().getByText(words)).toBeVisible();
    await expect(control.getByRole("region", { name: "Сигналы об угрозах" }).getByText(words)).toBeVisible();
  });

  await test.step("3.7: the note for the police is ready to read and to print", async () => {
    await head.getByRole("button", { name: "Сообщение для полиции" }).click();
    await expect(head.getByText("Сообщение в орган внутренних дел")).toBeVisible();
    const [file] = await Promise.all([head.waitForEvent("download"), head.getByRole("link", { name: "Скачать для печати" }).click()]);
    expect(file.suggestedFilename()).toMatch(/^Сообщение в полицию.*\.docx$/);
  });

  expect(trouble.flat()).toEqual([]);
});

test("3.8: the unit explains by a form of the ground; checked and approved, it stands under the comment", async ({ browser }) => {
  const words = `Когда починят трассу края ${stamp}`;
  const citizen = await writeOnWall(browser, `Вера Дорожная ${stamp}`, words);
  const [curator, head, unit] = await Promise.all([
    sitDown(browser, "curator", wide),
    sitDown(browser, "head", phone),
    sitDown(browser, "roads", wide),
  ]);
  await openCase(curator, "Очередь", words);
  await pane(curator).getByRole("button", { name: "Положить в папку «Срочно»" }).click();
  await findInDeck(head, "Срочно", words);
  await head.getByRole("checkbox", { name: /благоустройства/ }).check();
  await head.getByRole("button", { name: "Поручить" }).click();
  await pane(curator).getByRole("button", { name: "Направить", exact: true }).click();

  await openCase(unit, "Мои задачи", words);
  await openOther(unit, "Подготовить разъяснение");
  await expect(unit.getByText(/Разъяснение нужно отправить автору до/)).toBeVisible();
  await unit.getByRole("radio", { name: "Не наша компетенция" }).check();
  await expect(unit.getByText("Что должно быть в тексте: Какие должностные лица")).toBeVisible();
  await unit.getByLabel("О чём вопрос").fill("когда починят трассу");
  await unit.getByLabel("Компетентный орган").fill("министерство транспорта края");
  await unit.getByLabel("Адрес, телефон, приёмная").fill("ул. Красная, 35");
  await expect(unit.getByLabel("Текст разъяснения")).toHaveValue(
    "Здравствуйте, Вера.\n\nВопрос о том, когда починят трассу, решает министерство транспорта края.\n\nОбратиться туда можно так: ул. Красная, 35.",
  );
  await unit.getByRole("button", { name: "Передать на проверку" }).click();
  await pane(curator).getByRole("button", { name: "Принять и передать главе" }).click();
  await expect(curator.getByText("Ответ передан главе").first()).toBeVisible();
  await head.reload();
  await findInDeck(head, "На согласовании", words);
  await head.getByRole("button", { name: "Согласовать", exact: true }).click();
  await head.getByRole("button", { name: "Согласовать и отправить" }).click();
  await expect(citizen.locator("li.comment.official").filter({ hasText: "решает министерство транспорта края" })).toBeVisible();
  await expect(curator.getByText("Дано разъяснение").first()).toBeVisible();
});

test("3.9: the author is shown the official way; the number is written in; the term is put off once; the package is taken", async ({
  browser,
}) => {
  const words = `Требую изменить правила сквера ${stamp}`;
  const citizen = await writeOnWall(browser, `Пётр Правов ${stamp}`, words);
  const curator = await sitDown(browser, "curator", wide);
  const trouble = watchTrouble(curator);

  await test.step("3.9: by the way that the act opens today", async () => {
    await openCase(curator, "Очередь", words);
    await openOther(curator, "Перевести в обращение");
    await expect(curator.getByRole("radio", { name: "Показать автору официальный способ" })).toBeChecked();
    await curator.getByLabel("Ссылка для подачи обращения").fill("gosuslugi.example/obrashenie");
    await curator.getByLabel("Адрес и часы приёма").fill("ул. Мира, 1, вторник 14:00–17:00");
    await pane(curator).getByRole("button", { name: "Перевести в обращение" }).last().click();
    await expect(citizen.locator("li.comment.official").filter({ hasText: "Подать его можно здесь: gosuslugi.example" })).toBeVisible();
    await expect(curator.getByText("Уведомление автору").first()).toBeVisible();
  });

  await test.step("3.9: the number and the day; the clocks of 59-ФЗ in calendar days", async () => {
    await pane(curator).getByLabel("Номер обращения").fill("01-15/77");
    await pane(curator).getByRole("button", { name: "Записать номер" }).click();
    await expect(pane(curator).getByText(/№ 01-15\/77 от/)).toBeVisible();
    await expect(curator.getByText("Переадресация обращения не по компетенции").first()).toBeVisible();
    await expect(curator.getByText("Ответ на обращение").first()).toBeVisible();
  });

  await test.step("3.9: one extension, and the author is told", async () => {
    await pane(curator).getByText("Продлить срок ответа").first().click();
    await pane(curator).getByLabel("Причина продления").fill("Запрошены документы");
    await pane(curator).getByRole("button", { name: "Продлить срок ответа" }).click();
    await expect(pane(curator).getByText("Продлить срок ответа")).toHaveCount(0);
    await expect(citizen.locator("li.comment.official").filter({ hasText: "обращения № 01-15/77 продлён" })).toBeVisible();
  });

  await test.step("3.9: the package for the document system, and the answer", async () => {
    const [file] = await Promise.all([
      curator.waitForEvent("download"),
      curator.getByRole("link", { name: "Скачать пакет для системы документооборота" }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.zip$/);
    await curator.getByRole("radio", { name: "Ответ на обращение дан" }).check();
    await pane(curator).getByRole("button", { name: "Записать", exact: true }).click();
    await expect(curator.getByText("Работа с обращением окончена").first()).toBeVisible();
  });

  expect(trouble).toEqual([]);
});
