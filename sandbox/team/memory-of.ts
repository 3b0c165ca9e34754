import { readFileSync } from 'node:fs';

/** The memory of a process (bytes): the most that it ever had. 0 where there is no /proc. */
export function memoryOf(pid: number): number {
  try {
    const [, kilobytes = '0'] =
      /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}
