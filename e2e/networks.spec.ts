/** The networks beside VK (1.3): from a wall to a wall, over the desk that is the same for all. */
import { expect, test } from "@playwright/test";
import { goHome, standAtWall, watchTrouble } from "./people.ts";
import { arrivedToUnit, gather, letOut, move } from "./straight-way.ts";

test.afterEach(goHome);

const stamp = Date.now().toString(36);

test("1.3, 3.5: a citizen goes to the town's channel in MAX, writes a comment, and the reply comes under it", async ({ browser }) => {
  const words = `Скользко на мосту ${stamp}`;
  const answer = `Мост посыпали сегодня, ${stamp}.`;
  const people = await gather(browser);
  const citizen = await standAtWall(browser, `Яна Максимова ${stamp}`);
  const trouble = watchTrouble(citizen);

  await test.step("the wall leads to the walls of the other networks", async () => {
    const networks = citizen.getByRole("navigation", { name: "Страницы городка в сетях" });
    await expect(networks.getByRole("link")).toHaveText(["ВКонтакте", "Одноклассники", "MAX", "Telegram"]);
    await networks.getByRole("link", { name: "MAX" }).click();
    await expect(networks.getByRole("link", { name: "MAX" })).toHaveAttribute("aria-current", "page");
  });

  await test.step("2.2: what is written there becomes a card", async () => {
    const post = citizen.locator("article.post").first();
    await post.getByPlaceholder("Написать комментарий").fill(words);
    await post.getByRole("button", { name: "Отправить" }).click();
  });
  const caseId = await arrivedToUnit(people, words);

  await test.step("3.5, 3.1.7: the approved reply stands publicly under the comment, once", async () => {
    await move(people.unit, caseId, { do: "submitDraft", text: answer, files: [], measures: "" });
    await letOut(people, caseId);
    await expect(citizen.locator("li.comment.official").filter({ hasText: answer })).toHaveCount(1);
  });

  expect(trouble).toEqual([]);
});
