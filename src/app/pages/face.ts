/** The register of official pages (1.4, 1.8) as its administrator works with it. A null answer: this person has no right to it. */
import type { Bilingual } from "#procedure";
import type { Instant } from "#worktime";
import type { InputProblem, Principal } from "../face.ts";
import type { ChannelCapabilities } from "../ports/channel.ts";
import type { NetworkEntry, NetworkField } from "../ports/network.ts";
import type { PageDeed, PagePaper } from "../ports/pages.ts";
import type { PageRow } from "../ports/store.ts";

/** A field with everything said that the registry may leave unsaid. */
export type FormField = Omit<Required<NetworkField>, "fallback"> & { readonly fallback: string | number | boolean | null };

/** A network as a form: its own settings and those that the desk adds to every network. */
export type NetworkForm = Pick<NetworkEntry, "code" | "title" | "mark" | "legalNote" | "enabledByDefault"> & {
  readonly fields: readonly FormField[];
  readonly steps: readonly Bilingual[];
  /** False where the program cannot attach itself: a person presses everything in the network's own settings. */
  readonly connects: boolean;
};

/** A page with all that may be shown of it: secrets only by name and day. */
export type PageOnRegister = Omit<PageRow, "secrets" | "secretsAt" | "paper"> & {
  readonly paper: PagePaper;
  readonly secrets: readonly { readonly name: string; readonly writtenAt: Instant | null }[];
  readonly webhookUrl: string;
  readonly capabilities: ChannelCapabilities | null;
  readonly deeds: readonly (PageDeed & { readonly by: string })[];
};

export type PagesRegister = {
  readonly networks: readonly NetworkForm[];
  readonly routes: readonly { readonly name: string; readonly title: Bilingual }[];
  readonly pages: readonly PageOnRegister[];
};

/** What an administrator writes of a page. */
export type PageInput = {
  readonly network: string;
  readonly accountId: string;
  readonly title: string;
  readonly url: string;
  readonly owner: PageRow["owner"];
  readonly route: string;
  readonly paper: PagePaper;
  /** By name; an empty text takes a setting back to what the program knows. Names that are left out stay as they were. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** By name; null takes a secret away. Names that are left out stay as they were. */
  readonly secrets: Readonly<Record<string, string | null>>;
};

export type PageOutcome =
  | { readonly kind: "done"; readonly page: PageOnRegister }
  | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] }
  | { readonly kind: "notFound" };

export type PagesDesk = {
  readonly register: (principal: Principal) => Promise<PagesRegister | null>;
  readonly add: (principal: Principal, input: PageInput) => Promise<PageOutcome | null>;
  readonly change: (principal: Principal, pageId: string, input: PageInput) => Promise<PageOutcome | null>;
  /** Asks the network about tokens, rights and delivery, now. */
  readonly check: (principal: Principal, pageId: string) => Promise<PageOutcome | null>;
  /** Switches the page on and attaches it to the network. */
  readonly connect: (principal: Principal, pageId: string) => Promise<PageOutcome | null>;
  readonly switch: (principal: Principal, pageId: string, enabled: boolean) => Promise<PageOutcome | null>;
};
