/** One setting of a network's page as an administrator sees it. */
import type { Bilingual } from "./bilingual.ts";

export type SettingField = {
  readonly name: string;
  /** Secrets are kept encrypted and never shown again. */
  readonly secret: boolean;
  readonly required: boolean;
  readonly title: Bilingual;
  readonly hint: Bilingual;
  readonly fallback?: string | number | boolean;
};
