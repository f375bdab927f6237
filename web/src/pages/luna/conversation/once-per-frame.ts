/** Hands on the latest value before the next picture is painted, and nothing any more after `end`. */
export function oncePerFrame<Value>(show: (value: Value) => void): { next(value: Value): void; end(): void } {
  let frame: number | null = null;
  let latest: Value;
  return {
    next(value) {
      latest = value;
      frame ??= requestAnimationFrame(() => {
        frame = null;
        show(latest);
      });
    },
    end() {
      if (frame !== null) cancelAnimationFrame(frame);
    },
  };
}
