import { encode } from "uqr";
import { useMemo } from "react";
import css from "./security.module.css";

/** A square code drawn here, as one path of one picture: nothing is asked of any other computer. */
export const QrPicture = ({ text, title }: { readonly text: string; readonly title: string }) => {
  const { path, size } = useMemo(() => {
    const { data, size } = encode(text, { ecc: "M", border: 2 });
    const cells = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { path: cells.join(""), size };
  }, [text]);
  return (
    <div className={css.picture}>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={title} shapeRendering="crispEdges">
        <path d={path} fill="#000000" />
      </svg>
    </div>
  );
};
