import type { ClockStand, ControlNow, Tally } from "#http/contract";
import { IconCheck, IconClockPause, IconClockExclamation, IconClockPlay, IconFlame, IconMinus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { CasesFilter } from "../../data/control.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { Clause } from "../../ui/clause.tsx";
import { Nothing } from "../../ui/states.tsx";
import css from "./control.module.css";

const stands: readonly ClockStand[] = ["overdue", "soon", "running", "suspended", "none"];
const icons = { overdue: IconFlame, soon: IconClockExclamation, running: IconClockPlay, suspended: IconClockPause, none: IconMinus };

const sum = (tally: Tally): number => stands.reduce((all, stand) => all + tally[stand], 0);

/** A number that leads to its cases; nothing leads to none. */
const Number = ({ n, filter, label }: { readonly n: number; readonly filter: CasesFilter; readonly label: string }) => {
  const { control: words } = useTexts();
  if (n === 0) return <span className={css.zero}>0</span>;
  return (
    <Link to="/control/cases" search={filter} className={css.number} data-stand={filter.stand} aria-label={words.toCases(label, n)}>
      {n}
    </Link>
  );
};

/** All of the day in five numbers. */
const Strip = ({ total }: { readonly total: Tally }) => {
  const { control: words } = useTexts();
  return (
    <ul className={css.strip}>
      {stands.map((stand) => {
        const Icon = icons[stand];
        return (
          <li key={stand} className={css.tile} data-stand={stand} data-empty={total[stand] === 0 || undefined}>
            <span className={css.tileName}>
              <Icon size={16} aria-hidden /> {words.stand[stand]}
            </span>
            <span className={css.tileNumber}>
              <Number n={total[stand]} filter={{ stand }} label={words.stand[stand]} />
            </span>
            <span className={css.small}>{words.standHint[stand]}</span>
          </li>
        );
      })}
    </ul>
  );
};

/** The parts of a row as one bar; the numbers beside it say the same. */
const Bar = ({ tally, most }: { readonly tally: Tally; readonly most: number }) => (
  <span className={css.bar} aria-hidden>
    {stands.map((stand) => (
      <span key={stand} data-stand={stand} style={{ width: `${(tally[stand] / Math.max(most, 1)) * 100}%` }} />
    ))}
  </span>
);

type Row = {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly clause: string | null;
  readonly filter: CasesFilter;
  readonly tally: Tally;
};

const Tallies = ({ title, head, rows }: { readonly title: string; readonly head: string; readonly rows: readonly Row[] }) => {
  const { control: words } = useTexts();
  const most = Math.max(...rows.map(({ tally }) => sum(tally)), 1);
  return (
    <section className={css.part} aria-label={title}>
      <h3>{title}</h3>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className={css.barCell}>
              <span className="unseen">{words.all}</span>
            </th>
            {stands.map((stand) => (
              <th key={stand} scope="col" className={css.count}>
                {words.stand[stand]}
              </th>
            ))}
            <th scope="col" className={css.count}>
              {words.all}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, note, clause, filter, tally }) => (
            <tr key={key}>
              <th scope="row">
                {name} {clause !== null && <Clause clause={clause} />}
                {note !== "" && <span className={css.note}>{note}</span>}
              </th>
              <td className={css.barCell}>
                <Bar tally={tally} most={most} />
              </td>
              {stands.map((stand) => (
                <td key={stand} className={css.count} data-label={words.stand[stand]} data-empty={tally[stand] === 0 || undefined}>
                  <Number n={tally[stand]} filter={{ ...filter, stand }} label={`${name}, ${words.stand[stand]}`} />
                </td>
              ))}
              <td className={css.count} data-label={words.all}>
                <Number n={sum(tally)} filter={filter} label={name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** How the clocks of all open cases stand: in all, by unit, by step (4.1, 4.2). */
export const ClocksNow = ({ now }: { readonly now: ControlNow }) => {
  const { control: words } = useTexts();
  const say = useSay();
  if (sum(now.total) === 0) return <Nothing icon={<IconCheck size={36} stroke={1.25} />} title={words.nobody} hint={words.nobodyHint} />;
  const units = now.byUnit.map(({ unit, tally }) => ({
    key: unit?.unitId ?? "",
    name: unit?.title ?? words.noUnit,
    note: unit?.headName ?? "",
    clause: null,
    filter: { unit: unit?.unitId ?? "" },
    tally,
  }));
  const severalRoutes = new Set(now.byStep.map(({ routeTitle }) => routeTitle.ru)).size > 1;
  const steps = now.byStep.map(({ key, title, routeTitle, clause, waitsFor, tally }) => ({
    key,
    name: say(title),
    note: [...(severalRoutes ? [say(routeTitle)] : []), waitsFor.map((who) => words.who[who]).join(", ")].join(" · "),
    clause: clause === "" ? null : clause,
    filter: { step: key },
    tally,
  }));
  return (
    <>
      <Strip total={now.total} />
      <Tallies title={words.byUnit} head={words.unit} rows={units} />
      <Tallies title={words.byStep} head={words.step} rows={steps} />
    </>
  );
};
