//! Shapes as parts of an SVG path.

use std::fmt::Write as _;

/// A circle for the patient, a diamond for a carer; "too much" is a triangle, a carer's with a notch. All have about the same area.
pub fn dot(path: &mut String, (x, y): (i64, i64), r: i64, (too_much, by_carer): (bool, bool)) {
    let (wide, notch) = (r * 5 / 4, r * 3 / 4);
    match (too_much, by_carer) {
        (false, false) => write(path, format_args!("M{} {y}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0Z", x - r, d = 2 * r)),
        (false, true) => write(path, format_args!("M{x} {}l{wide} {wide}l-{wide} {wide}l-{wide}-{wide}Z", y - wide)),
        (true, false) => write(path, format_args!("M{x} {}l{wide} {d}h-{}Z", y - r, 2 * wide, d = 2 * r)),
        (true, true) => {
            write(path, format_args!("M{x} {}l{wide} {d}l-{wide}-{notch}l-{wide} {notch}Z", y - r, d = 2 * r + notch / 2));
        }
    }
}

/// Half the height of the bar of a single number, and how far its ends are rounded or pointed.
const BAR_R: i64 = 30;

/// A bar from one number to another, exactly, with the ends of its voice's mark: round, or pointed. That of a single number is as high as it
/// needs to be seen, and within the limits of the scale.
pub(super) fn bar(path: &mut String, (x, half): (i64, i64), (top, bottom): (i64, i64), (least_y, most_y): (i64, i64), by_carer: bool) {
    let short = (2 * BAR_R - (bottom - top)).max(0);
    let top = (top - short / 2).min(most_y - 2 * BAR_R).max(least_y);
    let long = (bottom - top).max(2 * BAR_R);
    if by_carer {
        let (r, side) = (BAR_R, long - 2 * BAR_R);
        if half > 2 * r {
            // A wide one has the ends of the mark at its corners.
            let flat = 2 * (half - r);
            let left = x - half + r;
            return write(path, format_args!("M{left} {top}h{flat}l{r} {r}v{side}l-{r} {r}h-{flat}l-{r}-{r}v-{side}Z"));
        }
        return write(path, format_args!("M{x} {top}l{half} {r}v{side}l-{half} {r}l-{half}-{r}v-{side}Z"));
    }
    let r = half.min(BAR_R);
    let (flat, side) = (2 * (half - r), long - 2 * r);
    write(
        path,
        format_args!(
            "M{} {}a{r} {r} 0 0 1 {r}-{r}h{flat}a{r} {r} 0 0 1 {r} {r}v{side}a{r} {r} 0 0 1-{r} {r}h-{flat}a{r} {r} 0 0 1-{r}-{r}Z",
            x - half,
            top + r
        ),
    );
}

/// A rectangle of this height standing on `base`.
pub(super) fn rect(path: &mut String, (x, width): (i64, i64), base: i64, height: i64) {
    write(path, format_args!("M{x} {base}v-{height}h{width}v{height}Z"));
}

/// Writing to a `String` cannot fail.
pub(super) fn write(path: &mut String, parts: std::fmt::Arguments<'_>) {
    path.write_fmt(parts).unwrap_or_default();
}
