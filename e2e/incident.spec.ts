/** Messages that came another way: the hand-over of 3.2, a reply by hand, a repeat with its former answer. */
import { expect, test, type Browser, type Page } from "@playwright/test";
import { findInDeck, goHome, openCase, phone, sitDown, watchTrouble, wide } from "./people.ts";
import { photograph } from "./photo.ts";

test.afterEach(goHome);

const stamp = Date.now().toString(36);
const pane = (page: Page) => page.getByRole("region", { name: "Что сделать сейчас" });

type Office = { readonly curator: Page; readonly head: Page; readonly unit: Page };

const gather = async (browser: Browser): Promise<Office> => {
  const [curator, head, unit] = await Promise.all([
    sitDown(browser, "curator", wide),
    sitDown(browser, "head", phone),
    sitDown(browser, "roads", wide),
  ]);
  return { curator, head, unit };
};

type Entry = { readonly source: RegExp; readonly words: string; readonly reason: string; readonly way: string | null };

const enterCard = async (curator: Page, { source, words, reason, way }: Entry): Promise<void> => {
  await curator.getByRole("link", { name: "Новая карточка" }).click();
  await curator.getByRole("radio", { name: source }).check();
  await curator.getByLabel("Сообщение", { exact: true }).fill(words);
  await curator.getByLabel("Имя автора").fill("Мария Сухова");
  await curator.getByLabel("Как связаться с автором").fill("8 900 000-00-00");
  await curator.getByLabel("Как поступило").fill(reason);
  if (way !== null) await curator.getByLabel("Каким способом").fill(way);
  await curator.getByRole("button", { name: "Завести карточку" }).click();
  await expect(curator.getByText("Карточка заведена вручную").first()).toBeVisible();
};

const toUnit = async ({ curator, head, unit }: Office, words: string): Promise<void> => {
  await pane(curator).getByRole("button", { name: "Положить в папку «Срочно»" }).click();
  await findInDeck(head, "Срочно", words);
  await head.getByRole("checkbox", { name: /благоустройства/ }).check();
  await head.getByLabel("Указание, если нужно").fill("Разобраться сегодня.");
  await head.getByRole("button", { name: "Поручить" }).click();
  await pane(curator).getByRole("button", { name: "Направить", exact: true }).click();
  await openCase(unit, "Мои задачи", words);
};

const submit = async (unit: Page, text: string): Promise<void> => {
  await pane(unit).getByLabel("Текст ответа").fill(text);
  await pane(unit).getByRole("button", { name: "Передать куратору" }).click();
};

test("3.2: a message of «Инцидент» entered by hand goes through rework to the recorded hand-over, with a card on paper", async ({
  browser,
}) => {
  const words = `Нет света на Луговой ${stamp}`;
  const office = await gather(browser);
  const { curator, head, unit } = office;
  const trouble = [curator, head, unit].map(watchTrouble);

  await test.step("1.1, 3.2: the curator enters the card; its clocks are those of 3.2", async () => {
    await enterCard(curator, { source: /«Инцидент»/, words, reason: "Письмо департамента", way: null });
    await expect(curator.getByText("п. 3.2.2").first()).toBeVisible();
    await toUnit(office, words);
  });

  await test.step("3.2.4: after a return the curator sees word by word what has changed", async () => {
    await submit(unit, "Свет дадим скоро.");
    await pane(curator).getByRole("button", { name: "Вернуть на доработку" }).click();
    await pane(curator).getByLabel("Что исправить").fill("Назовите час.");
    await pane(curator).getByRole("button", { name: "Вернуть на доработку" }).click();
    await expect(unit.getByText("п. 3.2.4").first()).toBeVisible();
    await submit(unit, "Свет дадим до 18 часов.");
    await expect(pane(curator).getByText("Что изменилось с прошлого раза")).toBeVisible();
    await expect(pane(curator).locator("del")).toContainText("скоро.");
    await expect(pane(curator).locator("ins")).toContainText("до 18 часов.");
    await pane(curator).getByRole("button", { name: "Принять и передать главе" }).click();
  });

  await test.step("3.2.6: the Head approves a hand-over, and is not told of a publication", async () => {
    await findInDeck(head, "На согласовании", words);
    await head.getByRole("button", { name: "Согласовать", exact: true }).click();
    await expect(head.getByText("После согласования ответ передадут в отдел по делам СМИ.")).toBeVisible();
    await head.getByRole("button", { name: "Согласовать и передать" }).click();
  });

  await test.step("3.2.6: the hand-over is recorded with its way, and the card can be printed", async () => {
    await expect(pane(curator).getByText("Передача в отдел по делам СМИ")).toBeVisible();
    const [paper] = await Promise.all([
      curator.context().waitForEvent("page"),
      pane(curator).getByRole("link", { name: "Карточка для печати" }).click(),
    ]);
    await expect(paper.getByRole("heading", { name: "Согласованный ответ" })).toBeVisible();
    await expect(paper.getByText("Разобраться сегодня.")).toBeVisible();
    await paper.close();
    await pane(curator).getByLabel("Как передано").fill("Письмом на почту отдела");
    await pane(curator).getByRole("button", { name: "Ответ передан" }).click();
    await expect(pane(curator).getByRole("heading", { name: "Ответ передан" })).toBeVisible();
    await expect(pane(curator).getByText("Письмом на почту отдела").first()).toBeVisible();
  });

  expect(trouble.flat()).toEqual([]);
});

test("3.4: a repeat is suggested with the former answer, linked in one click, and answered only with proof or a reason", async ({
  browser,
}) => {
  const first = `Сломана лавка у дома, Вишнёвая, 7, заявка ${stamp}`;
  const again = `Лавка снова сломана, Вишнёвая, 7, заявка ${stamp} повторно`;
  const office = await gather(browser);
  const { curator, head, unit } = office;
  const trouble = [curator, head, unit].map(watchTrouble);
  const answer = `Лавку починили, ${stamp}.`;

  await test.step("3.1: with no network the approved reply is sent by hand, the way that the card names", async () => {
    await enterCard(curator, {
      source: /главы муниципального района/,
      words: first,
      reason: "Звонок главы района",
      way: "Позвонить автору",
    });
    await toUnit(office, first);
    await submit(unit, answer);
    await pane(curator).getByRole("button", { name: "Принять и передать главе" }).click();
    await findInDeck(head, "На согласовании", first);
    await head.getByRole("button", { name: "Согласовать", exact: true }).click();
    await head.getByRole("button", { name: "Согласовать и отправить" }).click();
    await expect(pane(curator).getByText("Отправьте ответ автору")).toBeVisible();
    await expect(pane(curator).getByText("Позвонить автору")).toBeVisible();
    await pane(curator).getByRole("button", { name: "Ответ отправлен" }).click();
    await expect(curator.getByText("работа завершена").first()).toBeVisible();
  });

  await test.step("3.4: the repeat is suggested with the former answer in sight", async () => {
    await enterCard(curator, { source: /Другим путём/, words: again, reason: "На приёме", way: "Письмом" });
    const suggestion = curator.getByRole("region", { name: "Похоже на прежнее сообщение" });
    await expect(suggestion.getByText(answer)).toBeVisible();
    await suggestion.getByRole("button", { name: "Это повтор" }).first().click();
    await expect(curator.getByRole("region", { name: "Это повтор прежнего сообщения" }).getByText(answer)).toBeVisible();
    await toUnit(office, again);
  });

  await test.step("3.4: without a photo the unit is asked why there is none, and refused by the clause", async () => {
    await expect(unit.getByRole("region", { name: "Это повтор прежнего сообщения" }).getByText(answer)).toBeVisible();
    await submit(unit, "Лавку заменили на новую.");
    await expect(pane(unit).getByRole("alert")).toContainText("3.4");
    await pane(unit).getByLabel("Почему нет фото и видео").fill("Фотографировать запретил житель");
    await pane(unit).getByLabel("Что сделано или как идёт работа").fill("Лавка заменена");
    await pane(unit).getByRole("button", { name: "Передать куратору" }).click();
    await expect(unit.getByText("Передано куратору на проверку").first()).toBeVisible();
    await expect(pane(curator).getByText("Фотографировать запретил житель")).toBeVisible();
  });

  await test.step("3.4: a photo makes the reason needless", async () => {
    await pane(curator).getByRole("button", { name: "Вернуть на доработку" }).click();
    await pane(curator).getByLabel("Что исправить").fill("Нужно фото.");
    await pane(curator).getByRole("button", { name: "Вернуть на доработку" }).click();
    await pane(unit)
      .locator('input[type="file"]')
      .setInputFiles(await photograph("lavka.jpg"));
    await expect(pane(unit).getByLabel("Почему нет фото и видео")).toBeHidden();
    await pane(unit).getByLabel("Что сделано или как идёт работа").fill("Лавка заменена, фото приложено");
    await submit(unit, "Лавку заменили на новую, фото прилагаем.");
    await expect(pane(curator).getByText("Файлы: добавлено 1, убрано 0")).toBeVisible();
  });

  // The browser itself reports the refusal (409) that this scenario asks for.
  expect(trouble.flat().filter((line) => !line.includes("409"))).toEqual([]);
});
