/** The versions of one règlement together: one selecting field, no two in force at once, no gap between them. */
import type { Plan } from "../plan/plan.js";
import type { Module } from "./1-resolve/modules.js";
import { before } from "./2-check/parameters.js";
import { grouped } from "./grouping.js";
import type { Reporter } from "./report.js";
import { dayNumber, isoDate } from "../runtime/calendar.js";
import type { Span } from "../diagnostics/source.js";

export function checkVersions(plans: readonly Plan[], modules: readonly Module[], reporter: Reporter): void {
  const headers = new Map(modules.map((m) => [m.main.path, m.main.header]));
  const place = (p: Plan): Span =>
    headers.get(p.files[0] ?? "")?.validity?.span ??
    headers.get(p.files[0] ?? "")?.code.span ?? { file: p.files[0] ?? "", start: 0, end: 0 };
  const byCode = grouped(plans, (p) => p.code);
  for (const versions of byCode.values()) {
    const sorted = [...versions].sort((a, b) => (before(a.validity?.from ?? "", b.validity?.from ?? "") ? -1 : 1));
    sorted.forEach((next, i) => {
      const last = sorted[i - 1];
      if (last === undefined) return;
      const related = [
        { span: place(last), note: { fr: `version « ${last.version} »`, en: `version “${last.version}”` } },
      ];
      const values = { code: next.code, une: last.version, autre: next.version };
      if (key(last) !== key(next)) reporter.report("sélecteurs-différents", place(next), values, { related });
      else if (
        last.validity === undefined ||
        next.validity === undefined ||
        last.validity.to === undefined ||
        !before(last.validity.to, next.validity.from)
      ) {
        reporter.report("versions-en-même-temps", place(next), values, { related });
      } else if (following(last.validity.to, next.selector?.kind) !== next.validity.from) {
        reporter.report(
          "trou-entre-versions",
          place(next),
          { ...values, depuis: last.validity.to, jusque: next.validity.from },
          { related },
        );
      }
    });
  }
}

/** What selects a version, as the candidate file gives it. */
const key = (p: Plan): string =>
  `${p.selector?.kind ?? ""} ${p.dossier.find((f) => f.name === p.selector?.field)?.key ?? ""}`;

/** The day or the year after. */
function following(moment: string, kind: "date" | "year" | undefined): string {
  if (kind === "year") return String(Number(moment) + 1);
  const day = dayNumber(moment);
  return day === undefined ? moment : isoDate(day + 1);
}
