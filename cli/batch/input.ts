/**
 * What a batch is read from: in comes a path, or `-` for standard input, out come its bytes, decompressed where they are gzip, whatever the
 * name says. What is plainly something else than one dossier a line is refused at once, with what to do about it.
 */
import { createReadStream, statSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Terminal } from "../terminal.js";
import { systemReason, WrongUse, type Sentence } from "../wrong-use.js";
import { refuseOtherFormats } from "./other-formats.js";

export interface Input {
  /** Each chunk stands until the next one is asked for. */
  readonly chunks: AsyncIterator<Uint8Array>;
  /** The size of the file, where it is one, and how much of it was read. */
  readonly size: number | undefined;
  readonly read: () => number;
  /** Reads no further, even where nothing comes. */
  close(): void;
}

const CHUNK = 512 * 1024;

/** Opens and looks at the beginning. Throws `WrongUse`, then and while reading. */
export async function openInput(given: string, terminal: Terminal): Promise<Input> {
  const name = given === "-" ? { fr: "L'entrée standard", en: "Standard input" } : quoted(given);
  const path = resolve(terminal.cwd, given);
  const stat = given === "-" ? undefined : statSync(path, { throwIfNoEntry: false });
  const source =
    stat?.isFile() === true
      ? fileSource(path)
      : streamSource(given === "-" ? terminal.standardInput() : createReadStream(path));
  let read = 0;
  async function* raw(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of source.bytes) {
        read += chunk.length;
        yield chunk;
      }
    } catch (failure) {
      const reason = systemReason(failure);
      throw new WrongUse({
        fr: `${name.fr} ne peut pas être lu${given === "-" ? "e" : ""} : ${reason.fr}.`,
        en: `${name.en} cannot be read: ${reason.en}.`,
      });
    }
  }
  try {
    const chunks = await dossiers(raw(), name, given === "-" ? undefined : given);
    return {
      chunks,
      size: stat?.size === 0 ? undefined : stat?.size,
      read: () => read,
      close: () => void source.close(),
    };
  } catch (failure) {
    source.close();
    throw failure;
  }
}

/** The bytes of lines, decompressed. Throws `WrongUse` where they are plainly something else. */
async function dossiers(
  bytes: AsyncGenerator<Uint8Array>,
  name: Sentence,
  path: string | undefined,
): Promise<AsyncGenerator<Uint8Array>> {
  const begun = await beginning(bytes, (head) => head.length >= 4);
  if (begun.head.length === 0) {
    throw new WrongUse({
      fr: `${name.fr} est vide : il n'y a rien à juger.`,
      en: `${name.en} is empty: there is nothing to judge.`,
    });
  }
  const isGzip = begun.head[0] === 0x1f && begun.head[1] === 0x8b;
  const chunks = isGzip ? decompressed(begun.all, name) : begun.all;
  const looked = await beginning(chunks, (head) => head.includes(10) || head.length >= 1 << 16);
  refuseOtherFormats(looked.head, looked.isWhole, path);
  return looked.all;
}

/** Where bytes come from; each chunk stands until the next one is asked for. */
interface Source {
  readonly bytes: AsyncIterable<Uint8Array>;
  close(): void;
}

const streamSource = (stream: Readable): Source => ({ bytes: stream, close: () => void stream.destroy() });

/** One chunk is read while the other is used. */
function fileSource(path: string): Source {
  let file: FileHandle | undefined;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    file = await open(path);
    let [used, free] = [Buffer.alloc(CHUNK), Buffer.alloc(CHUNK)];
    for (let next = file.read(free); ;) {
      const { bytesRead } = await next;
      if (bytesRead === 0) return;
      [used, free] = [free, used];
      next = file.read(free);
      // When the file is closed early, nobody waits for it.
      next.catch(() => undefined);
      yield used.subarray(0, bytesRead);
    }
  }
  return { bytes: bytes(), close: () => void file?.close() };
}

const quoted = (given: string): Sentence => ({
  fr: `« ${given} »`,
  en: `« ${given} »`,
});

/** Reads until `isEnough`; gives back what was read, and everything. */
async function beginning(
  source: AsyncGenerator<Uint8Array>,
  isEnough: (head: Uint8Array) => boolean,
): Promise<{ readonly head: Uint8Array; readonly isWhole: boolean; readonly all: AsyncGenerator<Uint8Array> }> {
  let head: Uint8Array = new Uint8Array(0);
  let isWhole = false;
  while (!isWhole && !isEnough(head)) {
    const next = await source.next();
    if (next.done === true) isWhole = true;
    else head = Buffer.concat([head, next.value]);
  }
  const kept = head;
  async function* all(): AsyncGenerator<Uint8Array> {
    if (kept.length > 0) yield kept;
    yield* source;
  }
  return { head, isWhole, all: all() };
}

async function* copies(source: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) yield Buffer.from(chunk);
}

async function* decompressed(source: AsyncGenerator<Uint8Array>, name: Sentence): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK });
  // The decompressor keeps chunks for later.
  const compressed = Readable.from(copies(source));
  compressed.on("error", (failure) => gunzip.destroy(failure));
  try {
    yield* compressed.pipe(gunzip) as AsyncIterable<Uint8Array>;
  } catch (failure) {
    const code = failure instanceof Error && "code" in failure ? String(failure.code) : "";
    if (!code.startsWith("Z_")) throw failure;
    throw new WrongUse(
      code === "Z_BUF_ERROR"
        ? {
            fr: `${name.fr} s'arrête avant la fin : le fichier compressé n'est pas entier.`,
            en: `${name.en} ends too early: the compressed file is not whole.`,
          }
        : {
            fr: `${name.fr} ne peut pas être décompressé : le fichier est abîmé.`,
            en: `${name.en} cannot be decompressed: the file is damaged.`,
          },
    );
  }
}
