import type { Channel } from "./ports/channel.ts";

type Title = { readonly ru: string; readonly en: string };

/** Ways in that are no network of their own: they have no connector, but their messages are shown under a name. */
const otherWays: Readonly<Record<string, Title>> = {
  incident: { ru: "Система «Инцидент»", en: "The “Incident” system" },
  mail: { ru: "Электронная почта", en: "E-mail" },
  manual: { ru: "Карточка, заведённая вручную", en: "A card entered by hand" },
};

/** What a network is called; one whose connector is gone is shown by its code, its history stays readable. */
export function titleOfNetwork(channels: ReadonlyMap<string, Channel>, code: string): Title {
  return channels.get(code)?.title ?? otherWays[code] ?? { ru: code, en: code };
}

/** The networks and other ways in, each with a letter for narrow lists. */
export function networksOf(
  channels: ReadonlyMap<string, Channel>,
): readonly { readonly code: string; readonly title: Title; readonly letter: string }[] {
  const connected = [...channels.values()].map(({ network, title }) => ({ code: network, title }));
  const others = Object.entries(otherWays)
    .filter(([code]) => !channels.has(code))
    .map(([code, title]) => ({ code, title }));
  return [...connected, ...others].map(({ code, title }) => ({ code, title, letter: title.ru.slice(0, 1).toUpperCase() }));
}
