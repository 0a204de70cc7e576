/** A network as the registry of connectors describes it: what an administrator fills in, in which words, and what the law says of it. */
import type { Bilingual } from "#procedure";
import type { ChannelCapabilities } from "./channel.ts";

/** One setting of a page. Where `kind` is not said it follows from the fallback: a number, a flag, else a text. */
export type NetworkField = {
  readonly name: string;
  /** Kept encrypted and never shown again. */
  readonly secret: boolean;
  readonly required: boolean;
  readonly title: Bilingual;
  readonly hint: Bilingual;
  readonly fallback?: string | number | boolean;
  readonly kind?: "text" | "number" | "flag" | "choice";
  readonly choices?: readonly { readonly value: string; readonly title: Bilingual }[];
  /** True: folded away among the settings that few ever touch. Not said: folded when there is a fallback. */
  readonly advanced?: boolean;
};

/** A network of the registry, without its connector. */
export type NetworkEntry = {
  readonly code: string;
  readonly title: Bilingual;
  readonly mark: string;
  readonly capabilities: ChannelCapabilities;
  /** What the law says about the network, where it must be said next to its name. */
  readonly legalNote: Bilingual | null;
  readonly enabledByDefault: boolean;
  readonly fields: readonly NetworkField[];
  /** What to press in the network's own settings, step by step. */
  readonly steps?: readonly Bilingual[];
};
