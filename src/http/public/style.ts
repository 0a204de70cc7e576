/** How the public page looks: plain, large enough, without a script and without a file from anywhere. */
export const publicStyle = `
:root { color-scheme: light; --ink: #1f1d1a; --ink-2: #57524a; --line: #d9d4ca; --accent: #0b5cad; --desk: #f4f2ee; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--desk); font: 17px/1.55 "Golos Text", "PT Sans", "Segoe UI", Arial, sans-serif; overflow-wrap: anywhere; }
main, header > div, footer { max-width: 820px; margin: 0 auto; padding: 0 20px; }
header { padding: 28px 0 20px; border-bottom: 1px solid var(--line); background: #fff; }
h1 { margin: 0 0 4px; font-size: 28px; line-height: 1.25; }
h2 { margin: 0 0 8px; font-size: 20px; line-height: 1.35; }
p { margin: 0 0 10px; }
a { color: var(--accent); text-underline-offset: 3px; }
a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.quiet { color: var(--ink-2); font-size: 15px; }
form { display: flex; flex-wrap: wrap; gap: 10px; margin: 22px 0 18px; }
label { flex-basis: 100%; font-weight: 600; }
input { flex: 1 1 220px; min-width: 0; min-height: 46px; padding: 8px 12px; border: 1px solid #908a7f; border-radius: 8px; background: #fff; font: inherit; color: inherit; }
button { min-height: 46px; padding: 8px 22px; border: 0; border-radius: 8px; color: #fff; background: var(--accent); font: inherit; font-weight: 600; cursor: pointer; }
article { margin: 0 0 16px; padding: 20px 24px; border: 1px solid var(--line); border-radius: 10px; background: #fff; }
.words { white-space: pre-wrap; }
nav { display: flex; flex-wrap: wrap; gap: 10px 24px; margin: 18px 0; }
footer { padding-top: 8px; padding-bottom: 36px; }
body.snippet { background: #fff; font-size: 15px; }
body.snippet ul { margin: 0; padding: 12px 16px; list-style: none; }
body.snippet li { margin: 0 0 10px; }
@media (max-width: 480px) { main, header > div, footer { padding-left: 14px; padding-right: 14px; } article { padding: 16px; } h1 { font-size: 24px; } }
`;
