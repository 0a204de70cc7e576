import { fold } from "#case";
import type { ActingRole, CaseState } from "#case";
import type { Procedure, RouteRule } from "#procedure";
import { contextOf } from "../command.ts";
import type { Desk } from "../desk.ts";
import type { Principal } from "../face.ts";
import { capabilitiesFor } from "../page-capabilities.ts";
import type { CaseParts, PageRow, StoreTx } from "../ports/store.ts";
import { may } from "../rights.ts";
import type { ModerationPart, ModerationWay } from "./face.ts";
import { moderationGrounds } from "./grounds.ts";

/** The case as moderation needs it. */
export type Moderated = {
  readonly parts: CaseParts;
  readonly state: CaseState;
  readonly procedure: Procedure;
  readonly route: RouteRule;
  readonly page: PageRow;
};

/** The case with its act and page; null where its message came from no page. */
export async function moderatedCase(desk: Desk, tx: StoreTx, parts: CaseParts): Promise<Moderated | null> {
  const state = fold(parts.events);
  if (state === null || parts.page === null) return null;
  // Only where people comment is there something to moderate: a mailbox or another system has no page of its own.
  if (desk.channels.get(parts.page.network)?.capabilities.receive.includes("comment") !== true) return null;
  const { procedure } = await contextOf(desk, tx, state, state.receivedAt);
  const route = procedure.routes[state.route];
  return route === undefined ? null : { parts, state, procedure, route, page: parts.page };
}

/** The roles that approve a final reply by this route, in the act's order: a corrected text goes the same way (3.1.3, 3.1.7). */
export const correctionNeeds = ({ approvals }: RouteRule): readonly ActingRole[] =>
  approvals.filter(({ of, when }) => of.includes("final") && Object.keys(when).length === 0).map(({ by }) => by);

/** Who of them is still to speak. */
export const nextToApprove = (deed: {
  readonly needs: readonly ActingRole[];
  readonly approvals: readonly { readonly role: ActingRole }[];
}) => deed.needs.find((role) => !deed.approvals.some((given) => given.role === role)) ?? null;

/** What the program itself does on this page; everything else a person does in the network and writes down. */
export function waysOn(desk: Desk, page: PageRow): Pick<ModerationPart, "ways" | "ownWays"> {
  const channel = desk.channels.get(page.network);
  const can = channel?.moderate === undefined || !page.enabled ? [] : capabilitiesFor(channel, page).moderation;
  const way = (isThere: boolean): ModerationWay => (isThere && page.enabled ? "api" : "byHand");
  return {
    ways: {
      hide: way(can.includes("hide")),
      unhide: way(can.includes("unhide")),
      delete: way(can.includes("delete")),
      block: way(can.includes("block")),
      unblock: way(can.includes("unblock")),
    },
    ownWays: { deleteOwn: way(channel?.deleteOwn !== undefined), editOwn: way(channel?.editOwn !== undefined) },
  };
}

/** What the card says of moderation to this person. */
export async function moderationPart(
  desk: Desk,
  tx: StoreTx,
  { page, parts, procedure, route }: Moderated,
  { person }: Principal,
): Promise<ModerationPart> {
  const deeds = await tx.moderationsOf(parts.projection.caseId);
  const texts = await tx.texts(deeds.flatMap(({ note, newText }) => [note, newText].flatMap((ref) => (ref === null ? [] : [ref.textId]))));
  const people = new Map((await tx.people()).map(({ personId, name }) => [personId, name]));
  return {
    mayAct: may(person, "case", "moderate"),
    ...waysOn(desk, page),
    grounds: moderationGrounds(procedure),
    correctionNeeds: correctionNeeds(route),
    deeds: deeds.map((deed) => ({
      ...deed,
      by: people.get(deed.personId) ?? "",
      noteWords: deed.note === null ? "" : (texts.get(deed.note.textId) ?? ""),
      newWords: deed.newText === null ? null : (texts.get(deed.newText.textId) ?? ""),
      mayApprove: deed.status === "awaiting" && nextToApprove(deed) === person.role,
    })),
  };
}
