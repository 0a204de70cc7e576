import type { App, CardView, DeskMove, Principal } from "#app";
import type { CaseId } from "#case";
import { demoPictures } from "./pictures.ts";
import type { TownNetworks } from "./networks.ts";
import type { DemoAuthor, DemoStep, DemoStory, Elsewhere } from "./story.ts";
import { networkPosts, townPosts, type DemoPost, type DemoRole } from "./town.ts";
import type { Deed } from "./timeline.ts";
import type { Watch } from "./watch.ts";

/** Who and what a deed needs: the people as the app knows them, the networks, the watch over the cases. */
export type Stage = {
  readonly app: App;
  readonly networks: TownNetworks;
  readonly people: Readonly<Record<DemoRole, Principal>>;
  readonly watch: Watch;
  /** Takes in an export of the system «Инцидент», as the command line does (3.2). */
  readonly importIncidents: (csv: string) => Promise<void>;
  readonly authors: Map<number, number>;
  /** What the network calls the message of a story, and the case it became. */
  readonly begun: Map<DemoStory, { readonly written: Written | null; readonly caseId: CaseId }>;
};

/** What VK calls a message: there an author also edits, removes and answers. */
type Written = { readonly kind: "comment" | "message"; readonly id: number };

const dayMs = 86_400_000;
/** VK's own number: comments under this post are closed. */
const closedComments = 213;

const authorId = ({ networks, authors }: Stage, { id, first, last }: DemoAuthor): number => {
  const known = authors.get(id) ?? networks.vk.control.person(first, last).id;
  authors.set(id, known);
  return known;
};

const postId = ({ networks }: Stage, post: DemoPost): number => {
  const words: Readonly<Record<DemoPost, string>> = { ...townPosts, ...networkPosts };
  const found = networks.vk.control.posts().find(({ text }) => text.includes(words[post]));
  if (found === undefined) throw new Error(`the wall has no post about ${post}`);
  return found.id;
};

const writeElsewhere = ({ networks }: Stage, { network, as }: Elsewhere, { author, text }: DemoStory): void => {
  const { control } = networks[network];
  const { id: personId } = control.person(author.first, author.last);
  if (as === "direct") control.dm({ text, personId });
  else control.comment({ text, personId });
};

const write = (stage: Stage, story: DemoStory, text: string, replyTo?: number): Written | null => {
  if (story.under === "incident" || story.under === "hand") return null;
  if (typeof story.under === "object") {
    writeElsewhere(stage, story.under, story);
    return null;
  }
  const { control } = stage.networks.vk;
  const personId = authorId(stage, story.author);
  if (story.under === "direct") return { kind: "message", id: control.dm({ text, personId }).id };
  const answers = replyTo === undefined ? {} : { replyTo };
  return { kind: "comment", id: control.comment({ text, personId, postId: postId(stage, story.under), ...answers }).id };
};

const newestCase = async ({ app, people }: Stage): Promise<{ readonly caseId: CaseId; readonly number: number } | null> => {
  const { rows } = await app.list(people.curator, { view: "all", limit: 100, cursor: null });
  const [newest] = rows.map(({ projection }) => projection).toSorted((a, b) => b.number - a.number);
  return newest ?? null;
};

/** One row of the system's export: its own separator, an apostrophe before each text. */
const incidentRow = ({ author, text }: DemoStory): string =>
  `Номер;Автор;Текст инцидента\r\n${author.id};'${author.first} ${author.last};"'${text.replaceAll('"', '""')}"\r\n`;

/** A message that the head of the district passed on: the curator writes the card (1.1, 3.1). */
const enterByHand = async ({ app, people }: Stage, { author, text }: DemoStory): Promise<void> => {
  const outcome = await app.newCard(people.curator, {
    source: "districtHead",
    kind: "direct",
    authorName: `${author.first} ${author.last}`,
    contacts: "8 900 000-00-00",
    text,
    files: [],
    link: "",
    arrivedAt: app.now(),
    reason: "Глава района передал по телефону",
    replyTo: { kind: "way", words: "Позвонить автору" },
  });
  if (outcome.kind !== "done") throw new Error(`a card could not be entered by hand: ${JSON.stringify(outcome)}`);
};

const begin = async (stage: Stage, story: DemoStory): Promise<void> => {
  const before = (await newestCase(stage))?.number ?? 0;
  const written = write(stage, story, story.text);
  if (story.under === "incident") await stage.importIncidents(incidentRow(story));
  if (story.under === "hand") await enterByHand(stage, story);
  const caseId = await stage.watch.until("a message becomes a case", async () => {
    const newest = await newestCase(stage);
    return newest !== null && newest.number > before ? newest.caseId : null;
  });
  stage.begun.set(story, { written, caseId });
};

const cardOf = async ({ app, people }: Stage, caseId: CaseId): Promise<CardView> => {
  const card = await app.card(people.curator, caseId);
  if (card === null) throw new Error(`case ${caseId} is gone`);
  return card;
};

const upload = async ({ app }: Stage, principal: Principal, picture: keyof typeof demoPictures): Promise<string> => {
  const { name, bytes } = demoPictures[picture];
  const outcome = await app.upload(principal, { name, bytes: await bytes() });
  if (outcome.kind === "rejected") throw new Error(`a picture of the town was turned down: ${outcome.problem.en}`);
  return outcome.file.fileId;
};

type PersonStep = Exclude<DemoStep, { readonly by: "author" }>;
type SiteStep = Extract<DemoStep, { readonly do: "publishForAll" }>;

const earlierCase = ({ begun }: Stage, id: number): CaseId => {
  const found = [...begun].find(([{ author }]) => author.id === id);
  if (found === undefined) throw new Error(`a repeat points to the story of author ${id}, which has not begun`);
  return found[1].caseId;
};

const moveOf = async (stage: Stage, step: Exclude<PersonStep, SiteStep>, card: CardView): Promise<DeskMove> => {
  const draft = card.state.drafts.at(-1);
  const named = { draftId: draft?.draftId ?? "", digest: draft?.text.digest ?? "" };
  switch (step.do) {
    case "placeInUrgentFolder":
    case "dispatch":
    case "agreeClarification":
      return { do: step.do };
    case "accept":
    case "approve":
      return { do: step.do, ...named };
    case "returnForRework":
    case "refuseApproval":
      return { do: step.do, draftId: named.draftId, remarks: step.remarks };
    case "resolve":
      return { do: "resolve", units: step.units, answerable: step.units[0], instruction: step.instruction };
    case "draft": {
      const files = step.photo === undefined ? [] : [await upload(stage, stage.people[step.by], step.photo)];
      return { do: "submitDraft", text: step.text, files, measures: step.measures };
    }
    case "part": {
      const files = step.photo === undefined ? [] : [await upload(stage, stage.people[step.by], step.photo)];
      return { do: "submitPart", text: step.text, files, measures: "" };
    }
    case "confirmByHand":
      return { do: "confirmPublishedByHand", publicationId: card.state.publications.at(-1)?.publicationId ?? "", permalink: "" };
    case "interim":
      return { do: "submitInterim", text: step.text, files: [], promisedFor: stage.app.now() + step.promisedInDays * dayMs };
    case "askClarification":
      return { do: "askClarification", question: step.question };
    case "declineCompetence":
    case "declareEmergency":
      return { do: step.do, reason: step.reason };
    case "handOver":
      return { do: "handOver", way: step.way };
    case "linkRepeat":
      return { do: "linkRepeat", earlierCaseId: earlierCase(stage, step.authorId) };
    case "refuse":
      return { do: "refuse", ground: step.ground, evidence: step.evidence };
  }
};

/** Waits until nothing is on its way to the network any more. */
const seenThrough = ({ watch, ...stage }: Stage, caseId: CaseId): Promise<CardView> =>
  watch.until("a reply reaches the network", async () => {
    const card = await cardOf({ watch, ...stage }, caseId);
    return card.waitingFor.includes("network") ? null : card;
  });

/** A reply that many people need goes to the public page (3.6). */
const publishForAll = async (stage: Stage, { question, answer }: SiteStep, caseId: CaseId): Promise<void> => {
  const { app, people } = stage;
  const { version } = (await cardOf(stage, caseId)).state;
  await app.move(people.curator, caseId, version, { do: "markGeneralInterest" });
  const outcome = await app.site.publish(people.curator, caseId, { question, answer, checked: true, pageIds: [] });
  if (outcome.kind !== "done") throw new Error(`the town could not publish for everybody: ${outcome.kind}`);
};

const act = async (stage: Stage, step: PersonStep, caseId: CaseId): Promise<void> => {
  if (step.do === "publishForAll") return publishForAll(stage, step, caseId);
  if (step.do === "approve" && step.networkRefuses === true) stage.networks.vk.control.fail(closedComments, 1, "wall.createComment");
  const card = await cardOf(stage, caseId);
  const move = await moveOf(stage, step, card);
  const outcome = await stage.app.move(stage.people[step.by], caseId, card.state.version, move);
  if (outcome.kind !== "done")
    throw new Error(`the town could not ${step.do}: ${JSON.stringify(outcome.kind === "refused" ? outcome.refusal : outcome.kind)}`);
  await seenThrough(stage, caseId);
};

const authorActs = async (stage: Stage, story: DemoStory, step: Extract<DemoStep, { readonly by: "author" }>): Promise<void> => {
  const begun = stage.begun.get(story);
  if (begun === undefined || begun.written === null) throw new Error("a story goes on before it has begun");
  const { version } = (await cardOf(stage, begun.caseId)).state;
  if (step.do === "removes") stage.networks.vk.control.delete(begun.written);
  else if (step.do === "edits") stage.networks.vk.control.edit(begun.written, step.text);
  else write(stage, story, step.text, begun.written.kind === "comment" ? begun.written.id : undefined);
  await stage.watch.until("the author is heard", async () => ((await cardOf(stage, begun.caseId)).state.version > version ? true : null));
};

/** Lets one deed happen through the real ways in: the network for the author, the app for everybody else. */
export const playDeed = async (stage: Stage, { story, step }: Deed): Promise<void> => {
  if (step === null) return begin(stage, story);
  if (step.by === "author") return authorActs(stage, story, step);
  const begun = stage.begun.get(story);
  if (begun !== undefined) await act(stage, step, begun.caseId);
};
