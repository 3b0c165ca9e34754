/** True for the hosts that the sandbox stands in for: the domains of Base and Responso, and their subdomains. */
export function isSandboxHost(host: string): boolean {
  return /^([a-z0-9-]+\.)*(base|baselinker|responso)\.com$/.test(host);
}
