/**
 * Makes something of a thing once, and keeps it for as long as the thing is kept: runs of one scenario share what is the same for
 * all of them. Neither is ever changed.
 */
export function once<Thing extends object, Made>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const made = new WeakMap<Thing, { readonly result: Made }>();
  return (thing) => {
    let known = made.get(thing);
    if (!known) made.set(thing, (known = { result: make(thing) }));
    return known.result;
  };
}
