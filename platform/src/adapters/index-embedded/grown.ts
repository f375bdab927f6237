type NumberArray = Uint8Array | Uint32Array | Float32Array | Float64Array;

/** `array` itself if it holds `length` elements, else a copy with room for twice as many. */
export function grown<A extends NumberArray>(array: A, length: number): A {
  if (length <= array.length) return array;
  const larger = new (array.constructor as new (size: number) => A)(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}
