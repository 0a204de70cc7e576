/** How the printed card looks: black on white, A4, no picture of a screen. */
export const printStyle = `
@page { size: A4; margin: 18mm 16mm; }
* { box-sizing: border-box; }
body { max-width: 180mm; margin: 0 auto; padding: 8mm 4mm; color: #000; background: #fff; font: 11pt/1.4 "Golos Text", "PT Sans", Arial, sans-serif; }
h1 { margin: 0 0 2mm; font-size: 16pt; }
h2 { margin: 6mm 0 2mm; padding-bottom: 1mm; border-bottom: 0.3mm solid #000; font-size: 12pt; break-after: avoid; }
h3 { margin: 3mm 0 1mm; font-size: 11pt; break-after: avoid; }
p { margin: 0 0 2mm; }
dl { display: grid; grid-template-columns: 46mm 1fr; gap: 1mm 4mm; margin: 0; }
dt { color: #444; }
dd { margin: 0; }
.words { white-space: pre-wrap; overflow-wrap: anywhere; }
.reply { padding: 3mm 4mm; border: 0.4mm solid #000; break-inside: avoid; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 1mm 2mm; border: 0.2mm solid #888; text-align: left; vertical-align: top; font-size: 10pt; }
tr, li { break-inside: avoid; }
.sign { display: grid; grid-template-columns: 30mm 1fr 1fr 1fr; gap: 2mm 4mm; margin-top: 8mm; break-inside: avoid; }
.sign span { padding-top: 1mm; border-top: 0.3mm solid #000; color: #444; font-size: 8.5pt; text-align: center; }
.sign b { font-weight: 400; }
.foot { margin-top: 6mm; color: #444; font-size: 9pt; }
@media (max-width: 600px) { dl, .sign { grid-template-columns: 1fr; } }
`;
