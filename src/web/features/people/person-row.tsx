import type { KeptPerson, PersonLink, Unit } from "#http/contract";
import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { useChangePerson, useEndSessions, useNewLink, useResetFactors } from "../../data/people.ts";
import { useNow } from "../../data/server-clock.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { momentWords } from "../../ui/time-words.ts";
import { useTimeWords } from "../../ui/use-time-words.ts";
import { Failure } from "./failure.tsx";
import css from "./people.module.css";
import { PersonFields, type PersonFieldsForm } from "./person-fields.tsx";

type Props = { readonly person: KeptPerson; readonly units: readonly Unit[]; readonly onLink: (made: PersonLink) => void };

/** How a person signs in, in a few words. */
const SignInFacts = ({ person }: { readonly person: KeptPerson }) => {
  const { people: words } = useTexts().security;
  const times = useTimeWords();
  const now = useNow();
  if (!person.active) return <span>{words.off}</span>;
  if (person.invitedUntil !== null && !person.hasPassword)
    return <span className={css.awaited}>{words.invited(momentWords(person.invitedUntil, now, times))}</span>;
  if (!person.hasPassword) return <span className={css.awaited}>{words.noLink}</span>;
  return <span>{person.hasSecondFactor ? words.twoSteps : words.oneStep}</span>;
};

const AccountDeeds = ({ person, onLink }: Pick<Props, "person" | "onLink">) => {
  const { people: words } = useTexts().security;
  const link = useNewLink();
  const reset = useResetFactors();
  const end = useEndSessions();
  return (
    <div className={css.deeds}>
      <div className={css.actions}>
        <Button variant="default" size="xs" loading={link.isPending} onClick={() => link.mutate(person.personId, { onSuccess: onLink })}>
          {words.link}
        </Button>
        <span className="small quiet">{words.linkHint}</span>
      </div>
      {!person.isMe && person.hasSecondFactor && (
        <div className={css.actions}>
          <Button variant="default" size="xs" loading={reset.isPending} onClick={() => reset.mutate(person.personId)}>
            {words.resetFactors}
          </Button>
          <span className="small quiet">{words.resetHint}</span>
        </div>
      )}
      {!person.isMe && (
        <div className={css.actions}>
          <Button variant="default" size="xs" loading={end.isPending} onClick={() => end.mutate(person.personId)}>
            {words.endSessions}
          </Button>
        </div>
      )}
      <Failure error={link.error ?? reset.error ?? end.error} />
    </div>
  );
};

const ChangeForm = ({ person, units, onLink, onClose }: Props & { readonly onClose: () => void }) => {
  const texts = useTexts();
  const { people: words } = texts.security;
  const { name, position, role, unitId, locale } = person;
  const [form, setForm] = useState<PersonFieldsForm>({ name, position, role, unitId, locale });
  const [active, setActive] = useState(person.active);
  const change = useChangePerson();
  return (
    <>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ personId: person.personId, change: { ...form, active } }, { onSuccess: onClose });
        }}
      >
        <PersonFields form={form} units={units} onChange={setForm} isMe={person.isMe} />
        {!person.isMe && <Checkbox label={words.active} checked={active} onChange={(event) => setActive(event.currentTarget.checked)} />}
        <div className={css.wide}>
          <Failure error={change.error} />
          <div className={css.actions}>
            <Button type="submit" loading={change.isPending}>
              {words.save}
            </Button>
            <Button variant="default" onClick={onClose}>
              {texts.common.cancel}
            </Button>
          </div>
        </div>
      </form>
      <AccountDeeds person={person} onLink={onLink} />
    </>
  );
};

/** One person: who they are, how they sign in, and what may be changed. */
export const PersonRow = ({ person, units, onLink }: Props) => {
  const texts = useTexts();
  const { people: words } = texts.security;
  const [isOpen, setOpen] = useState(false);
  const unit = units.find(({ unitId }) => unitId === person.unitId);
  return (
    <li className={css.person} data-off={!person.active || undefined}>
      <div className={css.line}>
        <div>
          <p>
            <strong>{person.name}</strong> {person.isMe && <span className="small quiet">({words.me})</span>}
          </p>
          <p className={`${css.facts} small quiet`}>
            <span>{unit === undefined ? texts.roles[person.role] : unit.shortTitle}</span>
            {person.position !== "" && <span>{person.position}</span>}
            <span>{person.login}</span>
            <SignInFacts person={person} />
          </p>
        </div>
        {!isOpen && (
          <Button variant="default" size="xs" aria-label={words.changeOf(person.name)} onClick={() => setOpen(true)}>
            {words.change}
          </Button>
        )}
      </div>
      {isOpen && <ChangeForm person={person} units={units} onLink={onLink} onClose={() => setOpen(false)} />}
    </li>
  );
};
