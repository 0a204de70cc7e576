/** The open registry of networks (1.3): adding a network is a folder beside `vk/` and one entry here. */
import type { Channel, ChannelCapabilities } from "#app";
import type { Bilingual } from "./bilingual.ts";
import { createFacebook, facebookCapabilities, facebookFields, facebookLegalNote, facebookSteps, facebookTitle } from "./facebook/index.ts";
import { createIncident, incidentCapabilities, incidentFields, incidentTitle } from "./incident/index.ts";
import {
  createInstagram,
  instagramCapabilities,
  instagramFields,
  instagramLegalNote,
  instagramSteps,
  instagramTitle,
} from "./instagram/index.ts";
import { createMax, maxCapabilities, maxFields, maxSteps, maxTitle } from "./max/index.ts";
import { createOk, okCapabilities, okFields, okSteps, okTitle } from "./ok/index.ts";
import type { SettingField } from "./setting-field.ts";
import { createTelegram, telegramCapabilities, telegramFields, telegramLegalNote, telegramSteps, telegramTitle } from "./telegram/index.ts";
import type { ChannelTools } from "./tools.ts";
import { createVk, vkCapabilities, vkFields, vkSteps, vkTitle } from "./vk/index.ts";
import { createX, xCapabilities, xFields, xLegalNote, xSteps, xTitle } from "./x/index.ts";

/** A network as a fact of configuration: it is never an enum in the database. */
export type Network = {
  readonly code: string;
  readonly title: Bilingual;
  /** One letter for lists where a logo would be too much. */
  readonly mark: string;
  readonly capabilities: ChannelCapabilities;
  /** What the law says about the network, where it must be said next to its name. */
  readonly legalNote: Bilingual | null;
  readonly enabledByDefault: boolean;
  readonly fields: readonly SettingField[];
  /** What to press in the network's own settings, step by step, for the one who connects a page. */
  readonly steps?: readonly Bilingual[];
  readonly create: (tools: ChannelTools) => Channel;
};

export const networks: readonly Network[] = [
  {
    code: "vk",
    title: vkTitle,
    mark: "В",
    capabilities: vkCapabilities,
    legalNote: null,
    enabledByDefault: true,
    fields: vkFields,
    steps: vkSteps,
    create: createVk,
  },
  {
    code: "ok",
    title: okTitle,
    mark: "О",
    capabilities: okCapabilities,
    legalNote: null,
    enabledByDefault: true,
    fields: okFields,
    steps: okSteps,
    create: createOk,
  },
  {
    code: "max",
    title: maxTitle,
    mark: "М",
    capabilities: maxCapabilities,
    legalNote: null,
    enabledByDefault: true,
    fields: maxFields,
    steps: maxSteps,
    create: createMax,
  },
  {
    code: "telegram",
    title: telegramTitle,
    mark: "T",
    capabilities: telegramCapabilities,
    legalNote: telegramLegalNote,
    enabledByDefault: false,
    fields: telegramFields,
    steps: telegramSteps,
    create: createTelegram,
  },
  {
    code: "x",
    title: xTitle,
    mark: "X",
    capabilities: xCapabilities,
    legalNote: xLegalNote,
    enabledByDefault: false,
    fields: xFields,
    steps: xSteps,
    create: createX,
  },
  {
    code: "facebook",
    title: facebookTitle,
    mark: "F",
    capabilities: facebookCapabilities,
    legalNote: facebookLegalNote,
    enabledByDefault: false,
    fields: facebookFields,
    steps: facebookSteps,
    create: createFacebook,
  },
  {
    code: "instagram",
    title: instagramTitle,
    mark: "I",
    capabilities: instagramCapabilities,
    legalNote: instagramLegalNote,
    enabledByDefault: false,
    fields: instagramFields,
    steps: instagramSteps,
    create: createInstagram,
  },
  {
    code: "incident",
    title: incidentTitle,
    mark: "И",
    capabilities: incidentCapabilities,
    legalNote: null,
    enabledByDefault: true,
    fields: incidentFields,
    create: createIncident,
  },
];

/** One connector for each network of the registry. */
export const createChannels = (tools: ChannelTools): readonly Channel[] => networks.map((network) => network.create(tools));
