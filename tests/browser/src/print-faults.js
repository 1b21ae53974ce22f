// What is wrong with the page for the doctor as it is laid out for paper: text below 9 pt, a body below 35 mm, texts that cross each other,
// leave their column or the sheet, arrows across the numbers of a body. Returns { faults, width, text }.
const paper = document.querySelector(".paper"), faults = [], texts = [];
const POINT = 96 / 72, MM = 96 / 25.4;
const walker = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT), range = document.createRange();
while (walker.nextNode()) {
  const of = walker.currentNode, element = of.parentElement, words = of.data.trim();
  range.selectNodeContents(of);
  const rects = [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
  // A dot for a place without a number may lie below one of its neighbours.
  if (!words || words === "•" || !rects.length || getComputedStyle(element).visibility === "hidden") continue;
  const drawing = element.closest("svg");
  // Text of a drawing grows and shrinks with it.
  const scale = drawing ? element.getScreenCTM().d : 1;
  const size = parseFloat(getComputedStyle(element).fontSize) * scale / POINT;
  if (size < 8.99) faults.push(`${size.toFixed(1)} pt: ${words}`);
  const column = element.closest("td, th") || element.closest(".half") || paper;
  const { left, right } = column.getBoundingClientRect();
  for (const rect of rects) {
    if (rect.left < -0.5 || rect.right > innerWidth + 0.5) faults.push(`over the side: ${words}`);
    else if (rect.left < left - 1 || rect.right > right + 1) faults.push(`out of its column by ${(rect.right - right).toFixed(1)}: ${words}`);
    // The height of the letters, not that of the line.
    const middle = (rect.top + rect.bottom) / 2, half = size * POINT * 0.36;
    texts.push({ words, of, left: rect.left, right: rect.right, top: middle - half, bottom: middle + half });
  }
}
texts.sort((a, b) => a.top - b.top);
for (const [index, one] of texts.entries()) {
  for (let next = index + 1; next < texts.length && texts[next].top < one.bottom - 0.5; next += 1) {
    const other = texts[next];
    if (other.of !== one.of && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5) faults.push(`${one.words} crosses ${other.words}`);
  }
}
const bodies = paper.querySelectorAll(".figure");
if (!bodies.length) faults.push("no body");
for (const body of bodies) {
  const skins = [...body.querySelectorAll(".skin")].map((skin) => skin.getBoundingClientRect());
  const high = (Math.max(...skins.map((skin) => skin.bottom)) - Math.min(...skins.map((skin) => skin.top))) / MM;
  if (!(high >= 35)) faults.push(`a body of ${high.toFixed(1)} mm`);
  const numbers = texts.filter((text) => body.contains(text.of));
  for (const arrow of body.querySelectorAll(".spread:not(.under)")) {
    const toPage = arrow.getScreenCTM(), length = arrow.getTotalLength();
    for (let at = 0; at <= length; at += 1) {
      const { x, y } = arrow.getPointAtLength(at).matrixTransform(toPage);
      const crossed = numbers.find((text) => x > text.left && x < text.right && y > text.top && y < text.bottom);
      if (crossed) { faults.push(`an arrow crosses ${crossed.words}`); break; }
    }
  }
}
return { faults: [...new Set(faults)], width: innerWidth, text: getComputedStyle(document.body).fontSize };
