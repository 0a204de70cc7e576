import { Link } from "@tanstack/react-router";
import {
  IconBell,
  IconCalendarCog,
  IconCalendarUser,
  IconChartBar,
  IconChecklist,
  IconFlame,
  IconFolder,
  IconGavel,
  IconInbox,
  IconListDetails,
  IconMailExclamation,
  IconMessageCheck,
  IconMessageQuestion,
  IconRosetteDiscountCheck,
  IconUsers,
  IconSpeakerphone,
  IconTemplate,
  IconWorld,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { rowsOf, useCaseList, useCounts } from "../data/cases.ts";
import { useNotices } from "../data/duty.ts";
import { useIncident } from "../data/incident.ts";
import { useMe } from "../data/me.ts";
import { usePages } from "../data/pages.ts";
import { useTexts } from "../texts/texts-context.tsx";
import { needsHands } from "../ui/page-alarms.tsx";
import { OfficeDay } from "./office-day.tsx";
import { PersonMenu } from "./person-menu.tsx";
import css from "./rail.module.css";
import {
  keepsTemplates,
  sectionsOf,
  seesAct,
  seesCalendar,
  seesControl,
  seesIncident,
  seesPages,
  seesPeople,
  type Section,
} from "./sections.ts";

const icons: Readonly<
  Record<Section["title"], ComponentType<{ readonly size: number; readonly stroke: number; readonly "aria-hidden": true }>>
> = {
  queue: IconInbox,
  urgent: IconFlame,
  mine: IconChecklist,
  approval: IconRosetteDiscountCheck,
  awaitingAuthor: IconMessageQuestion,
  answered: IconMessageCheck,
  all: IconListDetails,
};

/** How many wait in a section: the server's count, or for the Head's two sections the rows that belong there. */
const useSectionCounts = (): ((section: Section) => number) => {
  const { person } = useMe();
  const { data: counts } = useCounts();
  const { data: own } = useCaseList("mine", person.role === "head");
  const rows = rowsOf(own?.pages ?? []);
  return (section) =>
    person.role === "head" && section.view === "mine" ? rows.filter(section.keep).length : (counts?.[section.view] ?? 0);
};

// Where nobody has to act a number would only be noise.
const counted = new Set<Section["title"]>(["queue", "urgent", "mine", "approval"]);

const Count = ({ n, alarm = false }: { readonly n: number; readonly alarm?: boolean }) => {
  const texts = useTexts();
  if (n === 0) return null;
  return (
    <span className={css.count} data-alarm={alarm || undefined}>
      <span aria-hidden>{n > 999 ? "999+" : n}</span>
      <span className="unseen">({texts.nav.countToAct(n)})</span>
    </span>
  );
};

const PagesLink = () => {
  const texts = useTexts();
  const { data: pages } = usePages();
  const broken = pages?.filter(needsHands).length ?? 0;
  return (
    <li>
      <Link to="/pages" className={css.link} activeProps={{ className: css.active }}>
        <IconWorld size={20} stroke={1.75} aria-hidden />
        <span className={css.title}>{texts.nav.pages}</span>
        <Count n={broken} alarm />
      </Link>
    </li>
  );
};

/** Letters of «Инцидент» that wait for a person. */
const IncidentLink = () => {
  const texts = useTexts();
  const { data: state } = useIncident();
  return (
    <li data-section="incident">
      <Link to="/incident" className={css.link} activeProps={{ className: css.active }}>
        <IconMailExclamation size={20} stroke={1.75} aria-hidden />
        <span className={css.title}>{texts.incident.nav}</span>
        <Count n={state?.openLetters ?? 0} alarm={state?.mailbox?.health.state === "broken"} />
      </Link>
    </li>
  );
};

/** The bell: how many notices are unread. */
const NoticesLink = () => {
  const texts = useTexts();
  const { data: notices } = useNotices();
  const fresh = notices?.filter(({ seenAt }) => seenAt === null) ?? [];
  return (
    <li>
      <Link to="/notices" className={css.link} activeProps={{ className: css.active }}>
        <IconBell size={20} stroke={1.75} aria-hidden />
        <span className={css.title}>{texts.duty.noticesNav}</span>
        <Count n={fresh.length} alarm={fresh.some(({ kind }) => kind === "emergency" || kind === "messageOnDayOff")} />
      </Link>
    </li>
  );
};

/** The sections: a rail on a desk, a bar under the thumb on a phone. */
export const Rail = ({ onKeys }: { readonly onKeys: () => void }) => {
  const texts = useTexts();
  const me = useMe();
  const countOf = useSectionCounts();
  return (
    <header className={css.rail}>
      <p className={css.brand}>
        <img src="/icon.svg" alt="" width={24} height={24} />
        <span>
          <strong>{texts.name}</strong>
          <span className={css.organisation}>{me.organisation.title}</span>
        </span>
      </p>
      <nav aria-label={texts.nav.label} className={css.nav}>
        <ul>
          {sectionsOf(me.person.role).map((section) => {
            const Icon = icons[section.title];
            return (
              <li key={section.path} data-section={section.title}>
                <Link to="/$section" params={{ section: section.path }} className={css.link} activeProps={{ className: css.active }}>
                  <Icon size={20} stroke={1.75} aria-hidden />
                  <span className={css.title}>{texts.nav[section.title]}</span>
                  {counted.has(section.title) && <Count n={countOf(section)} />}
                </Link>
              </li>
            );
          })}
          {seesIncident(me.person.role) && <IncidentLink />}
          <NoticesLink />
          {me.person.role === "curator" && (
            <li data-section="folder">
              <Link to="/folder" className={css.link} activeProps={{ className: css.active }}>
                <IconFolder size={20} stroke={1.75} aria-hidden />
                <span className={css.title}>{texts.folder.nav}</span>
              </Link>
            </li>
          )}
          {seesControl(me.person.role) && (
            <li data-section="control">
              <Link to="/control" className={css.link} activeProps={{ className: css.active }}>
                <IconChartBar size={20} stroke={1.75} aria-hidden />
                <span className={css.title}>{texts.control.nav}</span>
              </Link>
            </li>
          )}
          {seesPages(me.person.role) && <PagesLink />}
          {seesIncident(me.person.role) && (
            <li>
              <Link to="/site" className={css.link} activeProps={{ className: css.active }}>
                <IconSpeakerphone size={20} stroke={1.75} aria-hidden />
                <span className={css.title}>{texts.siteSettings.nav}</span>
              </Link>
            </li>
          )}
          <li data-section="duty">
            <Link to="/duty" className={css.link} activeProps={{ className: css.active }}>
              <IconCalendarUser size={20} stroke={1.75} aria-hidden />
              <span className={css.title}>{texts.duty.nav}</span>
            </Link>
          </li>
          {keepsTemplates(me.person.role) && (
            <li>
              <Link to="/templates" className={css.link} activeProps={{ className: css.active }}>
                <IconTemplate size={20} stroke={1.75} aria-hidden />
                <span className={css.title}>{texts.desk.templates.nav}</span>
              </Link>
            </li>
          )}
          {seesAct(me.person.role) && (
            <li>
              <Link to="/act" className={css.link} activeProps={{ className: css.active }}>
                <IconGavel size={20} stroke={1.75} aria-hidden />
                <span className={css.title}>{texts.rules.act.nav}</span>
              </Link>
            </li>
          )}
          {seesCalendar(me.person.role) && (
            <li>
              <Link to="/settings/calendar" className={css.link} activeProps={{ className: css.active }}>
                <IconCalendarCog size={20} stroke={1.75} aria-hidden />
                <span className={css.title}>{texts.rules.calendar.nav}</span>
              </Link>
            </li>
          )}
          {seesPeople(me.person.role) && (
            <li>
              <Link to="/settings/people" className={css.link} activeProps={{ className: css.active }}>
                <IconUsers size={20} stroke={1.75} aria-hidden />
                <span className={css.title}>{texts.security.people.nav}</span>
              </Link>
            </li>
          )}
        </ul>
      </nav>
      <div className={css.foot}>
        <OfficeDay />
        <PersonMenu onKeys={onKeys} />
      </div>
    </header>
  );
};
