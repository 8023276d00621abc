/** How much of a list there is room for: by lines, reckoned from letters, so that it is the same at every size. */

/** The last items that fit into so many lines, in their order; the very last is always among them. */
export function newestThatFit<T>(items: readonly T[], linesOf: (item: T) => number, room: number): T[] {
  let lines = 0;
  const left = items.findLastIndex((item, place) => {
    lines += linesOf(item);
    return lines > room && place < items.length - 1;
  });
  return items.slice(left + 1);
}
