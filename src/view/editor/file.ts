/** How the file of a story is called: by its title, as far as every file system takes it. */
export function fileName(title: string): string {
  const name = title
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${name === '' ? 'story' : name}.yaml`;
}
