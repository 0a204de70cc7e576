import type { Page } from "#http/contract";
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconExternalLink, IconHelpCircle, IconWorld } from "@tabler/icons-react";
import { Button } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMe } from "../../data/me.ts";
import { useNow } from "../../data/server-clock.ts";
import { usePages } from "../../data/pages.ts";
import { useLanguage, useTexts } from "../../texts/texts-context.tsx";
import { needsHands } from "../../ui/page-alarms.tsx";
import { NetworkMark } from "../../ui/network-mark.tsx";
import { DidNotLoad, Nothing, Waiting } from "../../ui/states.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./pages.module.css";

const icons = { ok: IconCircleCheck, warning: IconAlertTriangle, broken: IconCircleX, unknown: IconHelpCircle } as const;

const PageItem = ({ page, isMine }: { readonly page: Page; readonly isMine: boolean }) => {
  const texts = useTexts();
  const { language } = useLanguage();
  const now = useNow();
  const words = useTimeWords();
  const Icon = icons[page.health.state];
  // What the check said, and what else stands over the page: its polls, its silence.
  const others = (page.alarms ?? []).filter(({ kind }) => kind !== "health");
  const troubles = [...new Set([...page.health.problems, ...others].map((one) => one[language]))];
  return (
    <li className={css.page} data-health={page.enabled ? (needsHands(page) ? "broken" : page.health.state) : "off"}>
      <NetworkMark code={page.network} large />
      <div className={css.body}>
        <h2>{page.title}</h2>
        <a href={page.url} target="_blank" rel="noreferrer" className={css.url}>
          {page.url.replace(/^https?:\/\//, "")}
          <IconExternalLink size={14} aria-hidden />
          <span className="unseen">({texts.common.newTab})</span>
        </a>
        {page.enabled && troubles.length > 0 && (
          <div className={css.problems}>
            <h3>{texts.pages.whatHappened}</h3>
            <ul>
              {troubles.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <div className={css.state}>
        <p className={css.health}>
          <Icon size={18} aria-hidden />
          {page.enabled ? texts.pages.health[page.health.state] : texts.pages.disabled}
        </p>
        <p className="small quiet">
          {page.lastEventAt === null ? texts.pages.noEvents : texts.pages.lastEvent(momentWords(page.lastEventAt, now, words))}
        </p>
        <p className="small quiet">
          {page.health.checkedAt === null ? texts.pages.notChecked : texts.pages.checked(momentWords(page.health.checkedAt, now, words))}
        </p>
        {isMine && (
          <Link
            to="/pages/$pageId"
            params={{ pageId: page.pageId }}
            className={css.settings}
            aria-label={`${texts.register.settings}: ${page.title}`}
          >
            {texts.register.settings}
          </Link>
        )}
      </div>
    </li>
  );
};

const rank = { broken: 0, warning: 1, unknown: 2, ok: 3 } as const;

/** The register of official pages (1.4, 1.8): a page that fell silent is an alarm with the way to mend it. */
export const PagesScreen = () => {
  const texts = useTexts();
  const { role } = useMe().person;
  const isMine = role === "administrator";
  const navigate = useNavigate();
  const { data: pages, isPending, isError, refetch } = usePages();
  const broken = pages?.filter(needsHands).length ?? 0;
  const sorted = [...(pages ?? [])].sort((a, b) => rank[a.health.state] - rank[b.health.state]);
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <h1>{texts.pages.title}</h1>
        <p className="quiet">{texts.pages.intro}</p>
        {!isMine && (
          <Link to="/moderation" className={css.settings}>
            {texts.moderation.logLink}
          </Link>
        )}
        {isMine && (
          <Button className={css.add ?? ""} onClick={() => void navigate({ to: "/pages/$pageId", params: { pageId: "new" } })}>
            {texts.register.add}
          </Button>
        )}
        {broken > 0 && (
          <p className={css.alarm} role="alert">
            <IconCircleX size={18} aria-hidden />
            {texts.pages.alarm(broken)}
          </p>
        )}
        {isPending && <Waiting />}
        {isError && <DidNotLoad title={texts.pages.errorTitle} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
        {pages?.length === 0 && (
          <Nothing icon={<IconWorld size={36} stroke={1.25} />} title={texts.pages.emptyTitle} hint={texts.pages.emptyHint} />
        )}
        <ul className={css.list}>
          {sorted.map((page) => (
            <PageItem key={page.pageId} page={page} isMine={isMine} />
          ))}
        </ul>
      </div>
    </main>
  );
};
