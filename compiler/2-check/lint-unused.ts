/** Declarations that nothing reads: an input, a parameter, a definition, a decision without rule, an enumeration's name. */
import type { Context } from "./context.js";

export function lintUnused(ctx: Context): void {
  const { unit } = ctx;
  const own = unit.module.main;
  // What a library offers need not all be used by each regulation; a library alone uses nothing.
  if (own.header?.kind === "library") return;
  const mine = new Set<unknown>(own.declarations);
  const unused = (code: "jamais-lu", span: Parameters<Context["report"]>[1], nom: string): void =>
    void ctx.report(code, span, { nom });
  for (const [name, value] of unit.values) {
    switch (value.kind) {
      case "input":
        if (
          own.declarations.some((d) => d.kind === "dossier" && d.fields.includes(value.field)) &&
          !ctx.isUsed(value.field)
        )
          unused("jamais-lu", value.field.name.span, name);
        break;
      case "parameter":
      case "definition":
        if (mine.has(value.declaration) && !ctx.isUsed(value.declaration))
          unused("jamais-lu", value.declaration.name.span, name);
        break;
      case "decision":
      case "document":
      case "groups":
        break;
    }
  }
  for (const members of unit.members.values()) {
    for (const [name, member] of members) {
      if (member.kind === "derived" && mine.has(member.declaration) && !ctx.isUsed(member.declaration))
        unused("jamais-lu", member.declaration.name.span, name);
    }
  }
}
