import type { RegisteredPage } from "#http/contract";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconHelpCircle } from "@tabler/icons-react";
import { useNow } from "../../data/server-clock.ts";
import { useLanguage, useTexts } from "../../texts/texts-context.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import css from "./page-screen.module.css";

type Busy = "check" | "connect" | "switch" | null;
type Props = {
  readonly page: RegisteredPage;
  readonly connects: boolean;
  /** True while something written is not saved yet: the network would be asked with the old words. */
  readonly unsaved: boolean;
  readonly busy: Busy;
  readonly onCheck: () => void;
  readonly onConnect: () => void;
  readonly onSwitch: (enabled: boolean) => void;
};

const icons = { ok: IconCircleCheck, warning: IconAlertTriangle, broken: IconCircleX, unknown: IconHelpCircle } as const;

const Deeds = ({ page }: { readonly page: RegisteredPage }) => {
  const { register: words } = useTexts();
  const now = useNow();
  const times = useTimeWords();
  if (page.deeds.length === 0) return null;
  return (
    <details className={css.rare}>
      <summary>{words.deedsTitle(page.deeds.length)}</summary>
      <ul className={css.deeds}>
        {page.deeds.map((deed) => (
          <li key={`${deed.at} ${deed.deed}`}>
            <span className="small quiet">{momentWords(deed.at, now, times)}</span> {words.deeds[deed.deed]}, {deed.by}
          </li>
        ))}
      </ul>
    </details>
  );
};

/** How the page is, and what can be done: ask the network, attach, switch off (1.8). */
export const PageState = ({ page, connects, unsaved, busy, onCheck, onConnect, onSwitch }: Props) => {
  const texts = useTexts();
  const { register: words } = texts;
  const { language } = useLanguage();
  const now = useNow();
  const times = useTimeWords();
  const Icon = icons[page.health.state];
  return (
    <section className={css.part}>
      <h2>{words.stateTitle}</h2>
      <p className={css.health} data-health={page.enabled ? page.health.state : "off"} role="status">
        <Icon size={18} aria-hidden />
        {page.enabled ? texts.pages.health[page.health.state] : texts.pages.disabled}
        <span className="small quiet">
          {page.health.checkedAt === null ? texts.pages.notChecked : texts.pages.checked(momentWords(page.health.checkedAt, now, times))}
          {" · "}
          {page.lastEventAt === null ? texts.pages.noEvents : texts.pages.lastEvent(momentWords(page.lastEventAt, now, times))}
        </span>
      </p>
      {page.health.problems.length > 0 && (
        <ul className={css.problems}>
          {page.health.problems.map((problem) => (
            <li key={problem[language]}>{problem[language]}</li>
          ))}
        </ul>
      )}
      {unsaved && <p className="small quiet">{words.saveFirst}</p>}
      <div className={css.buttons}>
        <Button variant={page.enabled ? "default" : "filled"} disabled={unsaved} loading={busy === "connect"} onClick={onConnect}>
          {page.enabled ? words.connectAgain : words.connect}
        </Button>
        <Button variant="default" disabled={unsaved} loading={busy === "check"} onClick={onCheck}>
          {words.check}
        </Button>
        <Button variant="default" disabled={unsaved} loading={busy === "switch"} onClick={() => onSwitch(!page.enabled)}>
          {page.enabled ? words.switchOff : words.switchOn}
        </Button>
      </div>
      <p className="small quiet">{connects ? words.connectHint : words.connectByHand}</p>
      <div className={css.address}>
        <span className="small quiet">{words.webhook}</span>
        <code>{page.webhookUrl}</code>
        <CopyButton text={page.webhookUrl} />
      </div>
      <Deeds page={page} />
    </section>
  );
};
