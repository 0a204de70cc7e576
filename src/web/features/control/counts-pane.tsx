import type { ControlCounts, ControlPeriod } from "#http/contract";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import css from "./control.module.css";

const kinds = ["received", "answered", "explained", "refused", "appeals", "repeats"] as const;

type Row = { readonly key: string; readonly name: string; readonly counts: ControlCounts };

const Counts = ({ head, rows, total }: { readonly head: string; readonly rows: readonly Row[]; readonly total: ControlCounts }) => {
  const { control: words } = useTexts();
  const row = ({ key, name, counts }: Row) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      {kinds.map((kind) => (
        <td key={kind} className={css.count} data-label={words.count[kind]} data-empty={counts[kind] === 0 || undefined}>
          {counts[kind]}
        </td>
      ))}
    </tr>
  );
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {kinds.map((kind) => (
            <th key={kind} scope="col" className={css.count}>
              {words.count[kind]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{rows.map(row)}</tbody>
      {rows.length > 1 && <tfoot>{row({ key: "total", name: words.all, counts: total })}</tfoot>}
    </table>
  );
};

/** What came in the period and what became of cases in it, by network and by topic (4.2). */
export const CountsPane = ({ counts }: { readonly counts: ControlPeriod["counts"] }) => {
  const { control: words } = useTexts();
  const say = useSay();
  const topics = counts.byTopic.map((one) => ({
    key: one.title?.ru ?? "",
    name: one.title === null ? words.noTopic : say(one.title),
    counts: one.counts,
  }));
  return (
    <section className={css.part} aria-label={words.counts}>
      <h3>{words.counts}</h3>
      <Counts
        head={words.network}
        total={counts.total}
        rows={counts.byNetwork.map(({ code, title, counts: own }) => ({ key: code, name: say(title), counts: own }))}
      />
      <Counts head={words.topic} total={counts.total} rows={topics} />
    </section>
  );
};
