import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { lockDesk } from "../data/account.ts";
import { useMe } from "../data/me.ts";
import { useLanguage, useTexts } from "../texts/texts-context.tsx";
import { keepsTemplates, sectionsOf, seesAct, seesCalendar, seesControl, seesPages, seesPeople } from "./sections.ts";

/** Something that the desk can do from anywhere: a place to go to, or a switch. */
export type DeskCommand = { readonly id: string; readonly title: string; readonly keys: readonly string[]; readonly run: () => void };

/** Whether a command answers what was typed: every typed word begins a word of its title. */
export const answersTyped = (title: string, typed: string): boolean => {
  const words = title
    .toLowerCase()
    .replaceAll("ё", "е")
    .split(/[\s«»:]+/);
  return typed
    .toLowerCase()
    .replaceAll("ё", "е")
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
};

/** The commands of this person, places first. */
export const useCommands = (onKeys: () => void): readonly DeskCommand[] => {
  const texts = useTexts();
  const navigate = useNavigate();
  const { person } = useMe();
  const { language, setLanguage } = useLanguage();
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const scheme = useComputedColorScheme("light");
  const place = (
    to:
      | "/notices"
      | "/control"
      | "/folder"
      | "/pages"
      | "/duty"
      | "/templates"
      | "/act"
      | "/settings/calendar"
      | "/settings/people"
      | "/security"
      | "/new-card",
    title: string,
    keys: string[] = [],
  ) => ({
    id: to,
    title,
    keys,
    run: () => void navigate({ to }),
  });
  const other = scheme === "light" ? "dark" : "light";
  return [
    ...sectionsOf(person.role).map((section) => ({
      id: section.path,
      title: texts.nav[section.title],
      keys: ["G", section.key.toUpperCase()],
      run: () => void navigate({ to: "/$section", params: { section: section.path } }),
    })),
    ...(person.role === "curator" ? [place("/new-card", texts.otherWays.newCard.open, ["N"])] : []),
    place("/notices", texts.duty.noticesNav),
    ...(seesControl(person.role) ? [place("/control", texts.control.nav), place("/folder", texts.folder.nav)] : []),
    ...(seesPages(person.role) ? [place("/pages", texts.nav.pages, ["G", "P"])] : []),
    place("/duty", texts.duty.nav),
    ...(keepsTemplates(person.role) ? [place("/templates", texts.desk.templates.nav)] : []),
    ...(seesAct(person.role) ? [place("/act", texts.rules.act.nav)] : []),
    ...(seesCalendar(person.role) ? [place("/settings/calendar", texts.rules.calendar.nav)] : []),
    ...(seesPeople(person.role) ? [place("/settings/people", texts.security.people.nav)] : []),
    place("/security", texts.security.account.nav),
    { id: "lock", title: texts.security.lock.now, keys: [], run: () => void lockDesk().catch(() => undefined) },
    { id: "keys", title: texts.nav.keys, keys: ["?"], run: onKeys },
    { id: "theme", title: `${texts.nav.theme}: ${texts.nav[other].toLowerCase()}`, keys: [], run: () => setColorScheme(other) },
    { id: "language", title: texts.nav.languageOther, keys: [], run: () => setLanguage(language === "ru" ? "en" : "ru") },
  ];
};
