/** Which of the things said in HTTP nobody may read in a log: passwords in forms, and cookies, which are as good as one. */

/** Any request may bring a cookie, and any response may set one. */
export function hasSecret(_verb: string): boolean {
  return true;
}

/** A message fit for a log: 'Cookie: ****', 'password=****'. */
export function withoutSecret(_verb: string, message: string): string {
  return message
    .replace(/^((?:Set-)?Cookie|Authorization|Proxy-Authorization):[^\r\n]*/gim, '$1: ****')
    .replace(/\b(password|token)=[^&\s]*/g, '$1=****');
}
