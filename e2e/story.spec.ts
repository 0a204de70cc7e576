/** The main job, from the wall to the wall: every person at a screen of their own, in one town. */
import { expect, test, type Browser, type Page } from "@playwright/test";
import { findInDeck, goHome, openCase, phone, sitDown, standAtWall, watchTrouble, wide } from "./people.ts";
import { photograph } from "./photo.ts";

test.afterEach(goHome);

const stamp = Date.now().toString(36);

type Town = { readonly citizen: Page; readonly curator: Page; readonly head: Page; readonly unit: Page };

const gather = async (browser: Browser, citizen: string): Promise<Town> => {
  const [wall, curator, head, unit] = await Promise.all([
    standAtWall(browser, citizen),
    sitDown(browser, "curator", wide),
    sitDown(browser, "head", phone),
    sitDown(browser, "roads", wide),
  ]);
  return { citizen: wall, curator, head, unit };
};

const pane = (page: Page) => page.getByRole("region", { name: "Что сделать сейчас" });

const submitDraft = async (unit: Page, text: string, photo: string | null): Promise<void> => {
  await pane(unit).getByLabel("Текст ответа").fill(text);
  if (photo !== null) {
    await pane(unit)
      .locator('input[type="file"]')
      .setInputFiles(await photograph(photo));
    await expect(pane(unit).getByRole("button", { name: `Убрать файл ${photo}` })).toBeVisible();
  }
  await pane(unit).getByRole("button", { name: "Передать куратору" }).click();
  await expect(unit.getByText("Передано куратору на проверку").first()).toBeVisible();
};

const resolveOnThePhone = async (head: Page, words: string): Promise<void> => {
  await findInDeck(head, "Срочно", words);
  await head.getByRole("checkbox", { name: /благоустройства/ }).check();
  await head.getByLabel("Указание, если нужно").fill("Выехать сегодня, сообщить срок.");
  await head.getByRole("button", { name: "Поручить" }).click();
};

test("3.1: a comment goes from the wall through clarification, rework and the Head's refusal to a public reply under it", async ({
  browser,
}) => {
  const words = `Яма у остановки, проезд ${stamp}`;
  const asked = `Вера, у какой остановки яма, с какой стороны дороги, ${stamp}?`;
  const told = `У остановки «Школа», со стороны парка, ${stamp}`;
  const promise = `асфальт положим в апреле, ${stamp}`;
  const { citizen, curator, head, unit } = await gather(browser, `Вера Тестова ${stamp}`);
  const trouble = [citizen, curator, head, unit].map(watchTrouble);

  await test.step("2.2: what is written on the wall is in the curator's list within seconds", async () => {
    const post = citizen.locator("article.post").first();
    await post.getByPlaceholder("Написать комментарий").fill(words);
    await post.getByRole("button", { name: "Отправить" }).click();
    await openCase(curator, "Очередь", words);
    await expect(curator.getByText(`Вера Тестова ${stamp}`).first()).toBeVisible();
    await expect(curator.getByText("Запись, под которой оставлен комментарий")).toBeVisible();
    await expect(curator.getByText("Проект ответа").first()).toBeVisible();
    await expect(curator.getByText("п. 3.1.2").first()).toBeVisible();
  });

  await test.step("3.1.1: the folder «Срочно», the Head's resolution on a phone, the dispatch", async () => {
    await pane(curator).getByRole("button", { name: "Положить в папку «Срочно»" }).click();
    await resolveOnThePhone(head, words);
    await pane(curator).getByRole("button", { name: "Направить", exact: true }).click();
    await openCase(unit, "Мои задачи", words);
    await expect(unit.getByText("Выехать сегодня, сообщить срок.").first()).toBeVisible();
  });

  await test.step("3.1.2: the unit asks, the curator agrees, the clock stands still until the author answers", async () => {
    await pane(unit).getByRole("button", { name: "Спросить автора" }).click();
    await pane(unit).getByLabel("Вопрос автору").fill(asked);
    await pane(unit).getByRole("button", { name: "Передать вопрос куратору" }).click();
    await pane(curator).getByRole("button", { name: "Согласовать и спросить" }).click();
    await expect(citizen.getByText(asked).first()).toBeVisible();
    await expect(curator.getByText(/Срок стоит/).first()).toBeVisible();
    const question = citizen.locator("li.comment.official").filter({ hasText: asked });
    await question.getByRole("button", { name: "Ответить" }).click();
    await citizen.getByPlaceholder(/^Ответить/).fill(told);
    await citizen.locator(".composer.inner").getByRole("button", { name: "Ответить" }).click();
    await expect(unit.getByText(told).first()).toBeVisible();
    await expect(pane(unit).getByLabel("Текст ответа")).toBeVisible();
  });

  await test.step("3.1.3, 3.1.4: a draft with a photo is returned with remarks, and its rework clock runs", async () => {
    await submitDraft(unit, "Вера, яму засыпем щебнем.", "yama.jpg");
    await pane(curator).getByRole("button", { name: "Вернуть на доработку" }).click();
    await pane(curator).getByLabel("Что исправить").fill("Назовите день.");
    await pane(curator).getByRole("button", { name: "Вернуть на доработку" }).click();
    await expect(pane(unit).getByText("Назовите день.", { exact: true })).toBeVisible();
    await expect(unit.getByText("п. 3.1.4").first()).toBeVisible();
    await submitDraft(unit, `Вера, яму засыплем щебнем до пятницы, ${stamp}.`, null);
    await pane(curator).getByRole("button", { name: "Принять и передать главе" }).click();
  });

  await test.step("3.1.7: nothing is published before the Head approves; the Head returns once, then approves", async () => {
    await findInDeck(head, "На согласовании", words);
    await head.getByRole("button", { name: "Вернуть с замечанием" }).click();
    await head.getByLabel("Замечание").fill("И асфальт весной.");
    await head.getByRole("button", { name: "Вернуть с замечанием" }).click();
    await expect(pane(unit).getByText("И асфальт весной.")).toBeVisible();
    await expect(citizen.getByText(`до пятницы, ${stamp}`)).toBeHidden();
    await submitDraft(unit, `Вера, яму засыплем щебнем до пятницы, ${promise}.`, null);
    await pane(curator).getByRole("button", { name: "Принять и передать главе" }).click();
    await findInDeck(head, "На согласовании", words);
    await expect(head.getByText(promise)).toBeVisible();
    await head.getByRole("button", { name: "Согласовать", exact: true }).click();
    await expect(head.getByText("Ответ увидят все под публикацией.").first()).toBeVisible();
    await head.getByRole("button", { name: "Согласовать и отправить" }).click();
  });

  await test.step("3.5: the reply stands publicly under the comment, once, with its photo", async () => {
    const reply = citizen.locator("li.comment.official").filter({ hasText: promise });
    await expect(reply).toHaveCount(1);
    await expect(reply).toBeVisible();
    await openCase(curator, "Ответы", words);
    await expect(curator.getByText("Работа завершена").first()).toBeVisible();
  });

  expect(trouble.flat()).toEqual([]);
});

test("3.5: a direct message is answered directly, and nobody sees it on the wall", async ({ browser }) => {
  const words = `Пишу лично, двор ${stamp}`;
  const { citizen, curator, head, unit } = await gather(browser, `Олег Личный ${stamp}`);
  await citizen.getByPlaceholder("Написать сообщение").fill(words);
  await citizen.locator("#dialog").getByRole("button", { name: "Отправить" }).click();
  await openCase(curator, "Очередь", words);
  await pane(curator).getByRole("button", { name: "Положить в папку «Срочно»" }).click();
  await resolveOnThePhone(head, words);
  await pane(curator).getByRole("button", { name: "Направить", exact: true }).click();
  await openCase(unit, "Мои задачи", words);
  await submitDraft(unit, `Олег, двор уберём завтра до обеда, ${stamp}.`, null);
  await expect(pane(curator).getByText("Ответ увидит только автор")).toBeVisible();
  await pane(curator).getByRole("button", { name: "Принять и передать главе" }).click();
  await findInDeck(head, "На согласовании", words);
  await head.getByRole("button", { name: "Согласовать", exact: true }).click();
  await head.getByRole("button", { name: "Согласовать и отправить" }).click();
  await expect(citizen.getByRole("list", { name: "Переписка" }).getByText(`двор уберём завтра до обеда, ${stamp}`)).toBeVisible();
  await expect(citizen.locator("#feed").getByText(`двор уберём завтра до обеда, ${stamp}`)).toHaveCount(0);
});
