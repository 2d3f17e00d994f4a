// Offsets in code points (Python) and in UTF-16 units (the browser).

/** Offsets in code points (Python) and in UTF-16 units (the browser), both ways. */
class Offsets {
  constructor(text) {
    this.units = text.length;
    this.astral = [];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
        const next = text.charCodeAt(i + 1);
        if (next >= 0xdc00 && next < 0xe000) this.astral.push(i++);
      }
    }
  }
  before(list, limit) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  toPoints(units) {
    return units - this.before(this.astral, units);
  }
  toUnits(points) {
    if (!this.astral.length) return points;
    let low = points, high = Math.min(this.units, points + this.astral.length);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.toPoints(middle) < points) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export { Offsets };
