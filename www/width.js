/**
 * Widths from which three columns, or wider cells, fit: of the element itself, in letters. Large
 * text needs its room as a smaller screen would.
 */
const WIDE = 62.5;
const MIDDLE = 40;

/**
 * Writes the width class of the program's place on it, for the style sheet: old engines have no
 * container queries, and the page's width says nothing about a guest. The element itself has no width
 * where the page makes it an inline one. Returns the way to stop.
 */
export function followWidth(place) {
  const write = () => {
    const app = place.firstElementChild;
    const letter = app ? parseFloat(getComputedStyle(app).fontSize) : 16;
    const width = place.clientWidth / letter;
    place.dataset.width = width >= WIDE ? "wide" : width >= MIDDLE ? "middle" : "narrow";
  };
  write();
  // In the next frame: a change of layout within the observer's own turn is an error on the host's page.
  const observer = new ResizeObserver(() => requestAnimationFrame(write));
  observer.observe(place);
  return () => observer.disconnect();
}
