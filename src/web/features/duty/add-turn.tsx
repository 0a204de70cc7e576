import type { NewTurn, Roster } from "#http/contract";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { placesOf, RequestFailure } from "../../data/ask.ts";
import { useAddTurn } from "../../data/duty.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { fromLocalMoment, toLocalMoment } from "../../ui/local-moment.ts";
import { useOfficeClock } from "../../ui/office-clock.ts";
import css from "./duty.module.css";

const roles = ["head", "curator", "controller"] as const;

/** On duty is whoever sees every card (3.10): of the units' people only those whom an order makes somebody else; on which days, the server says. */
const choicesOf = ({ acting, people }: Roster, kind: NewTurn["kind"]): Roster["people"] =>
  kind === "acting" ? people : people.filter(({ personId, role }) => role !== "unit" || acting.some((turn) => turn.personId === personId));

/** Puts a person on duty, or in the role of another by an order. */
export const AddTurn = ({ kind, roster }: { readonly kind: NewTurn["kind"]; readonly roster: Roster }) => {
  const texts = useTexts();
  const say = useSay();
  const { zone } = useOfficeClock();
  const add = useAddTurn();
  const [personId, setPerson] = useState("");
  const [role, setRole] = useState<(typeof roles)[number]>("head");
  const [from, setFrom] = useState(() => toLocalMoment(roster.now, zone).slice(0, 16));
  const [to, setTo] = useState("");
  const [basis, setBasis] = useState("");
  const [trouble, setTrouble] = useState<readonly string[]>([]);
  const submit = () => {
    const [start, end] = [fromLocalMoment(from, zone), fromLocalMoment(to, zone)];
    if (personId === "" || start === null || end === null || (kind === "acting" && basis.trim() === ""))
      return setTrouble([texts.duty.required]);
    const turn: NewTurn =
      kind === "duty" ? { kind, personId, from: start, to: end } : { kind, personId, role, from: start, to: end, basis: basis.trim() };
    setTrouble([]);
    add.mutate(turn, {
      onSuccess: () => {
        setPerson("");
        setTo("");
        setBasis("");
      },
      onError: (error) => {
        const places = error instanceof RequestFailure ? placesOf(error.problem) : [];
        setTrouble(places.length === 0 ? [texts.duty.failed] : places.map(say));
      },
    });
  };
  const people = choicesOf(roster, kind).map((person) => ({
    value: person.personId,
    label: person.position === "" ? person.name : `${person.name}, ${person.position}`,
  }));
  return (
    <details>
      <summary>{kind === "duty" ? texts.duty.add : texts.duty.addActing}</summary>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <NativeSelect
          className={css.wide ?? ""}
          label={texts.duty.person}
          value={personId}
          data={[{ value: "", label: "" }, ...people]}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
        {kind === "acting" && (
          <NativeSelect
            label={texts.duty.role}
            value={role}
            data={roles.map((value) => ({ value, label: texts.roles[value] }))}
            onChange={(event) => setRole(roles.find((one) => one === event.currentTarget.value) ?? "head")}
          />
        )}
        <TextInput type="datetime-local" label={texts.duty.from} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput type="datetime-local" label={texts.duty.to} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
        {kind === "acting" && (
          <TextInput label={texts.duty.basis} value={basis} onChange={(event) => setBasis(event.currentTarget.value)} />
        )}
        <div className={css.wide}>
          {trouble.map((line) => (
            <p key={line} role="alert" className={css.trouble}>
              {line}
            </p>
          ))}
          <Button type="submit" loading={add.isPending}>
            {texts.duty.save}
          </Button>
        </div>
      </form>
    </details>
  );
};
