import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

const MIB = 1024 * 1024;

/** Names and values of PostgreSQL's settings. */
export type Settings = Readonly<Record<string, string>>;

/**
 * What the embedded server is started with. Sized for a machine that it shares with Node and a browser: an eighth of
 * the memory for its buffers, between 128 MiB and 1 GiB.
 */
export function serverSettings(): Settings {
  const memory_mib = Math.floor(totalmem() / MIB);
  const buffers_mib = Math.min(1024, Math.max(128, Math.floor(memory_mib / 8)));
  return {
    // Compiling a query costs more than the small questions asked here take.
    jit: 'off',
    shared_buffers: `${buffers_mib}MB`,
    effective_cache_size: `${Math.max(buffers_mib, Math.floor(memory_mib / 2))}MB`,
    work_mem: '32MB',
    maintenance_work_mem: `${Math.min(512, Math.max(64, Math.floor(memory_mib / 16)))}MB`,
    max_connections: '120',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    // Small reads get slower, not faster, with many workers.
    max_parallel_workers_per_gather: '2',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    ...sharedMemory(),
  };
}

/** Containers often have 64 MB of /dev/shm: parallel queries would run out of it, so files take its place. */
function sharedMemory(): Settings {
  if (process.platform !== 'linux') return {};
  try {
    const { bsize, bavail } = statfsSync('/dev/shm');
    return bsize * bavail < 512 * MIB ? { dynamic_shared_memory_type: 'mmap' } : {};
  } catch {
    return { dynamic_shared_memory_type: 'mmap' };
  }
}
