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
  /** How it is filled in; where it is not said, by the kind of the fallback. */
  readonly kind?: "text" | "number" | "flag" | "choice";
  readonly choices?: readonly { readonly value: string; readonly title: Bilingual }[];
  /** True: folded away among what few ever touch; by default everything optional that has a fallback. */
  readonly advanced?: boolean;
};
