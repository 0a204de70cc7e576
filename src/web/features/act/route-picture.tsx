import type { ActEdge, ActRoute } from "#http/contract";
import { IconClock, IconFlag, IconPlayerPlay } from "@tabler/icons-react";
import { useState } from "react";
import { useLanguage, useSay, useTexts } from "../../texts/texts-context.tsx";
import { layOut, type Box } from "./layout.ts";
import css from "./route-picture.module.css";

/** Where a move leads, in words: for the narrow form, and for those who do not see lines. */
const useTarget = (route: ActRoute): ((edge: ActEdge) => string) => {
  const texts = useTexts();
  const say = useSay();
  return (edge) => {
    const to = route.steps.find(({ step }) => step === edge.to);
    return to === undefined ? texts.rules.act.return : say(to.title);
  };
};

const useWho = (): ((roles: readonly string[]) => string) => {
  const texts = useTexts();
  return (roles) => roles.map((role) => texts.rules.who[role] ?? role).join(", ");
};

type BoxProps = {
  readonly box: Box;
  readonly route: ActRoute;
  readonly faded: boolean;
  readonly onLook: (step: string | null) => void;
};

const StepBox = ({ box, route, faded, onLook }: BoxProps) => {
  const texts = useTexts();
  const say = useSay();
  const who = useWho();
  const target = useTarget(route);
  const { step, rows, x, y, width, height } = box;
  const clocks = route.clocks.filter(({ ofSteps }) => ofSteps.includes(step.step));
  const rowsTop = rows[0] === undefined ? height : rows[0].y - y;
  return (
    <li
      id={`${route.name}-${step.step}`}
      className={css.box}
      style={
        { "--x": `${x}px`, "--y": `${y}px`, "--w": `${width}px`, "--h": `${height}px`, "--rows": `${rowsTop}px` } as React.CSSProperties
      }
      data-ends={step.ends || undefined}
      data-begins={step.begins || undefined}
      data-faded={faded || undefined}
      onMouseEnter={() => onLook(step.step)}
      onMouseLeave={() => onLook(null)}
    >
      <div className={css.head}>
        <p className={css.title}>
          {step.begins && <IconPlayerPlay size={14} aria-label={texts.rules.act.begins} />}
          {step.ends && <IconFlag size={14} aria-hidden />}
          <span>{say(step.title)}</span>
        </p>
        <p className={css.small}>
          {step.ends ? texts.rules.act.ends : texts.rules.act.waits(who(step.waitsFor))}, {texts.common.clause(step.clause)}
        </p>
        {clocks.map((clock) => (
          <p key={clock.name} className={css.clock} title={`${say(clock.title)}: ${say(clock.term)}, ${texts.common.clause(clock.clause)}`}>
            <IconClock size={12} aria-hidden />
            <span>{say(clock.title)}</span>
            <strong>{say(clock.term)}</strong>
          </p>
        ))}
      </div>
      <ul className={css.rows}>
        {rows.map(({ edge, edges, height: rowHeight }) => (
          <li
            key={`${edge.kind} ${edge.name}`}
            className={css.row}
            style={{ "--rh": `${rowHeight}px` } as React.CSSProperties}
            data-kind={edge.kind}
            title={[say(edge.title), who(edge.by), edges.map(target).join(", ")].filter((part) => part !== "").join(", ")}
          >
            <span>
              {say(edge.title)}
              {edges.length === 1 && edge.conditional && <em className={css.if}> {texts.rules.act.conditional}</em>}
              <span className={css.target}>
                {" → "}
                {edges.map(target).join(", ")}
              </span>
              {edge.to === "return" && <span className={css.back}> ↩</span>}
            </span>
            <span className={css.clause}>{edge.clause}</span>
          </li>
        ))}
      </ul>
    </li>
  );
};

const Common = ({ route, language }: { readonly route: ActRoute; readonly language: "ru" | "en" }) => {
  const texts = useTexts();
  const say = useSay();
  const who = useWho();
  const target = useTarget(route);
  const { common } = layOut(route, language);
  if (common.length === 0) return null;
  return (
    <section className={css.common}>
      <h2>{texts.rules.act.common}</h2>
      <ul>
        {common.map(({ edge, from }) => (
          <li key={`${edge.name} ${edge.to}`}>
            <strong>{say(edge.title)}</strong> → {target(edge)}
            <span className="quiet">
              {who(edge.by)}, {texts.rules.act.commonFrom(from.length)}, {texts.common.clause(edge.clause)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** A route drawn: a column for each who has the move; on a phone the steps stand one under another with words in place of lines. */
export const RoutePicture = ({ route }: { readonly route: ActRoute }) => {
  const texts = useTexts();
  const { language } = useLanguage();
  const [look, setLook] = useState<string | null>(null);
  const { width, height, lanes, boxes, lines } = layOut(route, language);
  const near = new Set(
    look === null ? [] : lines.filter(({ edge }) => edge.from === look || edge.to === look).flatMap(({ edge }) => [edge.from, edge.to]),
  );
  return (
    <>
      <Common route={route} language={language} />
      <p className={css.hint}>{texts.rules.act.hint}</p>
      <div className={css.scroll}>
        <div className={css.picture} style={{ "--width": `${width}px`, "--height": `${height}px` } as React.CSSProperties}>
          {lanes.map(({ lane, x, width: laneWidth }) => (
            <p key={lane} className={css.lane} style={{ "--x": `${x}px`, "--w": `${laneWidth}px` } as React.CSSProperties}>
              {texts.rules.lanes[lane]}
            </p>
          ))}
          <svg className={css.lines} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
            <defs>
              {["plain", "lit"].map((kind) => (
                <marker
                  key={kind}
                  id={`${route.name}-${kind}`}
                  className={css.arrow}
                  data-kind={kind}
                  viewBox="0 0 8 8"
                  refX="7"
                  refY="4"
                  markerWidth="8"
                  markerHeight="8"
                  orient="auto"
                >
                  <path d="M0 0.5 L7.5 4 L0 7.5 Z" />
                </marker>
              ))}
            </defs>
            {lines.map(({ edge, path }) => {
              const lit = look !== null && (edge.from === look || edge.to === look);
              return (
                <path
                  key={`${edge.from} ${edge.kind} ${edge.name} ${edge.to}`}
                  d={path}
                  data-back={edge.back || undefined}
                  data-lit={lit || undefined}
                  data-faded={(look !== null && !lit) || undefined}
                  markerEnd={`url(#${route.name}-${lit ? "lit" : "plain"})`}
                />
              );
            })}
          </svg>
          <ol>
            {boxes.map((box) => (
              <StepBox
                key={box.step.step}
                box={box}
                route={route}
                faded={look !== null && look !== box.step.step && !near.has(box.step.step)}
                onLook={setLook}
              />
            ))}
          </ol>
        </div>
      </div>
    </>
  );
};
