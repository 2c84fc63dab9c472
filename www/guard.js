/**
 * Watches over one instance of the program. Whatever is thrown out of it means that it stopped in
 * the middle of something: its memory can no longer be trusted, so from then on every call into it
 * does nothing, and timers or listeners that it left behind do no harm.
 *
 * `report` is called once, with what was thrown, after the stack has unwound.
 */
export function guard(exports, report) {
  let depth = 0;
  let stopped = false;

  function stop(caught) {
    if (stopped) return;
    stopped = true;
    queueMicrotask(() => report(caught));
  }

  function watch(call) {
    return (...values) => {
      if (stopped) return undefined;
      depth += 1;
      try {
        return call(...values);
      } catch (caught) {
        stop(caught);
        // Frames of the program further down the stack must not go on either.
        if (depth > 1) throw caught;
        return undefined;
      } finally {
        depth -= 1;
      }
    };
  }

  const watched = {};
  for (const [name, value] of Object.entries(exports)) {
    watched[name] = typeof value === "function" ? watch(value) : value;
  }
  return watched;
}
