/** WCAG 2.2 AA by axe and no sideways scroll, on the screens of every role. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { type Login, goHome, phone, setting, sitDown, watchTrouble, wide } from "./people.ts";

test.afterEach(goHome);

const roles: readonly Login[] = ["curator", "head", "zhkh", "control", "admin"];
const narrow = { width: 320, height: 700 };

const axe = async (page: Page, where: string): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`)).toEqual([]);
};

const visit = async (page: Page, where: string): Promise<void> => {
  const sections = page.getByRole("navigation", { name: "Разделы" }).getByRole("link");
  // Without it the scan of a desk that is still loading would find nothing, and nothing wrong.
  await expect(sections.first()).toBeVisible();
  for (let place = 0; place < (await sections.count()); place += 1) {
    await sections.nth(place).click();
    await expect(page.getByRole("main")).not.toHaveText("Загружаем…");
    await axe(page, `${where}, section ${place + 1}`);
    const first = page.locator("a[data-case]").first();
    if (!(await first.isVisible())) continue;
    await first.click();
    await expect(page.getByRole("region", { name: "Переписка" })).toBeVisible();
    await axe(page, `${where}, card of section ${place + 1}`);
    if (!(await sections.nth(place).isVisible())) await page.goBack();
  }
};

for (const login of roles) {
  for (const viewport of [wide, phone]) {
    test(`1.5: ${login} sees screens that everyone can use, ${viewport.width} px wide`, async ({ browser }) => {
      const page = await sitDown(browser, login, viewport);
      const trouble = watchTrouble(page);
      await visit(page, `${login} at ${viewport.width}`);
      expect(trouble).toEqual([]);
    });
  }
}

test("1.5: whoever comes to sign in finds no error in the console", async ({ page }) => {
  const trouble = watchTrouble(page);
  await page.goto(setting("OTKLIK_E2E_DESK"));
  await expect(page.getByLabel("Логин")).toBeVisible();
  expect(trouble).toEqual([]);
});

test("3.1.7: on a phone the Head's decision is under the thumb, whatever alarms stand above it (3.10)", async ({ browser }) => {
  const head = await sitDown(browser, "head", phone);
  await head
    .getByRole("navigation")
    .getByRole("link", { name: /^На согласовании/ })
    .click();
  await expect(head.getByRole("button", { name: "Согласовать" })).toBeInViewport({ ratio: 1 });
});

const sideways = (page: Page): Promise<unknown> =>
  page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

test("1.5: at 320 px nothing makes the page scroll sideways, a card neither", async ({ browser }) => {
  for (const login of ["curator", "head", "zhkh"] as const) {
    const page = await sitDown(browser, login, narrow);
    await expect(page.getByRole("main")).toBeVisible();
    expect(await sideways(page), login).toBe(0);
    if (login !== "head") {
      await page.locator("a[data-case]").first().click();
      await expect(page.getByRole("region", { name: "Переписка" })).toBeVisible();
      expect(await sideways(page), `${login}, card`).toBe(0);
    }
    await page.context().close();
  }
});

test("1.5: the dark desk is as readable as the light one, wide and on a phone", async ({ browser }) => {
  for (const viewport of [wide, phone]) {
    const page = await sitDown(browser, "curator", viewport);
    await page.getByRole("button", { name: /Меню пользователя/ }).click();
    await axe(page, `menu at ${viewport.width}`);
    await page.getByRole("menuitem", { name: /тёмное/ }).click();
    await axe(page, `dark list at ${viewport.width}`);
    await page.locator("a[data-case]").first().click();
    await expect(page.getByRole("region", { name: "Переписка" })).toBeVisible();
    await axe(page, `dark card at ${viewport.width}`);
    await page.context().close();
  }
});
