import type { ActPicture } from "#http/contract";
import { SegmentedControl, Tabs } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../data/settings.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { DidNotLoad, Waiting } from "../../ui/states.tsx";
import css from "./act.module.css";
import { CheckPane } from "./check-pane.tsx";
import { ClausesPane } from "./clauses-pane.tsx";
import { ClocksPane } from "./clocks-pane.tsx";
import { EditionsPane } from "./editions-pane.tsx";
import { GroundsPane } from "./grounds-pane.tsx";
import { RoutePicture } from "./route-picture.tsx";

const Panes = ({ act }: { readonly act: ActPicture }) => {
  const texts = useTexts();
  const say = useSay();
  const [name, setName] = useState(act.routes[0]?.name ?? "");
  const route = act.routes.find((one) => one.name === name) ?? act.routes[0];
  const chooser = act.routes.length > 1 && (
    <SegmentedControl
      aria-label={texts.rules.act.route}
      className={css.routes ?? ""}
      value={route?.name ?? ""}
      onChange={setName}
      data={act.routes.map((one) => ({ value: one.name, label: say(one.title) }))}
    />
  );
  return (
    <Tabs defaultValue="picture" keepMounted={false}>
      <Tabs.List className={css.tabs ?? ""}>
        {(["picture", "clauses", "clocks", "grounds", "editions", "check"] as const).map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {texts.rules.act.tabs[tab]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="picture" className={css.pane ?? ""}>
        {chooser}
        {route !== undefined && <RoutePicture key={route.name} route={route} />}
      </Tabs.Panel>
      <Tabs.Panel value="clauses" className={css.pane ?? ""}>
        <ClausesPane clauses={act.clauses} />
      </Tabs.Panel>
      <Tabs.Panel value="clocks" className={css.pane ?? ""}>
        {chooser}
        <ClocksPane act={act} clocks={route?.clocks ?? []} />
      </Tabs.Panel>
      <Tabs.Panel value="grounds" className={css.pane ?? ""}>
        <GroundsPane act={act} />
      </Tabs.Panel>
      <Tabs.Panel value="editions" className={css.pane ?? ""}>
        <EditionsPane editions={act.editions} />
      </Tabs.Panel>
      <Tabs.Panel value="check" className={css.pane ?? ""}>
        <CheckPane act={act} />
      </Tabs.Panel>
    </Tabs>
  );
};

/** «Порядок»: the act in force as a picture and word for word, its editions, and the check of a new file. */
export const ActScreen = () => {
  const texts = useTexts();
  const { data: act, isPending, isError, refetch } = useAct();
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <header>
          <h1>{texts.rules.act.nav}</h1>
          {act !== undefined && (
            <p className="quiet">
              {act.title}. {texts.rules.act.edition(act.edition)}
            </p>
          )}
        </header>
        {isPending && <Waiting />}
        {isError && <DidNotLoad title={texts.rules.act.errorTitle} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
        {act !== undefined && <Panes act={act} />}
      </div>
    </main>
  );
};
