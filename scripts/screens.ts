/**
 * Photographs a running desk: every screen at 1440 and 390, light and dark, Russian and English.
 * `node scripts/screens.ts http://127.0.0.1:8080 password [folder] [name]`, on the demonstration town.
 */
import { chromium, type Browser, type Page } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { findBrowser } from "./browser.mjs";

type Look = { readonly width: 1440 | 390 | 320; readonly scheme: "light" | "dark"; readonly language: "ru" | "en" };
type Shot = { readonly name: string; readonly login: string | null; readonly path: string; readonly pick?: string; readonly look: Look };

const looks: readonly Look[] = [
  { width: 1440, scheme: "light", language: "ru" },
  { width: 1440, scheme: "dark", language: "en" },
  { width: 390, scheme: "light", language: "ru" },
  { width: 390, scheme: "dark", language: "en" },
];

const screens: readonly Omit<Shot, "look">[] = [
  { name: "sign-in", login: null, path: "/" },
  { name: "curator-queue", login: "curator", path: "/queue" },
  { name: "curator-card", login: "curator", path: "/queue", pick: "first" },
  { name: "curator-mine", login: "curator", path: "/mine", pick: "first" },
  { name: "curator-awaiting", login: "curator", path: "/awaiting", pick: "first" },
  { name: "curator-answered", login: "curator", path: "/answered", pick: "first" },
  { name: "curator-all", login: "curator", path: "/all", pick: "last" },
  { name: "curator-pages", login: "curator", path: "/pages" },
  { name: "head-approval", login: "head", path: "/approval" },
  { name: "head-approval-card", login: "head", path: "/approval", pick: "first" },
  { name: "head-urgent", login: "head", path: "/urgent", pick: "first" },
  { name: "unit-mine", login: "zhkh", path: "/mine" },
  { name: "unit-card", login: "zhkh", path: "/mine", pick: "first" },
  { name: "control", login: "control", path: "/queue", pick: "first" },
];

const signIn = async (page: Page, base: string, login: string, password: string): Promise<void> => {
  const answer = await page.request.post(`${base}/api/auth/sign-in/username`, {
    data: { username: login, password },
    headers: { origin: base },
  });
  if (!answer.ok()) throw new Error(`${login} could not sign in: ${answer.status()}`);
};

const openPicked = async (page: Page, pick: string): Promise<void> => {
  const lines = page.locator("[data-case]");
  if ((await lines.count()) === 0) return;
  await (pick === "first" ? lines.first() : lines.last()).click();
  await page.waitForTimeout(700);
};

const photograph = async (browser: Browser, base: string, password: string, folder: string, shot: Shot): Promise<void> => {
  const { width, scheme, language } = shot.look;
  const context = await browser.newContext({
    viewport: { width, height: width === 1440 ? 900 : 844 },
    hasTouch: width < 900,
    reducedMotion: "reduce",
  });
  await context.addInitScript(
    ([kept, words]) => {
      localStorage.setItem("mantine-color-scheme-value", kept ?? "light");
      localStorage.setItem("otklik.language", words ?? "ru");
    },
    [scheme, language],
  );
  const page = await context.newPage();
  const name = `${shot.name}-${width}-${scheme}-${language}`;
  page.on("pageerror", (error) => console.error(name, error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("401")) console.error(name, message.text());
  });
  if (shot.login !== null) await signIn(page, base, shot.login, password);
  await page.goto(`${base}${shot.path}`);
  await page.waitForTimeout(1_000);
  if (shot.pick !== undefined) await openPicked(page, shot.pick);
  if (await page.evaluate("document.documentElement.scrollWidth > innerWidth")) console.error(name, "scrolls sideways");
  await page.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
};

const [base, password, folder = "/tmp/screens", only = ""] = process.argv.slice(2);
const executablePath = findBrowser();
if (base === undefined || password === undefined || executablePath === null) {
  console.error("usage: node scripts/screens.ts <address> <password> [folder] [part of a name]; needs a Chromium");
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const look of looks) {
  for (const screen of screens) {
    const shot = { ...screen, look };
    if (`${shot.name}-${look.width}-${look.scheme}-${look.language}`.includes(only))
      await photograph(browser, base, password, folder, shot);
  }
}
await browser.close();
