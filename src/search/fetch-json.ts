/**
 * The JSON in a file of the site.
 *
 * @throws TypeError when it cannot be fetched
 */
export async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new TypeError(`${address}: ${response.status}`);
  return response.json();
}
