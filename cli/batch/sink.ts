/** Where bytes are written: a file that can be taken up where it was left, or a stream; each write waits until the bytes are gone. */
import { open, type FileHandle } from "node:fs/promises";

export interface Sink {
  /** How many bytes were written, those of earlier runs included. */
  readonly size: number;
  write(bytes: Uint8Array): Promise<void>;
  /** Waits until what was written has reached the disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** A file, cut after `size` bytes and continued; made when `size` is 0. Rejects as `node:fs` does. */
export async function fileSink(path: string, size: number): Promise<Sink> {
  const file: FileHandle = await open(path, size === 0 ? "w" : "r+");
  if (size > 0) await file.truncate(size);
  let position = size;
  return {
    get size() {
      return position;
    },
    async write(bytes) {
      for (let from = 0; from < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, from, bytes.length - from, position);
        from += bytesWritten;
        position += bytesWritten;
      }
    },
    sync: () => file.datasync(),
    close: () => file.close(),
  };
}

/** What is not a file of its own: standard output, a device, a named pipe. */
export function streamSink(
  write: (bytes: Uint8Array) => Promise<void>,
  close = (): Promise<void> => Promise.resolve(),
): Sink {
  let size = 0;
  return {
    get size() {
      return size;
    },
    async write(bytes) {
      if (bytes.length === 0) return;
      await write(bytes);
      size += bytes.length;
    },
    sync: () => Promise.resolve(),
    close,
  };
}

/** Written to as it is, without a beginning to come back to. */
export async function deviceSink(path: string): Promise<Sink> {
  const file = await open(path, "w");
  return streamSink(
    async (bytes) => {
      for (let from = 0; from < bytes.length;) from += (await file.write(bytes, from)).bytesWritten;
    },
    () => file.close(),
  );
}
