/** True for a host name of Base or Responso, bare or with labels before it: those the sandbox stands in for. */
export function isSandboxHost(host: string): boolean {
  return /^([a-z0-9-]+\.)*(base|baselinker|responso)\.com$/.test(host);
}
