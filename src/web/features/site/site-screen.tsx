import type { SiteSettings } from "#http/contract";
import { Button } from "@mantine/core";
import { useNow } from "../../data/server-clock.ts";
import { useResend, useSiteSettings } from "../../data/site-settings.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { Clause } from "../../ui/clause.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { DidNotLoad, Waiting } from "../../ui/states.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import { HookForm } from "./hook-form.tsx";
import css from "./site.module.css";

type Delivery = SiteSettings["deliveries"][number];

const DeliveryRow = ({ delivery, mayChange }: { readonly delivery: Delivery; readonly mayChange: boolean }) => {
  const { siteSettings: words } = useTexts();
  const now = useNow();
  const times = useTimeWords();
  const resend = useResend();
  const told = [
    words.status[delivery.status],
    ...(delivery.attempts > 1 ? [words.attempts(delivery.attempts)] : []),
    ...(delivery.status === "delivered" || delivery.attempts === 0
      ? []
      : [delivery.responseStatus === null ? words.noAnswer : words.answerCode(delivery.responseStatus)]),
    ...(delivery.nextAttemptAt === null ? [] : [words.next(momentWords(delivery.nextAttemptAt, now, times))]),
  ].join(", ");
  return (
    <li className={css.delivery} data-status={delivery.status}>
      <div>
        <p>
          <strong>{words.events[delivery.event]}</strong> {momentWords(delivery.createdAt, now, times)}
        </p>
        <p className="small quiet">{told}</p>
      </div>
      {mayChange && delivery.status !== "queued" && (
        <Button
          size="xs"
          variant="default"
          aria-label={words.againOf(words.events[delivery.event])}
          loading={resend.isPending}
          onClick={() => resend.mutate(delivery.deliveryId)}
        >
          {words.again}
        </Button>
      )}
    </li>
  );
};

const Page = ({ settings }: { readonly settings: SiteSettings }) => {
  const { siteSettings: words } = useTexts();
  return (
    <section className={css.part}>
      <p>
        {words.page}:{" "}
        <a href={settings.pageUrl} target="_blank" rel="noreferrer">
          {settings.pageUrl}
        </a>
      </p>
      <p>
        {words.feed}:{" "}
        <a href={settings.feedUrl} target="_blank" rel="noreferrer">
          {settings.feedUrl}
        </a>
      </p>
      <h2>{words.snippet}</h2>
      <p className="quiet">{words.snippetHint}</p>
      <code className={css.code}>{settings.snippet}</code>
      <div className={css.actions}>
        <CopyButton text={settings.snippet} />
      </div>
      <p className="small quiet">{settings.framedBy.length === 0 ? words.notFramed : words.framedBy(settings.framedBy.join(", "))}</p>
    </section>
  );
};

/** The public page on the official site (3.6): the piece to paste, the call to the site, what became of each delivery. */
export const SiteScreen = () => {
  const texts = useTexts();
  const words = texts.siteSettings;
  const { data: settings, isPending, isError, refetch } = useSiteSettings();
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <header>
          <h1>
            {words.title} <Clause clause="3.6" />
          </h1>
          <p className="quiet">{words.intro}</p>
        </header>
        {isPending && <Waiting />}
        {isError && <DidNotLoad title={words.loadError} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
        {settings !== undefined && (
          <>
            <Page settings={settings} />
            <section className={css.part}>
              <h2>{words.hook}</h2>
              <p className="quiet">{words.hookHint}</p>
              {settings.mayChange ? <HookForm hook={settings.hook} /> : settings.hook !== null && <p>{settings.hook.address}</p>}
            </section>
            <section className={css.part}>
              <h2>{words.log}</h2>
              {settings.deliveries.length === 0 ? (
                <p className="quiet">{words.noLog}</p>
              ) : (
                <ul className={css.log}>
                  {settings.deliveries.map((delivery) => (
                    <DeliveryRow key={delivery.deliveryId} delivery={delivery} mayChange={settings.mayChange} />
                  ))}
                </ul>
              )}
            </section>
          </>
        )}
      </div>
    </main>
  );
};
