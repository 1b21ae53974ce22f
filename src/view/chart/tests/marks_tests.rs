//! The room of the marks.

use super::*;

#[test]
fn everything_is_within_the_drawing_and_one_below_the_other() {
    for size in [Size::PHONE, Size::PAPER, Size::on_screen(254, 22), Size::on_screen(574, 12)] {
        for has in [[false; 3], [true; 3], [true, false, true], [false, true, false]] {
            let frame = Frame::new(size, has[0], has[1], has[2]);
            let Frame { head_y, too_much_y, ten_y, zero_y, blank_y, dose_y, dose_height, foot_y, height, .. } = frame;
            let above = if has[0] { too_much_y + frame.radius } else { head_y };
            let order = [
                0,
                above,
                ten_y - frame.radius,
                zero_y,
                blank_y,
                blank_y + 35,
                dose_y - dose_height,
                dose_y,
                foot_y - frame.text,
                foot_y,
                height,
            ];
            let least = if size == Size::PAPER { 50 } else { 85 };
            assert!(order.is_sorted() && frame.step >= least, "{size:?} {has:?} {order:?} {}", frame.step);
            assert!(frame.radius * 2 <= frame.step, "marks of neighbouring numbers cover each other: {size:?} {has:?} {frame:?}");
        }
    }
}

#[test]
fn equal_numbers_of_one_time_are_one_larger_mark() {
    let one = point("2026-11-21T08:00:00+01:00", "3", false);
    let other = point("2026-11-21T08:01:00+01:00", "3", false);
    let span = ("2026-11-19", "2026-11-25");
    let path = |points: &[Point]| laid_out(points, &[], Columns::Hours, span).dots.iter().map(|dots| dots.path.clone()).collect::<Vec<_>>();
    let (single, both) = (path(&[one]), path(&[one, other]));
    assert_eq!((single.len(), both.len(), both[0].matches('M').count()), (1, 1, 1));
    assert!(single[0].contains("a42 42") && both[0].contains("a59 59"), "{single:?} {both:?}");
    assert_eq!(path(&[one, recalled(other)]).len(), 2, "a recalled one stays apart");
    assert_eq!(path(&[one, Point { by_carer: true, ..other }]).len(), 2, "a carer's stays apart");
    assert_eq!(path(&[one; 500]).concat().matches("a63 63").count(), 2, "at most half as wide again");
}

/// Radius of a single mark and of the largest, and the step of the scale.
fn radii(days: i64, size: Size) -> [i64; 3] {
    let first = day("2026-10-27");
    let last = first + chrono::TimeDelta::days(days - 1);
    let at = |score| point("2026-10-27T08:00:00+01:00", score, false);
    let points = [[at("5"); 9].as_slice(), &[at("too-much")]].concat();
    let doses = [points[0].at];
    let columns = Columns::of_report(days);
    let chart =
        Chart::new(&Plotted { points: &points, of_days: &[], doses: &doses, changes: &[first], span: (first, last), columns, size });
    let grown = chart.dots[0].path.split(['a', ' ']).nth(2).and_then(|radius| radius.parse().ok()).expect("a circle");
    [chart.radius, grown, chart.frame.step]
}

#[test]
fn on_paper_marks_of_neighbouring_numbers_touch_and_the_largest_cover_a_quarter_of_each_other() {
    for days in [1, 7, 14, 30, 60] {
        let [single, grown, step] = radii(days, Size::PAPER);
        assert!(single >= 20 && 2 * single <= step && 4 * grown <= 3 * step + 4, "{days}: {single} {grown} {step}");
    }
    assert_eq!([1, 7, 30].map(|days| radii(days, Size::PHONE)[0]), [42, 42, 22]);
}
