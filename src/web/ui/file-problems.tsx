import type { FileProblem } from "#http/contract";
import { useSay, useTexts } from "../texts/texts-context.tsx";
import css from "./file-problems.module.css";

/** What is wrong with a file: the place, the fault, the remedy; errors first. */
export const FileProblems = ({ problems }: { readonly problems: readonly FileProblem[] }) => {
  const texts = useTexts();
  const say = useSay();
  const errors = problems.filter(({ severity }) => severity === "error");
  const warnings = problems.filter(({ severity }) => severity === "warning");
  if (problems.length === 0) return null;
  return (
    <section className={css.problems} data-severity={errors.length > 0 ? "error" : "warning"} role="alert">
      <h3>{errors.length > 0 ? texts.rules.file.problems(errors.length) : texts.rules.file.warnings(warnings.length)}</h3>
      <ol>
        {[...errors, ...warnings].map((problem) => (
          <li key={`${problem.code} ${problem.line} ${problem.column} ${problem.path} ${problem.message.en}`}>
            <p className={css.place}>
              {problem.line === 1 && problem.column === 1 ? texts.rules.file.whole : texts.rules.file.place(problem.line, problem.column)}
              {problem.path !== "" && <code>{problem.path}</code>}
            </p>
            <p>{say(problem.message)}</p>
            <p className="quiet">
              {texts.rules.file.remedy}: {say(problem.remedy)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
};
