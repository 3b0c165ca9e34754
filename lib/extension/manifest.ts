import * as z from 'zod/mini';

/** The parts of the manifest that Sidecar reads. Browsers return it untyped. */
export const manifestSchema = z.object({
  version: z.string(),
  permissions: z._default(z.array(z.string()), []),
  host_permissions: z._default(z.array(z.string()), []),
  /** Requested when they are needed. */
  optional_permissions: z._default(z.array(z.string()), []),
  optional_host_permissions: z._default(z.array(z.string()), []),
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
