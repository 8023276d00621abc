/** One thing after another: each begins when those that were asked for before it have ended, well or not. */
export function turns(): <T>(act: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = before.then(act);
    before = turn.catch(() => {});
    return turn;
  };
}
