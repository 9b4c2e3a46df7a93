/** Charts on paper: they are drawn for the window, and shrink to the page while the browser prints. */

const CHARTS = ".js-plotly-plot:not(.instrument *) svg.main-svg"; // the instrument fits itself to the page

/** Let each drawing of a chart be scaled as a whole; a style for print sets the width. */
function loosen() {
  for (const drawing of document.querySelectorAll(CHARTS)) {
    const [width, height] = ["width", "height"].map((name) => parseFloat(drawing.getAttribute(name) ?? "0"));
    if (width && height) drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }
}

/** Let the drawings be as they are on the screen. */
function tighten() {
  for (const drawing of document.querySelectorAll(CHARTS)) drawing.removeAttribute("viewBox");
}

/** Fit the charts of the page to paper whenever it is printed; returns what ends that. @returns {() => void} */
export function fitForPrint() {
  window.addEventListener("beforeprint", loosen);
  window.addEventListener("afterprint", tighten);
  return () => {
    window.removeEventListener("beforeprint", loosen);
    window.removeEventListener("afterprint", tighten);
  };
}
