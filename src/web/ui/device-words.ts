/** Browsers by the mark that they leave, the more particular first: each says that it is the others too. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/YaBrowser\//, "Yandex Browser"],
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\/|Chromium\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, "Windows"],
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

const first = (known: readonly (readonly [RegExp, string])[], text: string): readonly string[] =>
  known
    .filter(([mark]) => mark.test(text))
    .map(([, name]) => name)
    .slice(0, 1);

/** A browser and its system by their own names, from what the browser says of itself; empty where it says nothing known. */
export const deviceWords = (userAgent: string): string => [...first(browsers, userAgent), ...first(systems, userAgent)].join(", ");
