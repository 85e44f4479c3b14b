/** What rules conclude on, and what exceptions are to, as texts: « decision résultat », « document Diplôme », « rule admission ». */
import type { Conclusion, Target } from "../../plan/plan.js";

export const topicOf = (c: Conclusion): string =>
  c.kind === "decide" ? `decision ${c.decision}` : `document ${c.document}`;

export function topicOfTarget(target: Target): string {
  switch (target.kind) {
    case "rule":
      return `rule ${target.rule}`;
    case "decision":
      return `decision ${target.decision}`;
    case "document":
      return `document ${target.document}`;
  }
}
