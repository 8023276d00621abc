/** What the types that D3 comes with lack. */
export {};

declare module 'd3-interpolate' {
  namespace interpolateZoom {
    function rho(rho: number): typeof interpolateZoom;
  }
}
