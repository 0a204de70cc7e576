import type { PersonLink } from "#http/contract";
import { useState } from "react";
import { usePeople } from "../../data/people.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { DidNotLoad, Waiting } from "../../ui/states.tsx";
import { AddPerson } from "./add-person.tsx";
import { LinkLayer } from "./link-layer.tsx";
import css from "./people.module.css";
import { PersonRow } from "./person-row.tsx";

/** «Сотрудники»: who works here and in which role; added and changed by the administrator (1.5, 2.6). */
export const PeopleScreen = () => {
  const texts = useTexts();
  const { people: words } = texts.security;
  const { data, isPending, isError, refetch } = usePeople();
  const [made, setMade] = useState<PersonLink | null>(null);
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <header>
          <h1>{words.title}</h1>
          <p className="quiet">{words.intro}</p>
          <p className="small quiet">{words.acting}</p>
        </header>
        {isPending && <Waiting />}
        {isError && <DidNotLoad title={words.errorTitle} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
        {data !== undefined && (
          <>
            <AddPerson units={data.units} onLink={setMade} />
            <ul className={css.list}>
              {data.people
                .toSorted((one, other) => Number(other.active) - Number(one.active))
                .map((person) => (
                  <PersonRow key={person.personId} person={person} units={data.units} onLink={setMade} />
                ))}
            </ul>
          </>
        )}
      </div>
      {made !== null && <LinkLayer made={made} onClose={() => setMade(null)} />}
    </main>
  );
};
