/** `otklik user`: accounts and the people behind them. There is no public sign-up: this is one of the few ways in. */
import type { Command } from "commander";
import pino from "pino";
import { openRooms, type Rooms } from "../main.ts";
import { readNewPassword } from "./new-password.ts";
import { pickOrganisation } from "./pick-organisation.ts";
import { asPersonId } from "./person-id.ts";
import { roleOption, type PersonRole } from "./role-option.ts";
import { settingsOrExit } from "./settings-or-exit.ts";

type Common = { readonly organisation?: string };
type AddOptions = Common & {
  readonly login: string;
  readonly name: string;
  readonly position: string;
  readonly role: PersonRole;
  readonly unit?: string;
  readonly email?: string;
  readonly language: "ru" | "en";
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** What went wrong, in both languages; the exit code says so too. */
const fail = (ru: string, en: string): void => {
  process.stderr.write(`${ru}\n${en}\n`);
  process.exitCode = 1;
};

const withRooms = async (work: (rooms: Rooms) => Promise<void>): Promise<void> => {
  const settings = settingsOrExit();
  if (settings === null) return;
  const rooms = await openRooms(settings, { log: pino({ level: "warn" }) });
  try {
    await work(rooms);
  } finally {
    await rooms.close();
  }
};

const add = (options: AddOptions): Promise<void> =>
  withRooms(async ({ auth, store, parts }) => {
    const tenantId = await pickOrganisation(store, options.organisation);
    if (tenantId === null)
      return fail("Организация не найдена: назовите её через --organisation.", "No such organisation: name it with --organisation.");
    const units = await store.transaction(tenantId, (tx) => tx.units());
    const unit = units.find(({ unitId, shortTitle, title }) => [unitId, shortTitle, title].some((name) => name === options.unit));
    if (options.role === "unit" && unit === undefined) {
      return fail(
        `Назовите структуру через --unit: ${units.map(({ shortTitle }) => shortTitle).join(", ")}.`,
        "Name the unit with --unit.",
      );
    }
    const password = await readNewPassword();
    const outcome = await auth.accounts.create({ login: options.login, email: options.email ?? null, name: options.name, password });
    switch (outcome.kind) {
      case "taken":
        return fail("Такой логин или адрес почты уже есть.", "This login or e-mail is taken.");
      case "badLogin":
        return fail("Логин: от 2 до 64 латинских букв, цифр, точек, дефисов.", "A login is 2 to 64 Latin letters, digits, dots, hyphens.");
      case "weakPassword":
        return fail(
          "Пароль слишком простой: нужно не меньше 12 знаков, без логина внутри.",
          "The password is too weak: at least 12 characters, without the login in it.",
        );
      case "created": {
        const { login: _login, email: _email, organisation: _organisation, unit: _unit, language, ...person } = options;
        const row = {
          ...person,
          personId: asPersonId(parts.newId()),
          userId: outcome.userId,
          unitId: unit?.unitId ?? null,
          locale: language,
          active: true,
        };
        await store.transaction(tenantId, (tx) => tx.putPerson(row));
        return say(`${options.login}: ${options.name}, ${options.role}`);
      }
    }
  });

const list = (options: Common): Promise<void> =>
  withRooms(async ({ auth, store }) => {
    const tenantId = await pickOrganisation(store, options.organisation);
    if (tenantId === null) return fail("Организация не найдена.", "No such organisation.");
    const [people, logins] = await Promise.all([store.transaction(tenantId, (tx) => tx.people()), auth.accounts.logins()]);
    for (const person of people)
      say(
        [logins.get(person.userId) ?? "—", person.role, person.name, person.position, person.active ? "" : "(отключён / off)"].join("\t"),
      );
  });

const password = (login: string): Promise<void> =>
  withRooms(async ({ auth }) => {
    const outcome = await auth.accounts.setPassword(login, await readNewPassword());
    if (outcome === "unknown") return fail("Такого логина нет.", "There is no such login.");
    if (outcome === "weakPassword")
      return fail("Пароль слишком простой: нужно не меньше 12 знаков.", "The password is too weak: at least 12 characters.");
    say("Пароль изменён, открытые сеансы закрыты. / The password is changed, open sessions are ended.");
  });

const linkTo = async (auth: Rooms["auth"], userId: string): Promise<string> => {
  const settings = settingsOrExit();
  const origin = settings?.publicUrl ?? `http://${settings?.host ?? "127.0.0.1"}:${settings?.port ?? 8080}`;
  return `${origin}/welcome#${(await auth.accounts.invite(userId)).token}`;
};

const link = (login: string): Promise<void> =>
  withRooms(async ({ auth }) => {
    const found = await auth.accounts.find(login);
    if (found === null) return fail("Такого логина нет.", "There is no such login.");
    say(await linkTo(auth, found.userId));
    say("Действует сутки и один раз. / Works for a day, once.");
  });

const resetFactors = (login: string): Promise<void> =>
  withRooms(async ({ auth }) => {
    const found = await auth.accounts.find(login);
    if (found === null) return fail("Такого логина нет.", "There is no such login.");
    await auth.accounts.resetFactors(found.userId);
    say("Коды и ключи удалены, сеансы закрыты. / Codes and passkeys are removed, sessions are ended.");
  });

/** Adds the `user` commands to the program. */
export const registerUser = (program: Command): void => {
  const user = program.command("user").description("accounts and the people behind them; a password is read from stdin, or asked for");
  user
    .command("add")
    .description("add a person with a login and a role")
    .requiredOption("--login <login>", "what they sign in with")
    .requiredOption("--name <name>", "family name, name, patronymic")
    .requiredOption("--role <role>", "curator | head | unit | controller | administrator", roleOption)
    .option("--position <position>", "their position", "")
    .option("--unit <unit>", "the responsible unit, for the role unit")
    .option("--email <address>", "an e-mail to sign in with as well")
    .option("--language <language>", "ru | en", "ru")
    .option("--organisation <id>", "where there are several")
    .action(add);
  user.command("list").description("people, their logins and roles").option("--organisation <id>", "where there are several").action(list);
  user.command("password").description("set a new password; ends the open sessions").argument("<login>").action(password);
  user.command("link").description("a one-time link by which the person sets a password").argument("<login>").action(link);
  user
    .command("reset-factors")
    .description("for a lost phone: removes codes and passkeys, ends the sessions")
    .argument("<login>")
    .action(resetFactors);
};
