/** A pack's `manifest.json`, read from any JSON: comes out as a `Manifest` that can be trusted in shape, or a `PackError`. */
import { dayNumber } from "./calendar.js";
import { LANGUAGE_VERSION, type Manifest, type RegulationEntry, type Selector, type VersionEntry } from "./manifest.js";
import { PackError } from "./pack-error.js";
import { childOf, pointerTo } from "./pointer.js";

/** Refuses what is not a manifest, and a pack made for a later language than `LANGUAGE_VERSION`. */
export function readManifest(json: unknown): Manifest {
  const language = childOf(json, "language");
  if (typeof language === "number" && language > LANGUAGE_VERSION) {
    throw new PackError("later-language", {
      fr: `Ce pack est fait pour la version ${language} du langage ; ce moteur connaît la version ${LANGUAGE_VERSION}. Mettez le moteur à jour.`,
      en: `This pack is made for version ${language} of the language; this runtime knows version ${LANGUAGE_VERSION}. Update the runtime.`,
    });
  }
  const at = new Place(json, "");
  return {
    language: language === LANGUAGE_VERSION ? language : at.key("language").wrong(),
    ...at.optionalText("compiler"),
    runtime: { file: at.key("runtime").path("file"), sha256: at.key("runtime").text("sha256") },
    regulations: at.key("regulations").list().map(regulation),
  };
}

function regulation(at: Place): RegulationEntry {
  const versions = at.key("versions").list().map(version);
  const selector = versions[0]?.selector;
  const oneSelector = versions.every((v) => v.selector?.key === selector?.key && v.selector?.kind === selector?.kind);
  if (versions.length === 0 || !oneSelector || (versions.length > 1 && !selector)) return at.key("versions").wrong();
  return { code: at.text("code"), ...at.optionalText("title"), ...at.optionalText("succeeds"), versions };
}

function version(at: Place): VersionEntry {
  const selector = at.key("selector");
  const kind = selector.absent ? undefined : selector.text("kind");
  if (kind !== undefined && kind !== "year" && kind !== "date") return selector.key("kind").wrong();
  return {
    version: at.text("version"),
    ...at.optionalText("title"),
    ...(kind === undefined ? {} : { selector: { key: selector.text("key"), kind } }),
    ...bound(at, "from", kind),
    ...bound(at, "to", kind),
    file: at.path("file"),
    digest: at.text("digest"),
    outputs: at.key("outputs").hashes(),
    sources: at.key("sources").hashes(),
  };
}

/** A first or last day, or year, of the kind that selects the version. */
function bound<Key extends string>(
  at: Place,
  key: Key,
  kind: Selector["kind"] | undefined,
): { readonly [K in Key]?: string } {
  const read = at.optionalText(key);
  const text = read[key];
  if (text === undefined || kind === undefined) return read;
  return (kind === "year" ? /^\d{1,4}$/.test(text) : dayNumber(text) !== undefined) ? read : at.key(key).wrong();
}

/** A value of the manifest and where it stands. */
class Place {
  constructor(
    private readonly value: unknown,
    private readonly pointer: string,
  ) {}

  get absent(): boolean {
    return this.value === undefined;
  }

  key(key: string | number): Place {
    return new Place(childOf(this.value, String(key)), pointerTo(this.pointer, key));
  }

  wrong(): never {
    throw new PackError("malformed", {
      fr: `Le fichier manifest.json n'est pas celui d'un pack : voir « ${this.pointer} ». Compilez le pack à nouveau.`,
      en: `manifest.json is not that of a pack: see “${this.pointer}”. Compile the pack again.`,
    });
  }

  list(): Place[] {
    return Array.isArray(this.value) ? this.value.map((_, i) => this.key(i)) : this.wrong();
  }

  text(key: string): string {
    const place = this.key(key);
    return typeof place.value === "string" ? place.value : place.wrong();
  }

  optionalText<Key extends string>(key: Key): { readonly [K in Key]?: string } {
    const read: { [K in Key]?: string } = {};
    if (!this.key(key).absent) read[key] = this.text(key);
    return read;
  }

  /** A file of the pack: never outside of it. */
  path(key: string): string {
    const path = this.text(key);
    return isInside(path) ? path : this.key(key).wrong();
  }

  hashes(): Readonly<Record<string, string>> {
    if (typeof this.value !== "object" || this.value === null || Array.isArray(this.value)) return this.wrong();
    for (const [path, hash] of Object.entries(this.value))
      if (typeof hash !== "string" || !isInside(path)) return this.key(path).wrong();
    return this.value as Readonly<Record<string, string>>;
  }
}

const isInside = (path: string): boolean =>
  path !== "" &&
  !/[\\:\0?#%]/.test(path) &&
  path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
