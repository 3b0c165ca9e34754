import { z } from 'zod';

/** The parts of the manifest that Sidecar reads. Browsers return it untyped. */
export const manifestSchema = z.object({
  version: z.string(),
  permissions: z.array(z.string()).default([]),
  host_permissions: z.array(z.string()).default([]),
  /** Requested when they are needed. */
  optional_permissions: z.array(z.string()).default([]),
  optional_host_permissions: z.array(z.string()).default([]),
});

type Manifest = z.infer<typeof manifestSchema>;

/** Every permission of a manifest, hosts first. */
export function permissionsOf(manifest: Manifest): string[] {
  return [
    ...manifest.host_permissions,
    ...manifest.optional_host_permissions,
    ...manifest.permissions,
    ...manifest.optional_permissions,
  ];
}
