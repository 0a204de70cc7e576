/** Reads a page's settings and secrets by name: everything of a connector that may change is a setting, never a constant. */
import type { ChannelPage } from "#app";

/** A text setting; empty counts as not given. */
export const textSetting = (page: ChannelPage, name: string, fallback: string): string => {
  const value = page.settings[name];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : fallback;
};

/** A positive number, given as a number or as digits. */
export const numberSetting = (page: ChannelPage, name: string, fallback: number): number => {
  const value = Number(page.settings[name] ?? fallback);
  return Number.isFinite(value) && value > 0 ? value : fallback;
};

export const flagSetting = (page: ChannelPage, name: string, fallback: boolean): boolean => {
  const value = page.settings[name];
  if (typeof value === "boolean") return value;
  if (value === "true") return true;
  return value === "false" ? false : fallback;
};

/** A secret, or undefined when it is not set for this page. */
export const secretOf = (page: ChannelPage, name: string): string | undefined => page.secrets[name]?.trim() || undefined;

/** Replaces every secret of the page in a text by dots: for logs and for details that people see. */
export const maskSecrets = (text: string, page: ChannelPage): string =>
  Object.values(page.secrets)
    .filter((secret) => secret.length >= 4)
    .reduce((masked, secret) => masked.replaceAll(secret, "•••").replaceAll(encodeURIComponent(secret), "•••"), text);
