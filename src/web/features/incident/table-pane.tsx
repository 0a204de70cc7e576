import type { IncidentFieldName, RowProblem, TablePreview } from "#http/contract";
import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { base64Of, useImportTable, usePreviewTable } from "../../data/incident.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { FileChoice } from "./file-choice.tsx";
import { fieldNames } from "./field-names.ts";
import css from "./incident.module.css";

const bytesMax = 10 * 1024 * 1024;
const problemsShown = 30;

const Problems = ({ problems }: { readonly problems: readonly RowProblem[] }) => {
  const { table } = useTexts().incident;
  const say = useSay();
  if (problems.length === 0) return null;
  return (
    <section>
      <h3>{table.problems}</h3>
      <ul className={css.reasons}>
        {problems.slice(0, problemsShown).map((problem) => (
          <li key={`${problem.line}-${problem.code}-${problem.path}`}>
            {table.line(problem.line)}: {say(problem)}
          </li>
        ))}
        {problems.length > problemsShown && <li>{table.moreProblems(problems.length - problemsShown)}</li>}
      </ul>
    </section>
  );
};

const Rows = ({ preview }: { readonly preview: TablePreview }) => {
  const { table, fields } = useTexts().incident;
  const shown = fieldNames.filter((name) => preview.columns.some(({ field }) => field === name));
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={table.firstRows(preview.rows.length)}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">№</th>
            <th scope="col" />
            {shown.map((name) => (
              <th key={name} scope="col">
                {fields[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, 20).map((row) => (
            <tr key={row.line} data-known={row.isKnown || undefined}>
              <td>{row.line}</td>
              <td>{row.isKnown ? table.known : table.fresh}</td>
              {shown.map((name) => (
                <td key={name}>{(row.fields[name] ?? "").slice(0, 200)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

type ColumnsProps = { readonly preview: TablePreview; readonly onChange: (columns: readonly (IncidentFieldName | null)[]) => void };

const Columns = ({ preview, onChange }: ColumnsProps) => {
  const { table, fields } = useTexts().incident;
  const choose = (index: number, value: string) => {
    const chosen = fieldNames.find((name) => name === value) ?? null;
    onChange(preview.columns.map(({ field }, at) => (at === index ? chosen : field === chosen ? null : field)));
  };
  return (
    <section>
      <h3>{table.columns}</h3>
      <div className={css.columns}>
        {preview.columns.map(({ title, field }, index) => (
          <NativeSelect
            // Heads may repeat: the place is what tells columns apart.
            key={`${String(index)} ${title}`}
            label={title === "" ? `${index + 1}` : title}
            value={field ?? ""}
            data={[{ value: "", label: table.skip }, ...fieldNames.map((name) => ({ value: name, label: fields[name] }))]}
            onChange={(event) => choose(index, event.currentTarget.value)}
          />
        ))}
      </div>
    </section>
  );
};

/** A table of the system: looked at row by row, and only then taken in. */
export const TablePane = () => {
  const { table } = useTexts().incident;
  const [base64, setBase64] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const looking = usePreviewTable();
  const taking = useImportTable();
  const choose = async (file: File) => {
    taking.reset();
    looking.reset();
    setTrouble(file.size > bytesMax ? table.tooLarge : null);
    if (file.size > bytesMax) return;
    const content = await base64Of(file);
    setBase64(content);
    looking.mutate({ base64: content });
  };
  const preview = taking.isSuccess ? undefined : looking.data;
  const fresh = preview === undefined ? 0 : preview.total - preview.known;
  const columns = preview?.columns.map(({ field }) => field);
  return (
    <div className={css.panel}>
      <p>{table.intro}</p>
      <div className={css.actions}>
        <FileChoice label={table.choose} accept=".csv,.xlsx,text/csv" onChoose={(file) => void choose(file)} />
      </div>
      {looking.isPending && <p role="status">{table.reading}</p>}
      {(trouble ?? (looking.isError || taking.isError ? table.failed : null)) !== null && (
        <p role="alert" className={css.trouble}>
          {trouble ?? table.failed}
        </p>
      )}
      {preview !== undefined && base64 !== null && (
        <>
          {preview.columns.length > 0 && (
            <Columns preview={preview} onChange={(chosen) => looking.mutate({ base64, columns: [...chosen] })} />
          )}
          <Problems
            problems={[...preview.problems, ...preview.rows.flatMap(({ problems }) => problems)].toSorted((a, b) => a.line - b.line)}
          />
          {preview.total > 0 && (
            <>
              <p>
                <strong>{table.rows(fresh, preview.known)}</strong>
              </p>
              <Rows preview={preview} />
              <div className={css.actions}>
                {fresh === 0 ? (
                  <p>{table.nothing}</p>
                ) : (
                  <Button
                    loading={taking.isPending}
                    onClick={() => taking.mutate({ base64, ...(columns === undefined ? {} : { columns }) })}
                  >
                    {table.take(fresh)}
                  </Button>
                )}
              </div>
            </>
          )}
        </>
      )}
      {taking.data !== undefined && (
        <>
          <p role="status" className={css.verdict} data-good>
            {table.done(taking.data.taken, taking.data.known)}
          </p>
          <Problems problems={taking.data.problems} />
        </>
      )}
    </div>
  );
};
