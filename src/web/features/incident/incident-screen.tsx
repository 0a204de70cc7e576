import { Tabs } from "@mantine/core";
import { useIncident } from "../../data/incident.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { Clause } from "../../ui/clause.tsx";
import { DidNotLoad, Waiting } from "../../ui/states.tsx";
import css from "./incident.module.css";
import { KeysPane } from "./keys-pane.tsx";
import { LettersPane } from "./letters-pane.tsx";
import { MapPane } from "./map-pane.tsx";
import { TablePane } from "./table-pane.tsx";
import { Ways } from "./ways.tsx";

/** The system «Инцидент» (3.2): what it sent and was not recognised, tables, the map of fields, keys of other programs. */
export const IncidentScreen = () => {
  const texts = useTexts();
  const { incident } = texts;
  const { data: state, isPending, isError, refetch } = useIncident();
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <header>
          <h1>
            {incident.title} <Clause clause="3.2" />
          </h1>
          <p className="quiet">{incident.intro}</p>
        </header>
        {isPending && <Waiting />}
        {isError && <DidNotLoad title={incident.loadError} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
        {state !== undefined && (
          <>
            <Ways state={state} />
            <Tabs defaultValue={state.mayTakeIn ? "letters" : "map"} keepMounted={false}>
              <Tabs.List>
                {state.mayTakeIn && (
                  <Tabs.Tab value="letters">
                    {incident.tabs.letters}
                    {state.openLetters > 0 && ` (${state.openLetters})`}
                  </Tabs.Tab>
                )}
                {state.mayTakeIn && <Tabs.Tab value="all">{incident.tabs.all}</Tabs.Tab>}
                {state.mayTakeIn && <Tabs.Tab value="table">{incident.tabs.table}</Tabs.Tab>}
                <Tabs.Tab value="map">{incident.tabs.map}</Tabs.Tab>
                {state.keys !== null && <Tabs.Tab value="keys">{incident.tabs.keys}</Tabs.Tab>}
              </Tabs.List>
              {state.mayTakeIn && (
                <>
                  <Tabs.Panel value="letters">
                    <div className={css.panel}>
                      <LettersPane open />
                    </div>
                  </Tabs.Panel>
                  <Tabs.Panel value="all">
                    <div className={css.panel}>
                      <LettersPane open={false} />
                    </div>
                  </Tabs.Panel>
                  <Tabs.Panel value="table">
                    <TablePane />
                  </Tabs.Panel>
                </>
              )}
              <Tabs.Panel value="map">
                <MapPane state={state} />
              </Tabs.Panel>
              {state.keys !== null && (
                <Tabs.Panel value="keys">
                  <KeysPane keys={state.keys} />
                </Tabs.Panel>
              )}
            </Tabs>
          </>
        )}
      </div>
    </main>
  );
};
