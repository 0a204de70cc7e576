/** Sign-in (ASVS 5.0, V6 and V7): a person by invitation, two steps, a passkey, the lock. */
import { expect, test, type Page } from "@playwright/test";
import { createHmac } from "node:crypto";
import { goHome, setting, sitDown, watchTrouble, wide } from "./people.ts";

test.afterEach(goHome);

const login = `novikova-${Date.now().toString(36)}`;
const password = "лодка у старого моста";

const phoneCode = (secret: string): string => {
  const bits = secret
    .split("")
    .map((one) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(one).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac("sha1", key).update(counter).digest();
  return String((mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fff_ffff) % 1_000_000).padStart(6, "0");
};

const openMenu = (page: Page) => page.getByRole("button", { name: /^Меню пользователя/ });

const signOut = async (page: Page): Promise<void> => {
  await openMenu(page).click();
  await page.getByRole("menuitem", { name: "Выйти" }).click();
  await expect(page.getByLabel("Логин или эл. почта")).toBeVisible();
};

const givePassword = async (page: Page): Promise<void> => {
  await page.getByLabel("Логин или эл. почта").fill(login);
  await page.getByLabel("Пароль", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Войти", exact: true }).click();
};

test("V6.3.3: a person comes by a one-time link, sets up codes and a passkey, and signs in with each", async ({ browser }) => {
  const admin = await sitDown(browser, "admin", wide);
  const desk = setting("OTKLIK_E2E_DESK").replace("127.0.0.1", "localhost");
  const person = await (await browser.newContext({ viewport: wide })).newPage();
  const trouble = [admin, person].map(watchTrouble);
  let link = "";
  let secret = "";

  await test.step("V6.4.1: the administrator adds them and is shown the link once", async () => {
    await admin.getByRole("navigation").getByRole("link", { name: "Сотрудники" }).click();
    await admin.getByRole("button", { name: "Добавить сотрудника" }).click();
    await admin.getByLabel("Фамилия, имя, отчество").fill("Новикова Вера Андреевна");
    await admin.getByLabel("Роль").selectOption("controller");
    await admin.getByLabel("Логин").fill(login);
    await admin.getByRole("button", { name: "Добавить и получить ссылку" }).click();
    link = (await admin.getByRole("dialog").getByText("/welcome#").textContent()) ?? "";
    await admin.getByRole("dialog").getByRole("button", { name: "Закрыть" }).click();
    await expect(admin.getByRole("listitem").filter({ hasText: login })).toContainText("ждём пароль");
  });

  await test.step("V6.2.4: they set a password that is in no list, and are at the desk", async () => {
    await person.goto(link.trim().replace("127.0.0.1", "localhost"));
    const field = person.getByLabel("Новый пароль");
    await field.fill("password1234");
    await person.getByRole("button", { name: "Сохранить и войти" }).click();
    await expect(person.getByRole("alert")).toContainText("в списках украденных");
    await field.fill(password);
    await person.getByRole("button", { name: "Сохранить и войти" }).click();
    await expect(person.getByRole("heading", { name: "Очередь" })).toBeVisible();
    expect(new URL(person.url()).hash).toBe("");
  });

  await test.step("V6.3.3: codes are turned on with a picture made here, and the recovery codes are shown", async () => {
    await person.goto(`${desk}/security`);
    await person.getByRole("button", { name: "Включить" }).click();
    await person.getByLabel("Ваш пароль").fill(password);
    await person.getByRole("button", { name: "Дальше" }).click();
    await expect(person.getByRole("img", { name: "Рисунок с ключом для приложения" })).toBeVisible();
    secret = ((await person.getByText("Или введите ключ вручную").textContent()) ?? "").split(":")[1]?.replaceAll(/\s/g, "") ?? "";
    await person.getByLabel("Код из приложения").fill(phoneCode(secret));
    await person.getByRole("button", { name: "Проверить и включить" }).click();
    const codes = person.getByRole("region", { name: "Запасные коды" }).getByRole("listitem");
    await expect(codes).toHaveCount(10);
    const recovery = (await codes.first().textContent()) ?? "";
    await person.getByRole("button", { name: "Коды сохранены" }).click();
    await expect(person.getByText("Включены: при входе спрашиваем код.")).toBeVisible();
    await signOut(person);
    await givePassword(person);
    await person.getByRole("button", { name: "Телефона нет под рукой: ввести запасной код" }).click();
    await person.getByLabel("Запасной код").fill(recovery);
    await person.getByRole("button", { name: "Продолжить" }).click();
    await expect(person.getByRole("button", { name: "Продолжить" })).toBeHidden();
  });

  await test.step("V6.7.2: a passkey that checks its owner signs in alone", async () => {
    const keys = await person.context().newCDPSession(person);
    await keys.send("WebAuthn.enable");
    await keys.send("WebAuthn.addVirtualAuthenticator", {
      options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    });
    await person.goto(`${desk}/security`);
    await person.getByRole("button", { name: "Добавить ключ" }).click();
    await person.getByLabel("Как назвать этот ключ").fill("Рабочий компьютер");
    await person.getByRole("button", { name: "Добавить ключ" }).click();
    await expect(person.getByRole("button", { name: "Удалить ключ «Рабочий компьютер»" })).toBeVisible();
    await signOut(person);
    await person.getByRole("button", { name: "Войти ключом доступа" }).click();
    await expect(person.getByRole("navigation").getByRole("link", { name: /^Очередь/ })).toBeVisible();
  });

  await test.step("V7.3.1: the lock covers the desk and keeps what was typed", async () => {
    await person.goto(`${desk}/queue`);
    await person.getByLabel("Найти среди всех карточек").fill("яма на дороге");
    await openMenu(person).click();
    await person.getByRole("menuitem", { name: "Закрыть рабочее место" }).click();
    await person.getByRole("dialog").getByLabel("Пароль").fill(password);
    await person.getByRole("dialog").getByRole("button", { name: "Открыть" }).click();
    await expect(person.getByRole("dialog")).toBeHidden();
    await expect(person.getByLabel("Найти среди всех карточек")).toHaveValue("яма на дороге");
  });

  await test.step("V7.4.2: switched off by the administrator, they are out at once", async () => {
    const row = admin.getByRole("listitem").filter({ hasText: login });
    await row.getByRole("button", { name: "Изменить" }).click();
    await row.getByLabel("Работает").click();
    await row.getByRole("button", { name: "Записать" }).click();
    await expect(row).toContainText("отключён");
    await person.reload();
    await expect(person.getByLabel("Логин или эл. почта")).toBeVisible();
  });

  expect(trouble.flat().filter((line) => !/40[034]|423/.test(line))).toEqual([]);
});
