/** The table of `w2.rules` written by hand, as one writes it: a chain of conditions, in the order of the rows. */
import type { Dossier, Result } from "../workloads/w2.js";

export function decideByHand(dossier: Dossier): Result {
  const { voie, titre, moyenne, experience } = dossier;
  if (dossier.fraude) return { issue: "annulation", row: 1 };
  if (dossier.absent)
    return voie === "scolaire" || voie === "apprentissage"
      ? { issue: "élimination", row: 2 }
      : { issue: "report", row: 3 };
  if (voie === "vae") {
    if (experience < 12) return { issue: "irrecevable", row: 4 };
    if (experience >= 36 && moyenne >= 10) return { issue: "reçu", row: 5 };
    if (titre === "bac" || titre === "bts") {
      if (moyenne >= 8) return { issue: "partiel", row: experience >= 36 ? 6 : 7 };
    } else if (experience < 36 && moyenne >= 12) return { issue: "reçu", row: 8 };
    return { issue: "refus", row: 20 };
  }
  if (moyenne >= 16) return { issue: "mention_très_bien", row: 9 };
  if (moyenne >= 14) return { issue: "mention_bien", row: 10 };
  if (moyenne >= 12) return { issue: "mention_assez_bien", row: 11 };
  if (moyenne >= 10) return { issue: "reçu", row: 12 };
  if (titre === "cap" || titre === "bac") {
    if (voie === "scolaire") {
      if (moyenne >= 9.5) return { issue: "rattrapage", row: 13 };
      if (moyenne >= 8) return { issue: "second_groupe", row: 14 };
    } else {
      if (moyenne >= 9)
        return experience >= 24 ? { issue: "rattrapage", row: 15 } : { issue: "second_groupe", row: 16 };
      if (moyenne >= 8) return { issue: "second_groupe", row: 17 };
    }
    return { issue: "refus", row: 20 };
  }
  if (moyenne >= 8) return { issue: "attestation", row: 18 };
  if (titre === "bts" && moyenne >= 6) return { issue: "attestation", row: 19 };
  return { issue: "refus", row: 20 };
}
