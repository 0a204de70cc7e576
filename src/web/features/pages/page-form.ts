import type { NetworkForm, PageField, PageInput, PagesRegister, RegisteredPage } from "#http/contract";

/** What stands in the fields: texts as they are typed; a secret only while it is being written. */
export type PageForm = {
  readonly network: string;
  readonly accountId: string;
  readonly title: string;
  readonly url: string;
  readonly owner: RegisteredPage["owner"];
  readonly route: string;
  readonly responsible: string;
  readonly basis: string;
  readonly openedOn: string;
  readonly closedOn: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string | null>>;
};

/** The form of a page as it stands, or of a new one in the first network that is on by default. */
export const formOf = (page: RegisteredPage | null, { networks, routes }: PagesRegister): PageForm => {
  if (page === null)
    return {
      network: (networks.find(({ enabledByDefault }) => enabledByDefault) ?? networks[0])?.code ?? "",
      accountId: "",
      title: "",
      url: "",
      owner: "head",
      route: routes[0]?.name ?? "",
      responsible: "",
      basis: "",
      openedOn: "",
      closedOn: "",
      settings: {},
      secrets: {},
    };
  const { network, accountId, title, url, owner, route, paper, settings } = page;
  return {
    network,
    accountId,
    title,
    url,
    owner,
    route,
    responsible: paper.responsible,
    basis: paper.basis,
    openedOn: paper.openedOn ?? "",
    closedOn: paper.closedOn ?? "",
    settings: Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)])),
    secrets: {},
  };
};

/** What a field shows: what is written, or what the program takes otherwise. */
export const valueOf = (form: PageForm, { name, fallback }: PageField): string => form.settings[name] ?? String(fallback ?? "");

/** The form as the server takes it: only fields of this network, and only secrets that were written. */
export const inputOf = (form: PageForm, network: NetworkForm): PageInput => {
  const { responsible, basis, openedOn, closedOn, settings, secrets, ...place } = form;
  const named = (secret: boolean) => network.fields.filter((field) => field.secret === secret).map(({ name }) => name);
  return {
    ...place,
    paper: { responsible, basis, openedOn: openedOn === "" ? null : openedOn, closedOn: closedOn === "" ? null : closedOn },
    settings: Object.fromEntries(named(false).flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]]]))),
    secrets: Object.fromEntries(
      named(true).flatMap((name) => {
        const value = secrets[name];
        return value === undefined || value === "" ? [] : [[name, value]];
      }),
    ),
  };
};
