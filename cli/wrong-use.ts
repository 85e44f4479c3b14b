/** The sentences of the command itself, and the failure that carries one: whoever typed the command can put it right. */
import type { Language } from "../diagnostics/render.js";

export type Sentence = Readonly<Record<Language, string>>;

/** The command was used wrongly; it ends with exit code 2 and this sentence. */
export class WrongUse extends Error {
  constructor(readonly sentence: Sentence) {
    super(sentence.en);
    this.name = "WrongUse";
  }
}

const REASONS: Readonly<Record<string, Sentence>> = {
  ENOENT: { fr: "il n'existe pas", en: "it does not exist" },
  EACCES: { fr: "l'accès n'est pas permis", en: "access is not permitted" },
  EPERM: { fr: "l'accès n'est pas permis", en: "access is not permitted" },
  EISDIR: { fr: "c'est un répertoire", en: "it is a folder" },
  ENOTDIR: { fr: "un répertoire du chemin est en fait un fichier", en: "a folder of the path is in fact a file" },
  ELOOP: { fr: "ses liens tournent en rond", en: "its links run in a circle" },
  ENOSPC: { fr: "il n'y a plus de place sur le disque", en: "the disk is full" },
  EROFS: { fr: "le disque est en lecture seule", en: "the disk is read-only" },
  ENAMETOOLONG: { fr: "son nom est trop long", en: "its name is too long" },
};

/** Why the system refused, in words. */
export function systemReason(failure: unknown): Sentence {
  const code = failure instanceof Error && "code" in failure ? String(failure.code) : "";
  return (
    REASONS[code] ?? {
      fr: `le système refuse${code === "" ? "" : ` (${code})`}`,
      en: `the system refuses${code === "" ? "" : ` (${code})`}`,
    }
  );
}
