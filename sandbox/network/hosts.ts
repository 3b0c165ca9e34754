/** True for the hosts that the sandbox stands in for: Base, Responso, another helpdesk (`shop.test`), and their subdomains. */
export function isSandboxHost(host: string): boolean {
  return /^([a-z0-9-]+\.)*(?:(?:base|baselinker|responso)\.com|shop\.test)$/.test(host);
}
