import type { NetworkForm as AppForm, PageOnRegister, PagesRegister as AppRegister } from "#app";
import type { NetworkForm, PagesRegister, RegisteredPage } from "../contract/index.ts";
import { presentPage } from "./desk.ts";

const presentForm = ({ title, legalNote, fields, steps, ...form }: AppForm): NetworkForm => ({
  ...form,
  title: { ...title },
  legalNote: legalNote === null ? null : { ...legalNote },
  steps: steps.map((step) => ({ ...step })),
  fields: fields.map((field) => ({
    ...field,
    title: { ...field.title },
    hint: { ...field.hint },
    choices: field.choices.map((choice) => ({ value: choice.value, title: { ...choice.title } })),
  })),
});

/** A page of the register; the app has left the secrets' values behind already. */
export const presentRegistered = (page: PageOnRegister): RegisteredPage => ({
  ...presentPage({ ...page, secrets: {} }),
  accountId: page.accountId,
  owner: page.owner,
  route: page.route,
  paper: { ...page.paper },
  settings: { ...page.settings },
  secrets: page.secrets.map(({ name, writtenAt }) => ({ name, writtenAt })),
  webhookUrl: page.webhookUrl,
  publicReply: page.capabilities?.publicReply ?? null,
  deeds: page.deeds.map(({ deed, at, by, fields }) => ({ deed, at, by, fields: [...fields] })),
});

/** The whole register with the forms of the networks. */
export const presentRegister = ({ networks, routes, pages }: AppRegister): PagesRegister => ({
  networks: networks.map(presentForm),
  routes: routes.map(({ name, title }) => ({ name, title: { ...title } })),
  pages: pages.map(presentRegistered),
});
