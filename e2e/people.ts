/** The people of the scenarios: each at a screen of their own. */
import { expect, type Browser, type Page } from "@playwright/test";

export const wide = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

export type Login = "curator" | "head" | "zhkh" | "roads" | "control" | "admin";

/** What the town told when it woke. */
export const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: the town is not awake.`);
  return value;
};

/** Problems that a browser reports by itself; a scenario ends with none. */
export const watchTrouble = (page: Page): readonly string[] => {
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") trouble.push(message.text());
  });
  return trouble;
};

/** Everybody goes home: screens left open would go on listening, and slow the next scenario. */
export const goHome = async ({ browser }: { readonly browser: Browser }): Promise<void> => {
  await Promise.all(browser.contexts().map((context) => context.close()));
};

/** Opens the desk as somebody, signed in. */
export const sitDown = async (
  browser: Browser,
  login: Login,
  viewport: { readonly width: number; readonly height: number },
): Promise<Page> => {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(setting("OTKLIK_E2E_DESK"));
  await page.getByLabel("Логин или эл. почта").fill(login);
  await page.getByLabel("Пароль").fill(setting("OTKLIK_E2E_PASSWORD"));
  await page.getByRole("button", { name: "Войти" }).click();
  await expect(page.getByRole("button", { name: "Войти" })).toBeHidden();
  return page;
};

/** Opens the wall as a citizen of that name. */
export const standAtWall = async (browser: Browser, name: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: wide });
  const page = await context.newPage();
  await page.goto(setting("OTKLIK_E2E_WALL"));
  await page.getByText("Другой житель").click();
  await page.getByLabel("Имя и фамилия").fill(name);
  await page.getByRole("button", { name: "Писать как этот житель" }).click();
  return page;
};

/** Finds a case in a list by its words and opens it. */
export const openCase = async (page: Page, section: string, words: string): Promise<void> => {
  await page
    .getByRole("navigation")
    .getByRole("link", { name: new RegExp(`^${section}`) })
    .first()
    .click();
  const search = page.getByLabel("Найти среди всех карточек");
  const end = endOf(words);
  const found = page
    .locator("a[data-case]")
    .filter({ hasText: end.at(-1) ?? "" })
    .first();
  await search.fill(end.join(" "));
  await expect(found).toBeVisible();
  const shown = page.getByRole("region", { name: "Переписка" }).getByText(words).first();
  // The server's findings replace those of the list while one aims.
  await expect(async () => {
    if (!(await shown.isVisible())) await found.click({ timeout: 3_000 });
    await expect(shown).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
};

/** The last words of a message: a scenario ends them with its own stamp, and a search cuts out the piece around what it found. */
const endOf = (words: string): readonly string[] => (words.match(/[\p{L}\p{N}]{3,}/gu) ?? []).slice(-2);

/** The Head's deck on a phone: leaves messages for later, round and round, until the one with these words is on the screen. */
export const findInDeck = async (page: Page, section: string, words: string): Promise<void> => {
  await page
    .getByRole("navigation")
    .getByRole("link", { name: new RegExp(`^${section}`) })
    .click();
  const message = page.getByRole("region", { name: "Сообщение жителя" });
  await expect(async () => {
    if (await message.getByText(words).isVisible()) return;
    const next = page.getByRole("button", { name: "Следующее сообщение" }).or(page.getByRole("button", { name: /^Позже: / }));
    await next.first().click({ timeout: 2_000 });
    await expect(message.getByText(words)).toBeVisible({ timeout: 700 });
  }).toPass({ timeout: 60_000 });
};
