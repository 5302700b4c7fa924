export interface LogFile {
  /** Told when lines are lost, with the system's word for why, and with undefined when they are written again. */
  onState: (lost: string | undefined) => void;
  write(chunk: string | Uint8Array): void;
}

export function openLogFile(file: string): LogFile;
