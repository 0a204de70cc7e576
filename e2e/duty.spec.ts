/** An emergency (3.10): who is on duty is called at once, and the clocks go on round the clock. */
import { expect, test } from "@playwright/test";
import { goHome, openCase, sitDown, watchTrouble, wide } from "./people.ts";
import { comment, pane } from "./straight-way.ts";

test.afterEach(goHome);

const stamp = Date.now().toString(36);

test("3.10: an emergency calls the person on duty, who sees which case, by which clause, and goes there", async ({ browser }) => {
  const words = `Прорвало трубу, заливает подвал ${stamp}`;
  const [curator, control] = await Promise.all([sitDown(browser, "curator", wide), sitDown(browser, "control", wide)]);
  const trouble = [curator, control].map(watchTrouble);

  await test.step("3.10: the roster names who is on duty, and since when", async () => {
    await curator.getByRole("navigation").getByRole("link", { name: "Дежурства" }).click();
    const turn = curator.getByRole("listitem").filter({ hasText: "Мельник Ирина Юрьевна" });
    await expect(turn.getByText("сейчас")).toBeVisible();
    await curator.getByText("Добавить дежурство").click();
    await curator.getByRole("button", { name: "Записать" }).first().click();
    await expect(curator.getByRole("alert").first()).toHaveText("Заполните все поля.");
  });

  await test.step("3.10: declared with its reason, the emergency is a call on the screen of the person on duty", async () => {
    await comment(words);
    await openCase(curator, "Очередь", words);
    await pane(curator).getByText("Другие действия").click();
    await pane(curator).getByRole("button", { name: "Отметить экстренную ситуацию" }).click();
    await pane(curator).getByLabel("Причина").fill("Люди без света и воды");
    await pane(curator).getByRole("button", { name: "Отметить экстренную ситуацию" }).last().click();
    await expect(curator.getByText("Экстренно, сроки идут и в выходные (п. 3.10)")).toBeVisible();
    const call = control.getByRole("region", { name: "Вызовы по экстренным ситуациям" }).locator("div").filter({ hasText: words }).first();
    await expect(call).toContainText("п. 3.10");
    await call.getByRole("button", { name: "Открыть карточку" }).click();
    await expect(control.getByRole("region", { name: "Переписка" }).getByText(words).first()).toBeVisible();
  });

  await test.step("3.10: the call that was read is kept among the notices", async () => {
    await control
      .getByRole("navigation")
      .getByRole("link", { name: /Уведомления/ })
      .click();
    await expect(control.getByRole("main").getByText(words).first()).toBeVisible();
  });

  expect(trouble.flat()).toEqual([]);
});
