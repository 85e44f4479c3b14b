/** The style of the page: readable on a screen and on paper, with signs and lines beside colours. */

export const STYLE = `:root { color-scheme: light; --ink: #1b1b1b; --faint: #595959; --rule: #d4d4d4; --whole: #e3f3e6; --whole-ink: #14602a; --part: #fff1cc; --part-ink: #7a4d00; --none: #fde0dd; --none-ink: #9c1c13; }
* { box-sizing: border-box; }
body { max-width: 76rem; margin: 0 auto; padding: 1.5rem; color: var(--ink); background: #fff; font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.4rem; margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1rem; margin: 2rem 0 .5rem; font-family: ui-monospace, "DejaVu Sans Mono", monospace; }
header p { max-width: 48rem; }
a { color: #0b4f9e; }
a:focus-visible, summary:focus-visible { outline: 3px solid #0b4f9e; outline-offset: 2px; }
.legend { display: flex; flex-wrap: wrap; gap: .5rem 2rem; padding: 0; margin: 1rem 0 1.5rem; list-style: none; }
table { border-collapse: collapse; margin: 0 0 1.5rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
th, td { padding: .3rem .9rem .3rem 0; text-align: left; border-bottom: 1px solid var(--rule); font-variant-numeric: tabular-nums; }
tbody th { font-weight: 400; }
.share { white-space: nowrap; }
.percent { display: inline-block; min-width: 4rem; }
.bar { display: inline-block; width: 8rem; height: .6rem; margin-left: .5rem; border: 1px solid var(--faint); vertical-align: middle; }
.bar > span { display: block; height: 100%; background: var(--whole-ink); }
summary { cursor: pointer; font-weight: 600; }
.left { padding-left: 1.25rem; list-style: none; }
.left li { margin: .2rem 0; text-indent: -1.25rem; }
.left .part > span, .note.part > span, .sign.part { color: var(--part-ink); }
.left .none > span, .note.none > span, .sign.none { color: var(--none-ink); }
.sign.whole { color: var(--whole-ink); }
.text { border: 1px solid var(--rule); padding: .5rem 0; }
.line { display: flex; font: .85rem/1.55 ui-monospace, "DejaVu Sans Mono", monospace; }
.line:target { outline: 2px solid #0b4f9e; }
.number { flex: 0 0 3.5rem; padding-right: .75rem; text-align: right; color: var(--faint); user-select: none; }
.sign { flex: 0 0 1.5rem; display: inline-block; min-width: 1.25rem; font-size: 1rem; line-height: 1.3; font-weight: 700; }
code { flex: 1; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; min-height: 1.55em; }
mark { color: inherit; padding-bottom: 2px; }
mark.whole { background: var(--whole); border-bottom: 1px solid var(--whole-ink); }
mark.part { background: var(--part); border-bottom: 2px dashed var(--part-ink); }
mark.none { background: var(--none); border-bottom: 3px double var(--none-ink); }
.note { margin: .1rem 1rem .35rem 5rem; padding: .1rem .6rem; font-size: .85rem; border-left: 4px double; }
.note.part { border-left-style: dashed; border-color: var(--part-ink); background: #fffaf0; }
.note.none { border-color: var(--none-ink); background: #fff5f4; }
.fold { margin: .35rem 0; background: #f6f6f6; }
.fold summary { padding: .2rem 1rem .2rem 5rem; font-weight: 400; font-size: .85rem; color: var(--faint); }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  mark, .note, .bar > span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .line, .note, tr { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  section + section { break-before: page; }
  a { color: inherit; }
}
`;
