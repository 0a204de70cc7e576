import { IconListCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useControlNow } from "../../data/control.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { Clause } from "../../ui/clause.tsx";
import { DidNotLoad, Waiting } from "../../ui/states.tsx";
import { ClocksNow } from "./clocks-now.tsx";
import css from "./control.module.css";
import { PeriodPane } from "./period-pane.tsx";

/** The controller's day at a glance (4.2): what runs and what burns now, and what a period tells. */
export const ControlScreen = () => {
  const texts = useTexts();
  const { control: words } = texts;
  const { data: now, isPending, isError, refetch } = useControlNow();
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <header>
          <h1>
            {words.title} <Clause clause="4.2" />
          </h1>
          <p className="quiet">{words.intro}</p>
          <Link to="/control/quality" className={css.file}>
            <IconListCheck size={16} aria-hidden /> {texts.quality.nav}
          </Link>
        </header>
        <section className={css.block} aria-label={words.now}>
          <h2>{words.now}</h2>
          {isPending && <Waiting />}
          {isError && now === undefined && (
            <DidNotLoad title={words.loadError} hint={texts.list.errorHint} onRetry={() => void refetch()} />
          )}
          {now !== undefined && <ClocksNow now={now} />}
        </section>
        <PeriodPane />
      </div>
    </main>
  );
};
