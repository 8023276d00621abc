/** As far as it is used here: RFC 3492 §6.3. */
declare module 'punycode.js' {
  const punycode: { encode(label: string): string };
  export default punycode;
}
